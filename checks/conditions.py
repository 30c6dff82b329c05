"""When a rule speaks at all: its kinds of items, its validity, its window around an observance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from checks.findings import Finding
from checks.lines import Line
from locales.almanac.occurrences import Confirmed, occurrences
from locales.almanac.values import Occurrence
from locales.knowledge import Knowledge
from locales.values import Rule

# How long before a law is in force texts are told of it: time to mend what is printed.
AHEAD = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Moment:
    """`as_of`: the day laws are judged on. `confirmed`: occurrences that people know better."""

    knowledge: Knowledge
    as_of: date
    confirmed: tuple[Occurrence, ...] = ()

    def allows(self, rule: Rule, line: Line, market: str) -> bool:
        """Whether the rule may speak about the line in that market."""
        return (
            (not rule.kinds or line.kind in rule.kinds)
            and _is_valid(rule, self.as_of)
            and (not rule.events or bool(self.occasion(rule, line.date, market)))
        )

    def occasion(self, rule: Rule, day: date | None, market: str) -> str:
        """The rule's observance that a day falls to, as it is called there; "" where to none."""
        if day is None or market not in self.knowledge.markets:
            return ""
        for event in rule.events:
            if any(_covers(turn, rule, day) for turn in self.turns(event, market, day.year)):
                return self.knowledge.observances[event].name_in(market)
        return ""

    def turns(self, event: str, market: str, year: int) -> list[Occurrence]:
        """An event's turns there in a year and its neighbours, as far as anybody knows them."""
        computed = _around(self.knowledge, event, market, year, self.confirmed)
        mine = [turn for turn in self.confirmed if (turn.event, turn.market) == (event, market)]
        known = {turn.turn for turn in mine}
        return [*mine, *(turn for turn in computed if turn.turn not in known)]


def _is_valid(rule: Rule, day: date) -> bool:
    """In force, or about to be."""
    begun = rule.valid_from is None or rule.valid_from <= day + AHEAD
    return begun and (rule.valid_to is None or day <= rule.valid_to)


def heralded(finding: Finding, rule: Rule, as_of: date) -> Finding:
    """What a rule says that is not in force yet: a note that names the day."""
    if rule.valid_from is None or rule.valid_from <= as_of:
        return finding
    message = f"From {rule.valid_from:%-d %B %Y}: {finding.message}"
    return replace(finding, severity="info", message=message)


def dated(finding: Finding, occasion: str) -> Finding:
    """What a rule says with the name of the day in it."""
    return replace(finding, message=finding.message.replace("{day}", occasion))


def _covers(turn: Occurrence, rule: Rule, day: date) -> bool:
    """The window is as wide as the start is uncertain."""
    first = turn.earliest + timedelta(days=rule.from_day)
    return first <= day <= turn.latest + timedelta(days=rule.to_day)


@lru_cache(maxsize=4096)
def _around(
    knowledge: Knowledge, event: str, market: str, year: int, confirmed: Confirmed
) -> Sequence[Occurrence]:
    """The turns of an event in a year and its neighbours; none for an unknown event."""
    observance = knowledge.observances.get(event)
    if observance is None:
        return ()
    years = range(max(year - 1, date.min.year), min(year + 1, date.max.year) + 1)
    return tuple(
        turn for near in years for turn in occurrences(observance, market, near, confirmed)
    )
