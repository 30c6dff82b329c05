"""Who may do what, with which key, and what was done."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    """A person. `language` is the interface's, never the content's."""

    language = models.CharField(max_length=16, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")


class RoleName(models.TextChoices):
    OPERATOR = "operator"
    REVIEWER = "reviewer"


class Role(models.Model):
    """A person's duty in one market; an empty market means every market."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    name = models.CharField(max_length=16, choices=RoleName.choices)
    market = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name", "market"], name="one_role_per_market")
        ]


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def active(self) -> "ApiKeyQuerySet":
        return self.filter(revoked_at=None)


class ApiKey(models.Model):
    """A key of the content API. Only its SHA-256 is kept; `prefix` is what people see."""

    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    markets = models.JSONField(default=list)  # codes; empty = every market
    created_by = models.ForeignKey(User, models.PROTECT, related_name="api_keys")
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiKeyQuerySet.as_manager()


class AuditEvent(models.Model):
    """Somebody did something. Append-only; `subject` reads like `adaptation:12`."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="events")
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=120, db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
