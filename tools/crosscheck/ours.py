"""Our own lines, and which of them a library's day is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Protocol

from locales.almanac.occurrences import occurrences
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge

YEARS = range(2014, 2036)
SAME_TURN = timedelta(days=20)


class Said(Protocol):
    """What somebody else says of one of our codes."""

    @property
    def event(self) -> str: ...
    @property
    def market(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def last(self) -> date: ...
    @property
    def estimated(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Our line, the other day of the same turn, and how many days later ours is."""

    ours: Occurrence
    theirs: Said

    @property
    def late_days(self) -> int:
        return (self.ours.start - self.theirs.day).days

    @property
    def inside(self) -> bool:
        """Whether ours is a later day of theirs: they list days off from before the feast."""
        return self.theirs.day < self.ours.start <= self.theirs.last


@cache
def lines(event: str, market: str) -> tuple[Occurrence, ...]:
    """Every line of ours for a code in a market."""
    observance = knowledge().observances[event]
    return tuple(one for year in YEARS for one in occurrences(observance, market, year))


def keepers(event: str) -> list[str]:
    """The markets that keep a code; none for one that we don't have."""
    observance = knowledge().observances.get(event)
    return sorted(observance.markets) if observance else []


def paired(said: Iterable[Said]) -> Iterator[Pair]:
    """Each day with our line of the same turn, where there is one."""
    for one in said:
        near = [line for line in lines(one.event, one.market) if _apart(line, one) <= SAME_TURN]
        if near:
            yield Pair(min(near, key=lambda line: _apart(line, one)), one)


def _apart(line: Occurrence, one: Said) -> timedelta:
    return abs(line.start - one.day)
