"""The East Asian lunisolar calendar at each country's own meridian, and the solar terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from locales.days.forms import UnknownDay, form
from locales.days.sky import civil_day, new_moon_after, sun_at, sun_longitude
from locales.days.values import Day, Turn, Where

HOURS_EAST = {"China": 8.0, "Korea": 9.0, "Vietnam": 7.0, "Japan": 9.0}
LONGEST_MONTH_DAYS = 30
SOLSTICE_MONTH = 11
SOLSTICE_DEGREES = 270
TERM_DEGREES = 30
MONTHS_OF_A_LEAP_YEAR = 13
LAST_MONTHS = (11, 12)  # they may end in the next Gregorian year


@dataclass(frozen=True, slots=True)
class Month:
    start: date
    number: int
    leap: bool


@lru_cache(maxsize=512)
def months(year: int, place: str) -> tuple[Month, ...]:
    """From the month with the winter solstice of the year before to the one before the year's own.

    When thirteen months lie between two solstices, the first without a principal term is leap.
    Source: GB/T 33661-2017, Calculation and promulgation of the Chinese calendar.
    """
    first, after = solstice_month(year - 1, place), solstice_month(year, place)
    starts = list(new_moons(first, after, place))
    has_leap = len(starts) == MONTHS_OF_A_LEAP_YEAR
    found: list[Month] = []
    number, leap_given = SOLSTICE_MONTH, False
    for start, end in zip(starts, [*starts[1:], after], strict=True):
        leap = has_leap and not leap_given and bool(found) and not has_term(start, end, place)
        if found and not leap:
            number = number % 12 + 1
        leap_given = leap_given or leap
        found.append(Month(start, number, leap))
    return tuple(found)


def solstice_month(year: int, place: str) -> date:
    """The first day of the month in which the winter solstice of a year falls."""
    hours = HOURS_EAST[place]
    solstice = sun_at(SOLSTICE_DEGREES, datetime(year, 12, 1, tzinfo=UTC))
    day = civil_day(solstice, hours)
    found = new_moon_after(solstice - timedelta(days=32))
    while True:
        following = new_moon_after(found + timedelta(days=25))
        if civil_day(following, hours) > day:
            return civil_day(found, hours)
        found = following


def new_moons(first: date, after: date, place: str) -> Iterator[date]:
    """The civil days of the new moons from one month's first day to before another's."""
    hours = HOURS_EAST[place]
    moon = new_moon_after(datetime(first.year, first.month, first.day, tzinfo=UTC) - timedelta(2))
    while civil_day(moon, hours) < first:
        moon = new_moon_after(moon + timedelta(days=25))
    while civil_day(moon, hours) < after:
        yield civil_day(moon, hours)
        moon = new_moon_after(moon + timedelta(days=25))


def has_term(start: date, end: date, place: str) -> bool:
    """Whether the sun passes a multiple of 30° between the midnights that begin two days there."""
    return sector(start, place) != sector(end, place)


def sector(day: date, place: str) -> int:
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return int(sun_longitude(midnight - timedelta(hours=HOURS_EAST[place])) // TERM_DEGREES)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of a lunar month, never of a leap month. Turns are named by the lunar year.

    A month of 29 days has no 30th.
    """

    month: int
    day: int
    place: str

    def turns(self, year: int, where: Where) -> list[Turn]:
        found = (self._turn(own) for own in (year - 1, year))
        return [turn for turn in found if turn and turn.day.year == year]

    def _turn(self, own: int) -> Turn | None:
        """In the lunar year that begins in a Gregorian year."""
        late = self.month in LAST_MONTHS
        known = months(own + late, self.place)
        ends = [*(one.start for one in known[1:]), months(own + late + 1, self.place)[0].start]
        for one, end in zip(known, ends, strict=True):
            if one.number == self.month and not one.leap:
                day = one.start + timedelta(days=self.day - 1)
                return Turn.sure(f"{own} lunar" if late else str(own), day) if day < end else None
        return None

    def names(self) -> frozenset[str]:
        return frozenset()


@form(
    r"(?P<day>\d{1,2}) of the (?P<month>\d{1,2})(st|nd|rd|th) month in "
    r"(?P<place>China|Korea|Vietnam)"
)
def lunar_day(day: str, month: str, place: str) -> Day:
    if not (1 <= int(day) <= LONGEST_MONTH_DAYS and 1 <= int(month) <= 12):
        raise UnknownDay(f"the lunar year has no day {day} of month {month}")
    return LunarDay(int(month), int(day), place)


@dataclass(frozen=True, slots=True)
class SolarTerm:
    """The civil day on which the sun reaches an ecliptic longitude, in degrees."""

    degrees: int
    place: str

    def turns(self, year: int, where: Where) -> list[Turn]:
        hours = HOURS_EAST[self.place]
        start = datetime(year, 1, 1, tzinfo=UTC) - timedelta(hours=hours)
        day = civil_day(sun_at(self.degrees, start), hours)
        return [Turn.sure(str(year), day)] if day.year == year else []

    def names(self) -> frozenset[str]:
        return frozenset()


@form(rf"sun at (?P<degrees>\d{{1,3}})° in (?P<place>{'|'.join(HOURS_EAST)})")
def solar_term(degrees: str, place: str) -> Day:
    if not 0 <= int(degrees) < 360:
        raise UnknownDay(f"the sun’s way has 360 degrees, 0 to 359, not {degrees}")
    return SolarTerm(int(degrees), place)
