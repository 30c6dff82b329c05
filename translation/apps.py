"""Registers `translation` with Django."""

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "translation"
