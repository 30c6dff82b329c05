"""Registers `checks` with Django."""

from django.apps import AppConfig


class ChecksConfig(AppConfig):
    name = "checks"
