"""Days of the Gregorian calendar: fixed, by weekday, beside another day, in every month."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from locales.days.forms import (
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    UnknownDay,
    anchor,
    form,
)
from locales.days.values import Day, Turn, Where, kept_by

LONGEST_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WORKDAYS = range(5)


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same day of the same month. 29 February is there in leap years alone."""

    month: int
    day: int

    def turns(self, year: int, where: Where) -> list[Turn]:
        if self.day > calendar.monthrange(year, self.month)[1]:
            return []
        return [Turn.sure(str(year), date(year, self.month, self.day))]

    def names(self) -> frozenset[str]:
        return frozenset()


@form(rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH})")
def fixed(day: str, month: str) -> Day:
    number = MONTHS.index(month) + 1
    if not 1 <= int(day) <= LONGEST_MONTH_DAYS[number - 1]:
        raise UnknownDay(f"{month} has no day {day}")
    return Fixed(number, int(day))


@dataclass(frozen=True, slots=True)
class InMonth:
    """The nth (-1: last) day of a kind in a month; `weekdays` has every weekday that counts."""

    nth: int
    weekdays: frozenset[int]
    month: int

    def turns(self, year: int, where: Where) -> list[Turn]:
        found = nth_of(self.nth, self.weekdays, year, self.month)
        return [Turn.sure(str(year), found)] if found else []

    def names(self) -> frozenset[str]:
        return frozenset()


def nth_of(nth: int, weekdays: frozenset[int], year: int, month: int) -> date | None:
    """The nth (-1: last) of those weekdays in a month; None for a fifth that isn't there."""
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1)]
    fitting = [day for day in days if day.weekday() in weekdays]
    index = nth - 1 if nth > 0 else nth
    return fitting[index] if index < len(fitting) else None


def weekdays_named(name: str) -> frozenset[int]:
    """“Sunday”, “weekday” (Monday to Friday) or “day”."""
    if name in WEEKDAYS:
        return frozenset({WEEKDAYS.index(name)})
    return frozenset(WORKDAYS) if name == "weekday" else frozenset(range(7))


@form(rf"(?P<nth>{ORDINAL}) (?P<kind>{WEEKDAY}|weekday|day) of (?P<month>{MONTH})")
def in_month(nth: str, kind: str, month: str) -> Day:
    return InMonth(ORDINALS[nth], weekdays_named(kind), MONTHS.index(month) + 1)


@dataclass(frozen=True, slots=True)
class Beside:
    """The next weekday before, after or nearest to another day."""

    weekday: int
    relation: str
    day: Day

    def turns(self, year: int, where: Where) -> list[Turn]:
        return kept_by(lambda day: day + timedelta(days=self._days_to(day)), self.day, year, where)

    def _days_to(self, day: date) -> int:
        ahead = (self.weekday - day.weekday()) % 7
        behind = ahead - 7
        match self.relation:
            case "on or after":
                return ahead
            case "after":
                return ahead or 7
            case "on or before":
                return behind if ahead else 0
            case "before":
                return behind
        return ahead if ahead <= -behind else behind

    def names(self) -> frozenset[str]:
        return self.day.names()


@form(
    rf"(?P<weekday>{WEEKDAY}) (?P<relation>on or after|after|on or before|before|nearest) "
    r"(?P<day>.+)"
)
def beside(weekday: str, relation: str, day: str) -> Day:
    return Beside(WEEKDAYS.index(weekday), relation, anchor(day))


@dataclass(frozen=True, slots=True)
class EveryMonth:
    """A day of every month, its turns named by month: "2027-03". A day past the end is the last."""

    day: int = 0
    nth: int = 0
    weekdays: frozenset[int] = frozenset()

    def turns(self, year: int, where: Where) -> list[Turn]:
        days = ((month, self._in(year, month)) for month in range(1, 13))
        return [Turn.sure(f"{year}-{month:02}", day) for month, day in days if day]

    def _in(self, year: int, month: int) -> date | None:
        if self.nth:
            return nth_of(self.nth, self.weekdays, year, month)
        return date(year, month, min(self.day, calendar.monthrange(year, month)[1]))

    def names(self) -> frozenset[str]:
        return frozenset()


@form(rf"(?P<nth>{ORDINAL}) (?P<kind>{WEEKDAY}|weekday|day) of every month")
def every_nth(nth: str, kind: str) -> Day:
    return EveryMonth(nth=ORDINALS[nth], weekdays=weekdays_named(kind))


@form(r"(?P<day>\d{1,2}) of every month")
def every_month(day: str) -> Day:
    if not 1 <= int(day) <= max(LONGEST_MONTH_DAYS):
        raise UnknownDay(f"no month has a day {day}")
    return EveryMonth(day=int(day))
