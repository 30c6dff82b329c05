"""Settings. Every one can be set by an environment variable; none has to be."""

import os
import secrets
from pathlib import Path

import environ  # type: ignore[import-untyped]

from locales import zones

zones.use_package()

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.str("TERROIR_VAR", default="") or BASE_DIR / "var").resolve()


def own_secret_key() -> str:
    """A key made on the first start and kept in var/; a passing one where nothing can be written.

    The analysing commands run from a read-only copy of the tree and sign nothing.
    """
    path = VAR_DIR / "secret_key"
    key = secrets.token_urlsafe(50)
    draft = path.with_name(f"secret_key.{os.getpid()}")
    try:
        if not path.exists():
            VAR_DIR.mkdir(parents=True, exist_ok=True)
            draft.touch(mode=0o600)
            draft.write_text(key, encoding="utf-8")
            draft.replace(path)  # whole or not at all: two processes may start at once
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return key


SECRET_KEY: str = env.str("SECRET_KEY", default="") or own_secret_key()
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "config",
    "console",
    "export",
    "campaigns",
    "releases",
    "review",
    "translation",
    "catalog",
    "jobs",
    "accounts",
    "checks",
    "locales",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "export.middleware.ProblemMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "config.templatetags.labels",
                "config.templatetags.profiles",
                "config.templatetags.terroir",
            ],
        },
    }
]

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "terroir.sqlite3"}
DATABASES = {"default": env.db_url("DATABASE_URL") if "DATABASE_URL" in env else SQLITE}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:login"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "interface"]
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
WHITENOISE_USE_FINDERS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="filesystem://")
CELERY_BROKER_DIR = VAR_DIR / "broker"
CELERY_QUEUE = env.str("TERROIR_QUEUE", default="terroir")
JOB_SENDER = "config.celery.send_job"  # called with a job's id once its rows are committed
SCHEDULER_SECONDS = env.int("TERROIR_SCHEDULER_SECONDS", default=30)

DEEPL_AUTH_KEY = env.str("DEEPL_AUTH_KEY", default="")
DEEPL_SERVER_URL = env.str("DEEPL_SERVER_URL", default="")
TRANSLATION_ENGINE = env.str(
    "TERROIR_ENGINE", default="deepl" if DEEPL_AUTH_KEY else ""
)  # "" = none: what the memory lacks waits for a human

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
    "loggers": {"deepl": {"level": "WARNING"}},  # at DEBUG it prints whole texts
}
