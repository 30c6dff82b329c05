"""When a day that returns falls in a market: a window, a status and a source, never a bare date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from locales.knowledge import Knowledge
from locales.values import Announced, Observance, Occurrence, Place

# An announcement speaks of the turn computed at most so far from it; the next is months away.
NEAR = timedelta(days=20)
DECIDED = frozenset({"announced", "confirmed"})


class UnknownObservance(LookupError):
    """No pack tells of the observance."""

    def __init__(self, event: str) -> None:
        super().__init__(f"there is no observance “{event}”")


@dataclass(frozen=True, slots=True)
class Turn:
    """One return of an observance, by its calendar alone: "1448 AH", 8 February 2027."""

    name: str
    day: date


def occurrences(observance: Observance, market: str, year: int) -> list[Occurrence]:
    """When a market keeps an observance in a Gregorian year, in the market's own days.

    Returns 0–2 occurrences, sorted. Two as lunar years are short: Ramadan begins twice in 2030.
    None where the market doesn't keep it or the calendar's tables end (hijri: 1924–2077).
    `status` is "projected" until an authority has spoken. Source: the observance's own `source`.
    """
    place = observance.places.get(market)
    if place is None:
        return []
    found = (occurrence(observance, place, turn) for turn in turns(observance, year))
    return sorted((one for one in found if one.start.year == year), key=lambda one: one.start)


def between(knowledge: Knowledge, market: str, first: date, last: date) -> list[Occurrence]:
    """All occurrences in a market that start from first to last, both inclusive; sorted by day."""
    found = [
        one
        for observance in knowledge.observances.values()
        for year in range(first.year, last.year + 1)
        for one in occurrences(observance, market, year)
        if first <= one.start <= last
    ]
    return sorted(found, key=lambda one: (one.start, one.event))


def upcoming(knowledge: Knowledge, event: str, market: str, after: date) -> Occurrence | None:
    """The next occurrence that starts on that day or later; None where there is none.

    Raises UnknownObservance.
    """
    observance = knowledge.observances.get(event)
    if observance is None:
        raise UnknownObservance(event)
    found = (
        one
        for year in range(after.year, after.year + 3)
        for one in occurrences(observance, market, year)
        if one.start >= after
    )
    return next(found, None)


def occurrence(observance: Observance, place: Place, turn: Turn) -> Occurrence:
    """The turn as the market keeps it.

    Once announced, the window is that day alone; until then it runs as far as the place says,
    and what somebody has projected or decreed is the best day in it.
    """
    spoken = _spoken(observance, place.market, turn)
    start = spoken.start if spoken else turn.day
    earliest = min(start, turn.day - timedelta(days=place.early_days))
    latest = max(start, turn.day + timedelta(days=place.late_days))
    if spoken and spoken.status in DECIDED:
        earliest = latest = start
    return Occurrence(
        event=observance.code,
        market=place.market,
        turn=turn.name,
        start=start,
        end=start + timedelta(days=observance.days - 1) if observance.days else None,
        earliest=earliest,
        latest=latest,
        status=spoken.status if spoken else _status(observance),
        source=(spoken or observance).source.text,
    )


def turns(observance: Observance, year: int) -> Iterator[Turn]:
    """The turns that may start in a Gregorian year, and perhaps a neighbour of them."""
    if observance.calendar == "hijri":
        yield from _hijri_turns(observance, year)
        return
    for one in (year - 1, year, year + 1):
        try:
            yield Turn(str(one), date(one, observance.month, observance.day))
        except ValueError:  # 29 February, or a year before 1 or after 9999
            continue


def _hijri_turns(observance: Observance, year: int) -> Iterator[Turn]:
    """By the Umm al-Qura tables, which end with 1500 AH."""
    from hijridate import Hijri  # noqa: PLC0415  # here: its tables cost every start, few need them

    lunar = (year - 622) * 33 // 32  # at most one off; so look around it
    for one in range(lunar - 1, lunar + 4):
        try:
            day = Hijri(one, observance.month, observance.day).to_gregorian()
        except (ValueError, OverflowError):  # the 30th of a month of 29 days; beyond the tables
            continue
        yield Turn(f"{one} AH", date(day.year, day.month, day.day))


def _spoken(observance: Observance, market: str, turn: Turn) -> Announced | None:
    """What an authority has said of this turn in this market; the last word counts."""
    said = [
        one
        for one in observance.announced
        if one.market == market and abs(one.start - turn.day) <= NEAR
    ]
    return said[-1] if said else None


def _status(observance: Observance) -> Literal["projected", "official"]:
    """A Gregorian day is what the calendar says; the moon has yet to be seen."""
    return "projected" if observance.calendar == "hijri" else "official"
