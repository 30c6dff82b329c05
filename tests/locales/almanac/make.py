"""Small calendars in the words of packs: a test writes only what it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from locales.almanac.occurrences import occurrences
from locales.almanac.values import Occurrence
from tests.locales.make import PackCase

CARD = """
[{0}]
name = "{0}"
source = "A book, 2001"
[{0}.card]
what = "w"
sell = "s"
tone = "t"
avoid = "a"
lead_days = 7
source = "A book, 2001"
"""
CUSTOM = """
[[{}.custom]]
on = "{}"
markets = {}
{}
"""
SAID = '[[{}]]\n{}\nsource = "A court"\n'


def observance(
    code: str, on: str = "", more: str = "", markets: Sequence[str] = ("sa", "id")
) -> str:
    """An observance in TOML; without `on` it has no custom."""
    custom = CUSTOM.format(code, on, list(markets), more) if on else ""
    return CARD.format(code) + custom


def said(code: str, day: str, more: str = "") -> str:
    return SAID.format(code, f"start = {day}\n{more}")


class CalendarCase(PackCase):
    def calendar(self, *observances: str, sa: str = "") -> None:
        """Know these observances alone, and what is announced in Saudi Arabia."""
        files = {"observances/islamic/ramadan.toml": "\n".join(observances)}
        self.write({**files, "announced/sa/test.toml": sa})
        self.known = self.read()

    def found(
        self, event: str, market: str, year: int, *confirmed: Occurrence
    ) -> tuple[Occurrence, ...]:
        return occurrences(self.known.observances[event], market, year, confirmed)

    def one(self, event: str, market: str, year: int, *confirmed: Occurrence) -> Occurrence:
        [only] = self.found(event, market, year, *confirmed)
        return only

    def starts(self, event: str, market: str, year: int) -> list[str]:
        return [one.start.isoformat() for one in self.found(event, market, year)]

    def moved(self, event: str, market: str, year: int, by_days: int) -> Occurrence:
        """The occurrence as a person confirmed it, so many days from the projected one."""
        one = self.one(event, market, year)
        day = one.start + timedelta(days=by_days)
        return replace(one, start=day, earliest=day, latest=day, status="confirmed")
