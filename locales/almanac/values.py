"""The values that the calendar is read into: observances, how markets keep them, occurrences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from locales.days.values import Day
from locales.values import Source

Status = Literal["projected", "official", "announced", "confirmed"]


@dataclass(frozen=True, slots=True)
class Announced:
    """A day that an authority or an organiser has spoken about, for one market."""

    event: str
    market: str
    start: date
    end: date | None
    source: Source
    status: Status = "announced"
    turn: str = ""  # which turn it is, where it lies too far from the computed day to tell


@dataclass(frozen=True, slots=True)
class Custom:
    """How some markets find the day, in which years of it; both years are inclusive.

    The last day is `days` long after the start, or the first `to` from the start on.
    """

    on: Day
    markets: tuple[str, ...]
    source: Source
    to: Day | None = None
    days: int = 0
    from_year: int = 0
    until_year: int = 9999
    except_years: tuple[int, ...] = ()
    status: Status | None = None  # "official": decided by calculation, nobody waits for the moon

    def covers(self, year: int) -> bool:
        return self.from_year <= year <= self.until_year and year not in self.except_years


@dataclass(frozen=True, slots=True)
class Place:
    """What a market calls an observance, and what the card doesn't say of it there."""

    market: str
    name: str = ""  # in the market's own language
    differs: str = ""
    lead_days: int | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What an observance means to a seller. `quiet`: when not to send; `lead_days`: be ready by."""

    what: str
    sell: str
    tone: str
    avoid: str
    lead_days: int
    source: Source
    quiet: str = ""
    channels: str = ""


@dataclass(frozen=True, slots=True)
class Follows:
    """How many days another observance is before this one in the same turn."""

    event: str
    least_days: int
    most_days: int

    @property
    def is_a_month(self) -> bool:
        """Whether one lunar month lies between them, which has 29 or 30 days."""
        return (self.least_days, self.most_days) == (29, 30)


@dataclass(frozen=True, eq=False)
class Observance:
    """A day that returns. `others`: the observances that it is counted from.

    Compared by identity, so that occurrences can be remembered.
    """

    code: str
    name: str
    family: str
    customs: Mapping[str, tuple[Custom, ...]]  # by market
    announced: Mapping[str, tuple[Announced, ...]]  # by market
    places: Mapping[str, Place]  # by market
    card: Card
    source: Source
    public: bool = True  # told by our own packs, not by a seller's
    follows: Follows | None = None
    fasting_days: int = 0  # how many days from the start on are fasted, at most
    others: Mapping[str, Observance] = field(default_factory=dict)

    @property
    def markets(self) -> frozenset[str]:
        """Every market that keeps it in some year."""
        return frozenset(self.customs) | frozenset(self.announced)

    def lead_days_in(self, market: str) -> int:
        """How many days before its earliest day to be ready there."""
        place = self.places.get(market)
        stated = place.lead_days if place else None
        return self.card.lead_days if stated is None else stated

    def name_in(self, market: str) -> str:
        """What it is called there; in English where nobody told."""
        place = self.places.get(market)
        return place.name if place and place.name else self.name


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One turn of an observance in one market, in civil days there; first and last inclusive."""

    event: str
    market: str
    turn: str  # "2027" or "1448 AH": stays when the day moves
    start: date
    end: date | None
    earliest: date
    latest: date
    status: Status
    source: str

    @property
    def last(self) -> date:
        """The last day of it; the first where it has no end."""
        return self.end or self.start

    @property
    def is_open(self) -> bool:
        """Whether the day may still move."""
        return self.earliest != self.latest
