"""A market's year as twelve months of weeks, its own weekends and uncertain days drawn in."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.calendar.days import ORDINARY, CalendarDay, calendar_day
from campaigns.confirmed import confirmed_in, kept
from locales import cldr
from locales.rhythms import weekend_on
from locales.snapshot import knowledge

FIRST_YEAR, LAST_YEAR = 2014, 2035
LOOK_BACK = timedelta(days=60)  # longer than any observance lasts


@dataclass(frozen=True, slots=True)
class Cell:
    """One civil day. `sure`: kept on this day; `maybe`: it may still begin on it."""

    day: date
    weekend: bool
    today: bool
    sure: list[CalendarDay]
    maybe: list[CalendarDay]

    @property
    def sign(self) -> str:
        """mourning, festive or maybe; empty on an ordinary day."""
        if any(day.observance.family == "mourning" for day in self.sure):
            return "mourning"
        if self.sure:
            return "festive"
        return "maybe" if self.maybe else ""


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    weeks: list[list[Cell | None]]  # None: a day of another month
    days: list[CalendarDay]  # what begins in it


@dataclass(frozen=True, slots=True)
class Rest:
    """The days off at the year's end, in the whole market or in a region of it."""

    region: str
    days: list[date]  # one of each, for their names


@dataclass(frozen=True, slots=True)
class Year:
    market: str
    year: int
    weekdays: list[date]  # one day of each, in the market's order, for their names
    months: list[Month]
    rests: list[Rest]

    @property
    def previous(self) -> int | None:
        return self.year - 1 if self.year > FIRST_YEAR else None

    @property
    def following(self) -> int | None:
        return self.year + 1 if self.year < LAST_YEAR else None


def year_of(market: str, year: int, today: date) -> Year:
    """The year of a market, confirmations laid over it. One query."""
    said = confirmed_in(market)
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [
        calendar_day(one, today)
        for one in kept(market, first - LOOK_BACK, last + LOOK_BACK, said)
        if knowledge().observances[one.event].family != ORDINARY
    ]
    begins = cldr.first_weekday(market) - 1
    grid = calendar.Calendar(begins)
    months = [_month(market, date(year, month, 1), grid, found, today) for month in range(1, 13)]
    monday = date(2024, 1, 1)
    weekdays = [monday + timedelta(days=(begins + n) % 7) for n in range(7)]
    return Year(market, year, weekdays, months, _rests(market, last))


def _rests(market: str, day: date) -> list[Rest]:
    """The market's weekend, then those of its regions that differ."""
    rhythm = knowledge().rhythms.get(market)
    regions = dict.fromkeys(one.region for one in rhythm.weekends) if rhythm else {}
    usual = weekend_on(rhythm, market, day)
    found = {region: weekend_on(rhythm, market, day, region) for region in regions if region}
    differing = {region: off for region, off in found.items() if off != usual}
    return [Rest(region, _named(off)) for region, off in {"": usual, **differing}.items()]


def _named(off: frozenset[int]) -> list[date]:
    return [date(2024, 1, iso) for iso in sorted(off)]  # 1 January 2024 is a Monday


def _month(
    market: str, first: date, grid: calendar.Calendar, found: Sequence[CalendarDay], today: date
) -> Month:
    weeks = [
        [_cell(market, day, found, today) if day.month == first.month else None for day in week]
        for week in grid.monthdatescalendar(first.year, first.month)
    ]
    begun = [day for day in found if _is_in(day.occurrence.start, first)]
    return Month(first, weeks, begun)


def _cell(market: str, day: date, found: Sequence[CalendarDay], today: date) -> Cell:
    off = weekend_on(knowledge().rhythms.get(market), market, day)
    return Cell(
        day=day,
        weekend=day.isoweekday() in off,
        today=day == today,
        sure=[one for one in found if _lasts(one, day)],
        maybe=[one for one in found if not _lasts(one, day) and _may_begin(one, day)],
    )


def _lasts(one: CalendarDay, day: date) -> bool:
    return one.occurrence.start <= day <= one.occurrence.last


def _may_begin(one: CalendarDay, day: date) -> bool:
    return one.occurrence.earliest <= day <= one.occurrence.latest


def _is_in(day: date, first: date) -> bool:
    return (day.year, day.month) == (first.year, first.month)
