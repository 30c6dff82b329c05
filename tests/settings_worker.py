"""Settings of worker processes that tests start: the jobs' floor and a ledger, nothing above."""

from config.settings import *  # noqa: F403

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "config",
    "accounts",
    "jobs",
    "tests.jobs.ledger",
]
MIGRATION_MODULES = dict.fromkeys(["auth", "contenttypes", "accounts", "jobs"])  # from the models
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "tests.jobs.ledger.urls"
TEMPLATES: list[dict[str, object]] = []
