"""Easter of both churches, and fixed days of the Julian calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from locales.days.forms import MONTH, MONTHS, form
from locales.days.gregorian import Fixed, fixed
from locales.days.values import Day, Turn, Where, kept_by

# The Julian calendar is this far behind from 1900 to 2099.
JULIAN_BEHIND = timedelta(days=13)


@dataclass(frozen=True, slots=True)
class EasterSunday:
    """Easter by the church's tables; both as Gregorian dates. Source: dateutil.easter."""

    method: Literal[2, 3]

    def turns(self, year: int, where: Where) -> list[Turn]:
        return [Turn.sure(str(year), easter(year, self.method))]

    def names(self) -> frozenset[str]:
        return frozenset()


@form("Easter")
def western() -> Day:
    return EasterSunday(EASTER_WESTERN)


@form("Orthodox Easter")
def orthodox() -> Day:
    return EasterSunday(EASTER_ORTHODOX)


@dataclass(frozen=True, slots=True)
class Julian:
    """A day of the Julian calendar, named by the Gregorian year that it falls in."""

    day: Fixed

    def turns(self, year: int, where: Where) -> list[Turn]:
        near = kept_by(lambda day: day + JULIAN_BEHIND, self.day, year, where)
        return [Turn.sure(str(year), turn.day) for turn in near]

    def names(self) -> frozenset[str]:
        return frozenset()


@form(rf"(?P<day>\d{{1,2}}) (?P<month>{MONTH}) Julian")
def julian(day: str, month: str) -> Day:
    fixed(day, month)  # complains about 31 April
    return Julian(Fixed(MONTHS.index(month) + 1, int(day)))
