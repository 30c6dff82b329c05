"""Registers `review` with Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"
