"""What was translated before, what was paid for, and what each engine was asked."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class MemoryOrigin(models.TextChoices):
    STARTER = "starter"  # ships with the project
    REVIEW = "review"  # approved by a person here


class MemoryUnit(models.Model):
    """One reviewed segment in two languages. Later review replaces the starter's wording."""

    source_locale = models.CharField(max_length=35)
    target_locale = models.CharField(max_length=35)
    source_digest = models.CharField(max_length=64)
    source_text = models.TextField()
    target_text = models.TextField()
    origin = models.CharField(max_length=8, choices=MemoryOrigin.choices)
    context = models.CharField(max_length=200, blank=True)
    replaced_text = models.TextField(blank=True)  # the starter's wording, to go back to
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source_locale", "target_locale", "source_digest"],
                name="one_unit_per_segment",
            )
        ]


class PaidTranslation(models.Model):
    """An engine's answer, kept so that the same segment is never bought twice."""

    engine = models.CharField(max_length=40)
    options_digest = models.CharField(max_length=64)
    source_locale = models.CharField(max_length=35)
    target_locale = models.CharField(max_length=35)
    source_digest = models.CharField(max_length=64)
    text = models.TextField()
    characters = models.PositiveIntegerField()
    model = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "engine",
                    "options_digest",
                    "source_locale",
                    "target_locale",
                    "source_digest",
                ],
                name="bought_once",
            )
        ]


class EngineCall(models.Model):
    """The ledger: one line per request that left for an engine."""

    engine = models.CharField(max_length=40)
    model = models.CharField(max_length=80, blank=True)
    source_locale = models.CharField(max_length=35)
    target_locale = models.CharField(max_length=35)
    texts = models.PositiveIntegerField()
    characters = models.PositiveIntegerField()
    milliseconds = models.PositiveIntegerField()
    error = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
