"""Items, their entries and what those entries say in each locale and market."""

import hashlib
import unicodedata
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


def text_digest(text: str, locale: str) -> str:
    """The identity of a source text: SHA-256 of locale and NFC text."""
    normal = unicodedata.normalize("NFC", text)
    return hashlib.sha256(f"{locale}\0{normal}".encode()).hexdigest()


class ItemKind(models.TextChoices):
    PRODUCT = "product"
    CAMPAIGN = "campaign"
    SNIPPET = "snippet"


class TextFormat(models.TextChoices):
    PLAIN = "plain"
    HTML = "html"


class State(models.TextChoices):
    """XLIFF 2.1 states. Outdated is not stored: it follows from the source's digest."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


APPROVED = (State.REVIEWED, State.FINAL)


class Origin(models.TextChoices):
    MEMORY = "memory"
    MACHINE = "machine"
    HUMAN = "human"
    SOURCE = "source"  # the seller's own words, already in the market's language


class Item(models.Model):
    """A thing with content. `facts` are what is not translated: SKU, price, tags, variants."""

    kind = models.CharField(max_length=12, choices=ItemKind.choices)
    key = models.CharField(max_length=120)
    source_locale = models.CharField(max_length=35)
    facts = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ["kind", "position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key"], name="one_item_per_key_and_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class Entry(models.Model):
    """One translatable field of an item; `digest` identifies the source text."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="entries")
    field = models.CharField(max_length=40)
    source_text = models.TextField()
    source_locale = models.CharField(max_length=35)
    text_format = models.CharField(
        max_length=8, choices=TextFormat.choices, default=TextFormat.PLAIN
    )
    max_length = models.PositiveIntegerField(null=True)  # characters, where a channel sets one
    position = models.PositiveSmallIntegerField(default=0)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["item", "position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "field"], name="one_entry_per_field")
        ]

    def __str__(self) -> str:
        return f"{self.item}/{self.field}"


class AdaptationQuerySet(models.QuerySet["Adaptation"]):
    def outdated(self) -> "AdaptationQuerySet":
        return self.exclude(state=State.INITIAL).exclude(source_digest=F("entry__digest"))

    def approved(self) -> "AdaptationQuerySet":
        return self.filter(state__in=APPROVED)

    def waiting(self) -> "AdaptationQuerySet":
        """What a person still has to decide: not approved, or approved for an older source."""
        stale = Q(state__in=APPROVED) & ~Q(source_digest=F("entry__digest"))
        return self.filter(Q(state__in=[State.INITIAL, State.TRANSLATED]) | stale)


class Adaptation(models.Model):
    """An entry's text for a locale, or for one market where it differs (`market` non-empty).

    `source_text` and `source_digest` are of the source it was made from, so a later change of
    the source can be shown as a diff. `note` says why there is no text yet.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="adaptations")
    locale = models.CharField(max_length=35)
    market = models.CharField(max_length=8, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.INITIAL)
    origin = models.CharField(max_length=8, choices=Origin.choices, blank=True)
    engine = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)
    source_text = models.TextField(blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AdaptationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "locale", "market"], name="one_adaptation_per_place"
            ),
            models.CheckConstraint(
                condition=Q(state=State.INITIAL) | ~Q(text=""), name="only_initial_may_be_empty"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["locale", "state"], name="adaptation_queue")]

    def __str__(self) -> str:
        return f"{self.entry} [{self.market or self.locale}]"

    @property
    def is_outdated(self) -> bool:
        return self.state != State.INITIAL and self.source_digest != self.entry.digest


class Revision(models.Model):
    """What an adaptation said before and after each change. Append-only."""

    adaptation = models.ForeignKey(Adaptation, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=State.choices)
    origin = models.CharField(max_length=8, blank=True)
    source_text = models.TextField(blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["adaptation", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["adaptation", "number"], name="one_revision_per_number")
        ]
