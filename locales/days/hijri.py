"""Days of the Islamic calendar, by the criterion that decides in a market, with their window."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from hijridate import Hijri

from locales.days.forms import UnknownDay, form
from locales.days.sky import Crescent, Site, crescent, elongation, new_moon_after, sun_below
from locales.days.values import Day, Turn, Where
from locales.places import site_of

MONTHS = (
    "Muharram",
    "Safar",
    "Rabi al-awwal",
    "Rabi al-thani",
    "Jumada al-ula",
    "Jumada al-akhira",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
)
LONGEST_MONTH_DAYS = 30
A_DAY = timedelta(days=1)
YOUNGEST = timedelta(hours=3)  # no criterion holds for a younger moon
# Evenings after which a crescent that nobody saw is no longer waited for.
PATIENCE_DAYS = 4


@dataclass(frozen=True, slots=True)
class Evening:
    """When a market looks for the crescent of a conjunction."""

    market: str
    day: date
    conjunction: datetime

    def moon(self, site: Site) -> Crescent | None:
        """The crescent at sunset; None where it is too young, or the sun doesn’t set."""
        about = datetime(self.day.year, self.day.month, self.day.day, 18, tzinfo=UTC)
        age = about - timedelta(hours=site.longitude / 15) - self.conjunction
        return crescent(site, self.day) if age >= YOUNGEST else None


Seen = Callable[["Evening"], bool]
CRITERIA: dict[str, Seen] = {}


def criterion(name: str) -> Callable[[Seen], Seen]:
    """Register how a market decides, on an evening, whether the next day begins a month."""

    def register(seen: Seen) -> Seen:
        CRITERIA[name] = seen
        return seen

    return register


# Indonesia looks from Aceh to Papua and decides for all; Aceh's evening is the last.
ACEH = Site(5.9, 95.3)
MABIMS_ALTITUDE_DEGREES = 3.0
MABIMS_ELONGATION_DEGREES = 6.4


@criterion("mabims")
def mabims(evening: Evening) -> bool:
    """Brunei, Malaysia, Singapore: 3° high, 6.4° from the sun at home. Source: MABIMS, 2021."""
    site = site_of(evening.market)
    return site is not None and _meets_mabims(evening.moon(site))


@criterion("mabims-aceh")
def mabims_aceh(evening: Evening) -> bool:
    """Indonesia decides for all of itself by its last evening, Aceh's. Source: MABIMS, 2021."""
    return _meets_mabims(evening.moon(ACEH))


def _meets_mabims(moon: Crescent | None) -> bool:
    return (
        moon is not None
        and moon.altitude >= MABIMS_ALTITUDE_DEGREES
        and moon.elongation >= MABIMS_ELONGATION_DEGREES
    )


DIYANET_ALTITUDE_DEGREES = 5.0
DIYANET_ELONGATION_DEGREES = 8.0
# Where the sun sets about midnight, universal time: nobody sees the moon later that day.
MIDNIGHT_SITES = tuple(Site(float(latitude), -90.0) for latitude in range(-40, 61, 20))
# The west coast of the American mainland, from Alaska to Chile.
AMERICAN_SITES = (
    *(Site(60.0, -141.0), Site(48.0, -124.5), Site(40.0, -124.0), Site(33.0, -117.0)),
    *(Site(23.0, -110.0), Site(0.0, -80.5), Site(-20.0, -70.0), Site(-45.0, -74.0)),
)
AUCKLAND = Site(-36.85, 174.76)
DAWN_DEGREES = 18.0
LAST_SUNSET = timedelta(hours=30)  # in Alaska, after that day's midnight, universal time


@criterion("diyanet")
def diyanet(evening: Evening) -> bool:
    """Türkiye: 5° high, 8° from the sun, anywhere before 24 h UT. Source: Istanbul congress, 2016.

    Later in America it still counts, where the moon was new before dawn in New Zealand.
    """
    night = datetime(evening.day.year, evening.day.month, evening.day.day, tzinfo=UTC) + LAST_SUNSET
    if elongation(night) < DIYANET_ELONGATION_DEGREES:
        return False
    if any(_is_seen(site, evening) for site in MIDNIGHT_SITES):
        return True
    dawn = sun_below(AUCKLAND, evening.day + A_DAY, DAWN_DEGREES)
    in_time = dawn is not None and evening.conjunction < dawn
    return in_time and any(_is_seen(site, evening) for site in AMERICAN_SITES)


def _is_seen(site: Site, evening: Evening) -> bool:
    moon = evening.moon(site)
    return (
        moon is not None
        and moon.altitude >= DIYANET_ALTITUDE_DEGREES
        and moon.elongation >= DIYANET_ELONGATION_DEGREES
    )


# How far above Odeh's line for a crescent in optical aid's reach the moon must stand (Odeh, 2006:
# 2.0 begins the naked eye's zone). The others are where announced days of 2014–2026 part best:
# docs/reference/calendar.md.
SEEN_AT_HOME = {"aided": 0.8, "local": 2.0, "clear": 4.8}


@criterion("aided")
def aided(evening: Evening) -> bool:
    """Seen at home by those who search with instruments: Iran, Oman."""
    return _margin(evening) >= SEEN_AT_HOME["aided"]


@criterion("local")
def local(evening: Evening) -> bool:
    """Seen at home by good eyes in good air: Morocco."""
    return _margin(evening) >= SEEN_AT_HOME["local"]


@criterion("clear")
def clear(evening: Evening) -> bool:
    """Seen at home by many, as committees want it: Bangladesh, India, Pakistan."""
    return _margin(evening) >= SEEN_AT_HOME["clear"]


def _margin(evening: Evening) -> float:
    """How easily the crescent is seen at the market's main city, in Odeh's measure."""
    site = site_of(evening.market)
    moon = evening.moon(site) if site else None
    if moon is None or moon.altitude <= 0:
        return -math.inf
    w = moon.width
    return moon.arc - (7.1651 - 6.3226 * w + 0.7319 * w**2 - 0.1018 * w**3)


def umm_al_qura(year: int, month: int) -> date:
    """The first day of a month by the tables of Umm al-Qura. Raises ValueError outside them."""
    try:
        found = Hijri(year, month, 1).to_gregorian()
    except OverflowError as error:
        raise ValueError(f"the tables have no {year} AH") from error
    return date(found.year, found.month, found.day)


@lru_cache(maxsize=65536)
def month_start(year: int, month: int, name: str, market: str) -> date:
    """The first civil day of a month by a criterion; no month before it is longer than 30 days.

    Raises ValueError outside the tables of Umm al-Qura: 1343–1500 AH.
    """
    if name == "umm-al-qura":
        return umm_al_qura(year, month)
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    latest = _candidate(*before, name, market) + timedelta(days=LONGEST_MONTH_DAYS)
    return min(_candidate(year, month, name, market), latest)


def _candidate(year: int, month: int, name: str, market: str) -> date:
    """The day after the first evening on which the criterion holds."""
    about = umm_al_qura(year, month)
    conjunction = new_moon_after(
        datetime(about.year, about.month, about.day, tzinfo=UTC) - timedelta(days=15)
    )
    days = (conjunction.date() + timedelta(days=ahead) for ahead in range(PATIENCE_DAYS))
    evenings = (Evening(market, day, conjunction) for day in days)
    return next((one.day + A_DAY for one in evenings if CRITERIA[name](one)), about + A_DAY)


@dataclass(frozen=True, slots=True)
class HijriDay:
    """A day of the Islamic calendar. The window spans the criteria: none allows an earlier day.

    A cloud may hide what all criteria promise: the day after the first is always in it.

    The 30th of a month of 29 days has no turn. Turns are named "1448 AH".
    """

    month: int
    day: int
    criterion: str

    def turns(self, year: int, where: Where) -> list[Turn]:
        return [turn for turn in self._near(year, where.market) if turn.day.year == year]

    def _near(self, year: int, market: str) -> Iterator[Turn]:
        about = (year - 622) * 33 // 32  # at most one off
        for own in range(about - 1, about + 4):
            try:
                yield self._turn(own, market)
            except ValueError:  # outside the tables
                continue

    def _turn(self, own: int, market: str) -> Turn:
        into = timedelta(days=self.day - 1)
        best = month_start(own, self.month, self.criterion, market) + into
        if self.day == LONGEST_MONTH_DAYS and best >= self._next_month(own, market):
            raise ValueError(f"that month of {own} AH has 29 days")
        rivals = {"umm-al-qura", self.criterion}
        if site_of(market):
            rivals |= set(SEEN_AT_HOME) if self.criterion in SEEN_AT_HOME else {"local"}
        days = [month_start(own, self.month, name, market) + into for name in rivals]
        latest = max(*days, min(days) + A_DAY)
        return Turn(f"{own} AH", best, min(days), latest, "projected")

    def _next_month(self, own: int, market: str) -> date:
        year, month = (own, self.month + 1) if self.month < 12 else (own + 1, 1)
        return month_start(year, month, self.criterion, market)

    def names(self) -> frozenset[str]:
        return frozenset()


@form(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})( as in (?P<by>[a-z-]+))?")
def hijri(day: str, month: str, by: str | None) -> Day:
    if not 1 <= int(day) <= LONGEST_MONTH_DAYS:
        raise UnknownDay(f"{month} has no day {day}")
    name = by or "umm-al-qura"
    if name not in {"umm-al-qura", *CRITERIA}:
        known = ", ".join(sorted({"umm-al-qura", *CRITERIA}))
        raise UnknownDay(f"“{name}” decides nowhere: write one of {known}")
    return HijriDay(MONTHS.index(month) + 1, int(day), name)
