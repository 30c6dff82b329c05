"""Days of calendars that libraries keep: Hebrew, Persian, and Thai lunar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from locales.days.forms import UnknownDay, form
from locales.days.values import Day, Turn, Where

HEBREW_MONTHS = "Nisan Iyar Sivan Tammuz Av Elul Tishri Heshvan Kislev Tevet Shevat Adar".split()
PERSIAN_MONTHS = (
    "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split()
)
LONG_PERSIAN_MONTHS = 6  # the first six have 31 days
ADAR, SECOND_ADAR = 12, 13
# The festivals' days that the Thai calendar's tables are kept for: (month, day) → method's name.
THAI_DAYS = {
    (3, 15): "makha_bucha_date",
    (6, 15): "visakha_bucha_date",
    (8, 15): "asarnha_bucha_date",
    (8, 16): "khao_phansa_date",
    (11, 15): "ok_phansa_date",
    (12, 15): "loy_krathong_date",
}


@dataclass(frozen=True, slots=True)
class Hebrew:
    """A day of the Hebrew calendar, as its daylight; it began the evening before.

    Adar is the one in which Purim is kept: the second in leap years. Source: convertdate.hebrew.
    """

    month: int
    day: int

    def turns(self, year: int, where: Where) -> list[Turn]:
        return [turn for turn in self._near(year) if turn.day.year == year]

    def _near(self, year: int) -> Iterator[Turn]:
        from convertdate import hebrew  # noqa: PLC0415  # here: few processes need it

        for own in range(year + 3760, year + 3763):
            month = SECOND_ADAR if self.month == ADAR and hebrew.leap(own) else self.month
            if self.day <= hebrew.month_length(own, month):
                yield Turn.sure(f"{own} AM", date(*hebrew.to_gregorian(own, month, self.day)))

    def names(self) -> frozenset[str]:
        return frozenset()


@form(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(HEBREW_MONTHS)})")
def hebrew(day: str, month: str) -> Day:
    return Hebrew(HEBREW_MONTHS.index(month) + 1, _day(day, 30))


@dataclass(frozen=True, slots=True)
class Persian:
    """A day of the Solar Hijri calendar by the equinox at Tehran. Source: convertdate.persian."""

    month: int
    day: int

    def turns(self, year: int, where: Where) -> list[Turn]:
        days = ((own, persian_day(own, self.month, self.day)) for own in (year - 622, year - 621))
        return [Turn.sure(f"{own} SH", day) for own, day in days if day and day.year == year]

    def names(self) -> frozenset[str]:
        return frozenset()


@cache
def persian_day(year: int, month: int, day: int) -> date | None:
    """None for 30 Esfand of a common year. Remembered, for each asks the sky for an equinox."""
    from convertdate import persian  # noqa: PLC0415  # here: few processes need it

    if day > persian.month_length(year, month):
        return None
    return date(*persian.to_gregorian(year, month, day))


@form(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(PERSIAN_MONTHS)})")
def persian(day: str, month: str) -> Day:
    number = PERSIAN_MONTHS.index(month) + 1
    return Persian(number, _day(day, 31 if number <= LONG_PERSIAN_MONTHS else 30))


@dataclass(frozen=True, slots=True)
class Thai:
    """A festival's day of the Thai lunar calendar. Source: the tables of `holidays`, to 2157."""

    month: int
    day: int

    def turns(self, year: int, where: Where) -> list[Turn]:
        from holidays.calendars.thai import _ThaiLunisolar  # noqa: PLC0415  # here: its weight

        find: Callable[[int], date | None] = getattr(
            _ThaiLunisolar(), THAI_DAYS[self.month, self.day]
        )
        found = find(year)
        return [Turn.sure(str(year), found)] if found else []

    def names(self) -> frozenset[str]:
        return frozenset()


@form(r"(?P<day>\d{1,2}) of the (?P<month>\d{1,2})(st|nd|rd|th) month in Thailand")
def thai(day: str, month: str) -> Day:
    if (int(month), int(day)) not in THAI_DAYS:
        known = ", ".join(f"{day} of month {month}" for month, day in THAI_DAYS)
        raise UnknownDay(f"of the Thai lunar calendar only these days are known: {known}")
    return Thai(int(month), int(day))


def _day(text: str, longest: int) -> int:
    if not 1 <= int(text) <= longest:
        raise UnknownDay(f"that calendar’s months have no day {text}")
    return int(text)
