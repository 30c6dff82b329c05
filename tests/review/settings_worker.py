"""Settings of whole workers that tests start: the project's own, and a lease of seconds."""

from config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.review.impatient"]  # noqa: F405
MIGRATION_MODULES = {name.split(".")[-1]: None for name in INSTALLED_APPS}  # from the models
