"""The rhythm of a market's week and of its fasting days, where CLDR doesn't know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from locales import cldr
from locales.days.forms import WEEKDAYS
from locales.days.sky import sun_below, sun_crosses
from locales.places import Place, is_market
from locales.schema import Table
from locales.values import Source


@dataclass(frozen=True, slots=True)
class Weekend:
    """ISO weekdays (Monday = 1) off from a day on, in the whole market or in one region of it."""

    weekdays: frozenset[int]
    since: date
    source: Source
    region: str = ""  # as people there call it: "Johor"


@dataclass(frozen=True, slots=True)
class Dawn:
    """How deep below the horizon the sun is, in degrees, when the fast begins; by whose rule."""

    degrees: float
    source: Source


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`weekends` are sorted by region and day."""

    market: str
    weekends: tuple[Weekend, ...] = ()
    dawn: Dawn | None = None


@dataclass(frozen=True, slots=True)
class Fast:
    """From dawn to sunset on one day at one place, as local wall time with its zone."""

    place: Place
    dawn: datetime
    sunset: datetime

    @property
    def city(self) -> str:
        """As IANA names the zone: “Riyadh”."""
        return self.place.zone.rpartition("/")[2].replace("_", " ")


def read_rhythm(market: str, table: Table) -> Rhythm:
    """One file rhythms/<market>.toml: [[weekend]] tables and one [dawn]."""
    weekends = tuple(sorted(read_weekends(table), key=lambda one: (one.region, one.since)))
    dawn = None
    if "dawn" in table:
        given = table.table("dawn")
        dawn = Dawn(given.number("degrees"), given.source())
        given.finish()
    table.finish()
    if not is_market(market):
        table.complain(f"“{market}” is no market: write ISO 3166-1 alpha-2 in lower case, as “sa”")
    return Rhythm(market, weekends, dawn)


def read_weekends(table: Table) -> Iterator[Weekend]:
    for given in table.tables("weekend"):
        names, since = given.texts("days"), given.day("since")
        given.expect("days", names, WEEKDAYS)
        if since is None:
            given.complain("`since` is missing: write the first day of this weekend’s rule")
        yield Weekend(
            weekdays=frozenset(WEEKDAYS.index(name) + 1 for name in names if name in WEEKDAYS),
            since=since or date.min,
            source=given.source(),
            region=given.text("region", ""),
        )
        given.finish()


def weekend_on(rhythm: Rhythm | None, market: str, day: date, region: str = "") -> frozenset[int]:
    """The ISO weekdays off in the week of a day: the region's rule, the market's, else CLDR's."""
    stated = rhythm.weekends if rhythm else ()
    for wanted in dict.fromkeys((region, "")):
        held = [one for one in stated if one.region == wanted and one.since <= day]
        if held:
            return held[-1].weekdays
    return cldr.weekend(market)


def fast_on(rhythm: Rhythm | None, place: Place, day: date) -> Fast | None:
    """When a fast begins and ends there; None where nobody said by which dawn, or in white nights.

    Minutes may differ from a mosque's table, which rounds and adds a margin.
    """
    if rhythm is None or rhythm.dawn is None:
        return None
    dawn = sun_below(place.site, day, rhythm.dawn.degrees)
    sunset = sun_crosses(place.site, day, rising=False)
    if dawn is None or sunset is None:
        return None
    zone = ZoneInfo(place.zone)
    return Fast(place, dawn.astimezone(zone), sunset.astimezone(zone))
