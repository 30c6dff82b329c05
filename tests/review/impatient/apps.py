"""Registers the app with Django, behind `review`, whose runner it replaces."""

from django.apps import AppConfig


class ImpatientConfig(AppConfig):
    name = "tests.review.impatient"
    label = "impatient"
