"""Let findings stand: with a reason, a name, a scope and a term; and take that back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policy import may_operate
from accounts.services import record
from review.errors import ReviewRefused
from review.models import Finding, Scope, Waiver
from review.shown import shown


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a waiver reaches, and its last day; None for no end."""

    scope: Scope = Scope.TEXT
    expires_on: date | None = None


THIS_TEXT = Reach()


@transaction.atomic
def waive_finding(finding: Finding, by: User, reason: str, reach: Reach = THIS_TEXT) -> Waiver:
    """Let a finding stand. Raises ReviewRefused for a reach the person may not give, or no reason.

    A rule is let stand in a whole market by its operators, and for a time only: nobody
    remembers later what was meant to be an exception.
    """
    if not reason.strip():
        raise ReviewRefused(_("A waiver needs a reason."))
    if reach.scope == Scope.MARKET and not may_operate(by, finding.market):
        raise ReviewRefused(_("Only who operates the market may let a rule stand in all of it."))
    if reach.scope == Scope.MARKET and reach.expires_on is None:
        raise ReviewRefused(_("A waiver for a whole market needs a last day."))
    waiver, _made = Waiver.objects.update_or_create(
        adaptation=finding.adaptation,
        market=finding.market,
        rule=finding.rule,
        text_digest=finding.text_digest,
        rule_digest=finding.rule_digest,
        scope=reach.scope,
        defaults={"reason": reason.strip(), "expires_on": reach.expires_on, "by": by},
    )
    told = {"rule": finding.rule, "scope": str(reach.scope)}
    record(by, "waive", f"adaptation:{finding.adaptation_id}", {}, told, reason)
    return waiver


@transaction.atomic
def waive_alike(finding: Finding, by: User, reason: str, reach: Reach = THIS_TEXT) -> list[Waiver]:
    """Let a rule stand in every market that says the same of the text as this finding.

    All or none. Raises ReviewRefused as `waive_finding` does.
    """
    said = Finding.objects.filter(
        adaptation=finding.adaptation_id, rule=finding.rule, rule_digest=finding.rule_digest
    )
    [group] = [one for one in shown(said, finding.adaptation.text) if finding.market in one.markets]
    firsts = {one.market: one for one in said.order_by("-pk") if one.market in group.markets}
    return [waive_finding(firsts[market], by, reason, reach) for market in group.markets]


def wide_waivers(rule: str) -> QuerySet[Waiver]:
    """What lets a rule stand beyond one text today, the latest first."""
    in_force = Waiver.objects.in_force(timezone.localdate()).exclude(scope=Scope.TEXT)
    return (
        in_force.filter(rule=rule).select_related("by", "adaptation__entry__item").order_by("-at")
    )


@transaction.atomic
def withdraw(waiver: Waiver, by: User) -> None:
    """End a waiver: what it let stand is an open finding again."""
    told = {"rule": waiver.rule, "scope": waiver.scope, "reason": waiver.reason}
    record(by, "unwaive", f"adaptation:{waiver.adaptation_id}", told, {})
    waiver.delete()
