"""Registers `export` with Django."""

from django.apps import AppConfig


class ExportConfig(AppConfig):
    name = "export"
