"""Campaigns tied to observances, and each market's turn of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from catalog.models import Item
from releases.models import Release


class Campaign(models.Model):
    """Content tied to an observance by rules, never to an instant."""

    item = models.OneToOneField(Item, models.CASCADE, related_name="campaign")
    event = models.CharField(max_length=40)
    markets = models.JSONField(default=list)
    products = models.ManyToManyField(Item, related_name="promoted_by", blank=True)
    cancelled_at = models.DateTimeField(null=True)


class StepName(models.TextChoices):
    OPENS = "opens"
    CLOSES = "closes"


class Step(models.Model):
    """A rule such as “Ramadan −7 days, 10:00 local”."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=8, choices=StepName.choices)
    offset_days = models.SmallIntegerField()
    local_time = models.TimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "name"], name="one_step_per_name")
        ]


class LaunchState(models.TextChoices):
    PLANNED = "planned"
    HELD = "held"
    LAUNCHED = "launched"
    CANCELLED = "cancelled"


class Launch(models.Model):
    """One market's turn of one step: wall time and zone are the truth, `due_at` follows.

    `earliest` and `latest` are the observance's window in this market, in civil days.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="launches")
    market = models.CharField(max_length=8)
    turn = models.CharField(max_length=12)  # which occurrence: "2027", "1448 AH"
    earliest = models.DateField()
    latest = models.DateField()
    status = models.CharField(max_length=12)  # projected, official, announced, confirmed
    wall_date = models.DateField()
    wall_clock = models.TimeField()
    time_zone = models.CharField(max_length=64)
    due_at = models.DateTimeField(db_index=True)
    waits = models.BooleanField(default=False)  # the day must be confirmed first
    state = models.CharField(max_length=10, choices=LaunchState.choices, default="planned")
    held_because = models.CharField(max_length=300, blank=True)
    launched_at = models.DateTimeField(null=True)
    release = models.ForeignKey(Release, models.PROTECT, null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["step", "market", "turn"], name="one_launch_per_turn")
        ]


class Said(models.TextChoices):
    SIGHTED = "sighted"  # the crescent was seen: the month begins
    NOT_SIGHTED = "not sighted"  # it was not: the month before has thirty days
    MOVED = "moved"  # any other word on the day


class Confirmation(models.Model):
    """What an authority said about one market's day, recorded by a person."""

    event = models.CharField(max_length=40)
    market = models.CharField(max_length=8)
    turn = models.CharField(max_length=12)
    kind = models.CharField(max_length=12, choices=Said.choices, default=Said.MOVED)
    start = models.DateField()
    source = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["market", "event"])]
