"""What a day expression is, and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from locales.almanac.values import Occurrence, Status


@dataclass(frozen=True, slots=True)
class Turn:
    """One return of a day: "2027" or "1448 AH", the best day, and how far it may still move."""

    name: str
    day: date
    earliest: date
    latest: date
    status: Status = "official"

    @classmethod
    def sure(cls, name: str, day: date) -> Turn:
        """A turn that the calendar alone decides."""
        return cls(name, day, day, day)

    def each(self, rule: Callable[[date], date]) -> Turn:
        """The turn under a rule that is asked again for every day that it can be."""
        reach = (self.latest - self.earliest).days
        days = [rule(self.earliest + timedelta(days=ahead)) for ahead in range(reach + 1)]
        return replace(self, day=rule(self.day), earliest=min(days), latest=max(days))


def keeps_nothing(_event: str, _year: int) -> Sequence[Occurrence]:
    return ()


@dataclass(frozen=True, slots=True)
class Where:
    """The market that keeps a day. `kept` tells when another observance is kept there."""

    market: str
    kept: Callable[[str, int], Sequence[Occurrence]] = field(default=keeps_nothing)


def years_around(year: int) -> range:
    """A year and its neighbours, as far as there are any."""
    return range(max(year - 1, date.min.year), min(year + 1, date.max.year) + 1)


def kept_by(rule: Callable[[date], date], day: Day, year: int, where: Where) -> list[Turn]:
    """Another day's turns under a rule that may move them across the year's ends; sorted."""
    near = (turn.each(rule) for y in years_around(year) for turn in day.turns(y, where))
    return sorted((turn for turn in near if turn.day.year == year), key=lambda turn: turn.day)


class Day(Protocol):
    """A day that returns. Frozen and picklable, for it lies in the snapshot."""

    def turns(self, year: int, where: Where) -> list[Turn]:
        """Every turn whose best day lies in that Gregorian year, sorted by it; often one."""

    def names(self) -> frozenset[str]:
        """The codes of the observances that it is counted from."""
