"""What waits for a person, what was found in it, and what people decided."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from catalog.models import Adaptation, Item


class Severity(models.TextChoices):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class MarketPolicy(models.Model):
    """A market's standing decisions; without a row the defaults below hold.

    Where no market at all is sold to, nobody has chosen yet, and every market counts.
    """

    market = models.CharField(max_length=8, primary_key=True)
    sells = models.BooleanField(default=False)
    accept_memory = models.BooleanField(default=True)  # exact hits of reviewed memory: `reviewed`
    accept_source = models.BooleanField(default=True)  # the seller's words in the market's language


class Due(models.Model):
    """When a market needs an item. Written by campaigns, read by the queue and by checks.

    `live_on` is the market's civil day that its texts are judged for by rules around an observance.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="dues")
    market = models.CharField(max_length=8)
    due_at = models.DateTimeField()
    live_on = models.DateField()
    occurrence = models.JSONField(default=dict)  # as this market keeps it, confirmed or not

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "market"], name="one_due_per_market")
        ]


class Review(models.Model):
    """One adaptation's place in the queue: by when it is needed, where, and who holds it now."""

    adaptation = models.OneToOneField(Adaptation, models.CASCADE, related_name="review")
    due_at = models.DateTimeField(null=True, db_index=True)
    due_market = models.CharField(max_length=8, blank=True)
    sent_back = models.CharField(max_length=20, blank=True)  # reason code of the last send-back
    note = models.CharField(max_length=500, blank=True)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    claimed_until = models.DateTimeField(null=True)


class Skip(models.Model):
    """Somebody passed over a review for now; it comes last for them alone."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="skips")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "user"], name="one_skip_per_person")
        ]


class FindingQuerySet(models.QuerySet["Finding"]):
    def open(self, today: date) -> "FindingQuerySet":
        """What nobody has waived: a waiver holds for its scope, one wording of a rule, its term."""
        text = Q(adaptation=OuterRef("adaptation"), text_digest=OuterRef("text_digest"))
        item = Q(adaptation__entry__item=OuterRef("adaptation__entry__item"))
        waived = Waiver.objects.in_force(today).filter(
            Q(scope=Scope.TEXT) & text | Q(scope=Scope.ITEM) & item | Q(scope=Scope.MARKET),
            market=OuterRef("market"),
            rule=OuterRef("rule"),
            rule_digest=OuterRef("rule_digest"),
        )
        return self.exclude(Exists(waived))

    def errors(self) -> "FindingQuerySet":
        return self.filter(severity=Severity.ERROR)


class Finding(models.Model):
    """One rule or check that fired on an adaptation's present text in one market.

    `start` and `end` are half-open code points of the text; null when the whole is meant.
    """

    adaptation = models.ForeignKey(Adaptation, models.CASCADE, related_name="findings")
    market = models.CharField(max_length=8)
    rule = models.CharField(max_length=80)
    category = models.CharField(max_length=16)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    message = models.TextField()
    suggestion = models.TextField(blank=True)
    cite = models.TextField(blank=True)
    offers = models.JSONField(default=list)  # texts that may be put in its place, best first
    text_digest = models.CharField(max_length=64)  # of the text it was found in
    rule_digest = models.CharField(max_length=64)  # of the rule as it was worded then

    objects = FindingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["market", "severity"], name="finding_market")]


class Turn(models.TextChoices):
    FIRED = "fired"
    FIXED = "fixed"


class RuleTurn(models.Model):
    """A rule began to fire on a text in a market, or stopped because the text was changed.

    Rows are only added, so that workers never wait for each other.
    """

    rule = models.CharField(max_length=80)
    market = models.CharField(max_length=8)
    adaptation = models.ForeignKey(Adaptation, models.CASCADE, related_name="rule_turns")
    turn = models.CharField(max_length=8, choices=Turn.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["rule", "turn"], name="rule_turn")]


class CheckedWith(models.Model):
    """The rules all texts were last checked with, by id: the digest of what each says and hears."""

    rules = models.JSONField()
    at = models.DateTimeField(default=timezone.now)


class Scope(models.TextChoices):
    """How far a waiver reaches in its market."""

    TEXT = "text"  # one text as it stands
    ITEM = "item"  # one item, whatever becomes of its texts
    MARKET = "market"  # everything, for a time


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def in_force(self, today: date) -> "WaiverQuerySet":
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=today))


class Waiver(models.Model):
    """A recorded reason why a finding may stand. Lapses with the rule's wording or its date.

    With the scope TEXT it lapses with the text, too.
    """

    adaptation = models.ForeignKey(Adaptation, models.CASCADE, related_name="waivers")
    market = models.CharField(max_length=8)
    rule = models.CharField(max_length=80)
    text_digest = models.CharField(max_length=64)  # of the text it was given for
    rule_digest = models.CharField(max_length=64)  # of the rule as it was worded then
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.TEXT)
    reason = models.CharField(max_length=500)
    expires_on = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(default=timezone.now)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["adaptation", "market", "rule", "text_digest", "rule_digest", "scope"],
                name="one_waiver_per_scope",
            )
        ]


class Verb(models.TextChoices):
    APPROVE = "approve"
    EDIT = "edit"
    SEND_BACK = "send_back"
    UNDO = "undo"


class Decision(models.Model):
    """One act of a person on one adaptation, with all that is needed to take it back."""

    adaptation = models.ForeignKey(Adaptation, models.CASCADE, related_name="decisions")
    verb = models.CharField(max_length=12, choices=Verb.choices)
    before_revision = models.PositiveIntegerField()
    after_revision = models.PositiveIntegerField()
    reason_code = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=500, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)
