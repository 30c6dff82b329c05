"""Published content: immutable documents, releases made of them, one pointer per market."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Document(models.Model):
    """One item's published content for a market and locale, addressed by its own SHA-256."""

    digest = models.CharField(max_length=64, primary_key=True)
    body = models.JSONField()


class Release(models.Model):
    """A snapshot of everything one market publishes. Never changed once written."""

    market = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["market", "number"], name="one_release_per_number")
        ]


class ReleaseEntry(models.Model):
    """Where a document stands in a release; `position` orders pages of the API."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=120)
    locale = models.CharField(max_length=35)
    position = models.PositiveIntegerField()
    document = models.ForeignKey(Document, models.PROTECT)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["release", "kind", "key", "locale"], name="one_document_per_place"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["release", "kind", "locale", "position"], name="release_page")
        ]


class MarketPointer(models.Model):
    """The release a market serves now. Moving it is publishing, or rolling back."""

    market = models.CharField(max_length=8, primary_key=True)
    release = models.ForeignKey(Release, models.PROTECT)
    moved_at = models.DateTimeField(default=timezone.now)


class OutboxEvent(models.Model):
    """Something outsiders want to know, written in the transaction that made it true."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    type = models.CharField(max_length=40)
    market = models.CharField(max_length=8)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)
