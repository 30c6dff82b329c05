"""From the words of a pack to a day: an anchor, its shifts, and what happens on some weekdays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from locales.days.forms import WEEKDAY, WEEKDAYS, UnknownDay, anchor
from locales.days.values import Day, Turn, Where, kept_by, years_around

SHIFT = r"([+-]) (\d+) (day|days|week|weeks)"
SHIFTED = re.compile(rf"(?P<anchor>.*?)(?P<shifts>( {SHIFT})*)")
ONLY_SHIFTS = re.compile(rf"{SHIFT}( {SHIFT})*")
CONDITION = re.compile(r"if (?P<condition>[^:]+): (?P<result>.+)")
LONGEST_LETTERS = 300
FARTHEST_DAYS = 400
ON_WEEKDAYS = re.compile(rf"({WEEKDAY})(, ({WEEKDAY}))*")
COMPARED = re.compile(r"(?P<how>it is|before|after) (?P<day>.+)")


@cache
def parse(text: str) -> Day:
    """The day that an expression names. Raises UnknownDay, which names the part that fails."""
    if len(text) > LONGEST_LETTERS:
        raise UnknownDay(f"an expression has {LONGEST_LETTERS} letters at most")
    first, *conditions = (part.strip() for part in text.split(";"))
    day = _shifted(first)
    cases = tuple(_case(condition) for condition in conditions)
    return Choice(day, cases) if cases else day


def _shifted(text: str) -> Day:
    found = SHIFTED.fullmatch(text)
    if found is None or not found["shifts"]:
        return anchor(text)
    return Shifted(anchor(found["anchor"]), _days(found["shifts"]))


def _days(shifts: str) -> int:
    """“+ 1 week - 2 days” → 5"""
    total = 0
    for sign, number, unit in re.findall(SHIFT, shifts):
        days = int(number) * (7 if unit.startswith("week") else 1)
        total += days if sign == "+" else -days
    if abs(total) > FARTHEST_DAYS:
        raise UnknownDay(f"a day is counted from another at most {FARTHEST_DAYS} days away")
    return total


def _case(text: str) -> Case:
    found = CONDITION.fullmatch(text)
    if found is None:
        raise UnknownDay(f"“{text}” is no condition: write “if Sunday: + 1 day”")
    moved = ONLY_SHIFTS.fullmatch(found["result"])
    case = Case(by_days=_days(found["result"])) if moved else Case(then=_shifted(found["result"]))
    weekdays = ON_WEEKDAYS.fullmatch(found["condition"])
    if weekdays:
        names = found["condition"].split(", ")
        return replace(case, weekdays=frozenset(WEEKDAYS.index(name) for name in names))
    compared = COMPARED.fullmatch(found["condition"])
    if compared is None:
        raise UnknownDay(
            f"“if {found['condition']}” is no condition: write weekdays, or “it is”, “before” or "
            "“after” and a day"
        )
    return replace(case, how=compared["how"], other=_shifted(compared["day"]))


@dataclass(frozen=True, slots=True)
class Shifted:
    """Some days after (or before) another day; its turn and its uncertainty are that day's."""

    day: Day
    by_days: int

    def turns(self, year: int, where: Where) -> list[Turn]:
        by = timedelta(days=self.by_days)
        return kept_by(lambda day: day + by, self.day, year, where)

    def names(self) -> frozenset[str]:
        return self.day.names()


@dataclass(frozen=True, slots=True)
class Case:
    """What is kept instead when the day falls so."""

    then: Day | None = None
    by_days: int | None = None  # or the day itself, so much later
    weekdays: frozenset[int] = frozenset()
    how: str = ""
    other: Day | None = None

    def holds(self, day: date, where: Where) -> bool:
        if self.other is None:
            return day.weekday() in self.weekdays
        other = nearest(self.other, day, where)
        if other is None:
            return False
        if self.how == "it is":
            return day == other.day
        return day < other.day if self.how == "before" else day > other.day


@dataclass(frozen=True, slots=True)
class Choice:
    """A day that is kept on another day when it falls badly. The first case that holds wins."""

    day: Day
    cases: tuple[Case, ...]

    def turns(self, year: int, where: Where) -> list[Turn]:
        return kept_by(lambda day: self._kept(day, where), self.day, year, where)

    def _kept(self, day: date, where: Where) -> date:
        """The day itself, or that of the first case that holds for it."""
        case = next((case for case in self.cases if case.holds(day, where)), None)
        if case is None:
            return day
        if case.by_days is not None:
            return day + timedelta(days=case.by_days)
        instead = nearest(case.then, day, where) if case.then else None
        return instead.day if instead else day

    def names(self) -> frozenset[str]:
        others = (case.other.names() for case in self.cases if case.other)
        instead = (case.then.names() for case in self.cases if case.then)
        return self.day.names().union(*others, *instead)


def nearest(day: Day, to: date, where: Where) -> Turn | None:
    """The turn of a day that lies next to another day; None where it has none near."""
    near = [turn for year in years_around(to.year) for turn in day.turns(year, where)]
    return min(near, key=lambda turn: abs(turn.day - to), default=None)
