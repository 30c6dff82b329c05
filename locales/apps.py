"""Floor 0: the knowledge of places, as data and the code that reads it."""

from django.apps import AppConfig


class LocalesConfig(AppConfig):
    name = "locales"
