"""Registers `releases` with Django."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"
