"""One observance in all its markets, drawn on one axis: the same name, not the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.calendar.days import CalendarDay, calendar_day
from campaigns.confirmed import confirmed_by_market
from locales.almanac.occurrences import occurrences
from locales.almanac.values import Observance
from locales.snapshot import knowledge

SHORT_AXIS_DAYS = 45  # up to here every day has a tick
ROOM_DAYS = 2
NAMED = 10  # markets that a row names before it folds the rest
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to before `after`; positions are per cent of the whole."""

    first: date
    after: date

    def at(self, day: date) -> float:
        return round(100 * ((day - self.first) / (self.after - self.first)), 3)

    @property
    def has_days(self) -> bool:
        return (self.after - self.first).days <= SHORT_AXIS_DAYS

    @property
    def ticks(self) -> list[tuple[float, date]]:
        """Every day on a short axis, else every first of a month."""
        days = [self.first + A_DAY * n for n in range((self.after - self.first).days)]
        return [(self.at(day), day) for day in days if self.has_days or day.day == 1]

    @property
    def day_width(self) -> float:
        return round(100 * (A_DAY / (self.after - self.first)), 3)


@dataclass(frozen=True, slots=True)
class Row:
    """The markets that keep it on the same days, in per cent of the axis."""

    days: list[CalendarDay]
    start: float
    end: float
    earliest: float
    latest: float

    @property
    def first(self) -> CalendarDay:
        return self.days[0]

    @property
    def named(self) -> list[CalendarDay]:
        return self.days[:NAMED]

    @property
    def others(self) -> list[CalendarDay]:
        return self.days[NAMED:]


@dataclass(frozen=True, slots=True)
class Picture:
    """One turn, or all in a year that are near each other."""

    axis: Axis
    rows: list[Row]
    markets: int


@dataclass(frozen=True, slots=True)
class Comparison:
    observance: Observance
    year: int
    pictures: list[Picture]
    unknown: list[str]  # markets that keep it, but of which no day is known in this year


def compare(observance: Observance, year: int, today: date) -> Comparison:
    """Everywhere it is kept in a Gregorian year, confirmations laid over it. One query.

    Ramadan 2030 has two pictures: one for each turn.
    """
    said = confirmed_by_market()
    found = [
        calendar_day(one, today)
        for market in sorted(observance.markets)
        for one in occurrences(observance, market, year, said.get(market, ()))
    ]
    known = {day.occurrence.market for day in found}
    return Comparison(
        observance=observance,
        year=year,
        pictures=[_picture(turn) for turn in _turns(found)],
        unknown=sorted(observance.markets - known),
    )


def _turns(found: Sequence[CalendarDay]) -> list[list[CalendarDay]]:
    """By turn where markets count them alike ("1451 AH"), else all together."""
    lunar = {day.occurrence.turn for day in found if day.occurrence.turn.endswith("AH")}
    if len(lunar) <= 1:
        return [list(found)] if found else []
    return [[day for day in found if day.occurrence.turn == turn] for turn in sorted(lunar)]


def _picture(found: Sequence[CalendarDay]) -> Picture:
    first = min(day.occurrence.earliest for day in found) - A_DAY * ROOM_DAYS
    last = max(max(day.occurrence.last, day.occurrence.latest) for day in found) + A_DAY * ROOM_DAYS
    axis = Axis(first, last + A_DAY)
    alike: dict[tuple[date, date, date, date, str], list[CalendarDay]] = {}
    for day in found:
        one = day.occurrence
        key = (one.start, one.earliest, one.latest, one.last, one.status)
        alike.setdefault(key, []).append(day)
    rows = [
        Row(
            days=sorted(days, key=_packs_first),
            start=axis.at(start),
            end=axis.at(end + A_DAY),
            earliest=axis.at(earliest),
            latest=axis.at(latest + A_DAY),
        )
        for (start, earliest, latest, end, _status), days in sorted(alike.items())
    ]
    return Picture(axis, rows, len({day.occurrence.market for day in found}))


def _packs_first(day: CalendarDay) -> tuple[bool, str]:
    market = day.occurrence.market
    return market not in knowledge().markets, market
