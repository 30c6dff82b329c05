"""Laws that change: what is due for another look, what comes into force, and what ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from locales.knowledge import Knowledge
from locales.values import Rule
from review.knowledge.browse import holdings, rules_by_id

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Look:
    """A rule that somebody must look at again by a day; `urgency` is late, soon or later."""

    rule: Rule
    day: date
    urgency: str
    markets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A rule that begins or ends on a day."""

    rule: Rule
    day: date
    markets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laws:
    """`due`: every rule with a day for another look. All three by day, the nearest first."""

    due: tuple[Look, ...]
    coming: tuple[Turn, ...]
    ending: tuple[Turn, ...]

    @property
    def late(self) -> int:
        return sum(look.urgency == "late" for look in self.due)

    @property
    def soon(self) -> int:
        return sum(look.urgency == "soon" for look in self.due)


def laws(packs: Knowledge, today: date, market: str = "") -> Laws:
    """What changes of the rules that hold in a market, or in any."""
    dated = [
        (rule, markets)
        for rule in rules_by_id(packs).values()
        if rule.review_due or rule.valid_from or rule.valid_to
        for markets in [tuple(one.market for one in holdings(packs, rule))]
        if not market or market in markets
    ]
    due = [
        Look(rule, rule.review_due, _urgency(rule.review_due, today), markets)
        for rule, markets in dated
        if rule.review_due
    ]
    coming = [
        Turn(rule, rule.valid_from, markets)
        for rule, markets in dated
        if rule.valid_from and rule.valid_from > today
    ]
    ending = [
        Turn(rule, rule.valid_to, markets)
        for rule, markets in dated
        if rule.valid_to and rule.valid_to >= today
    ]
    return Laws(
        due=tuple(sorted(due, key=lambda one: (one.day, one.rule.id))),
        coming=tuple(sorted(coming, key=lambda one: (one.day, one.rule.id))),
        ending=tuple(sorted(ending, key=lambda one: (one.day, one.rule.id))),
    )


def _urgency(day: date, today: date) -> str:
    if day < today:
        return "late"
    return "soon" if day <= today + SOON else "later"
