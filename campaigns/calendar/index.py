"""The way into the calendar: markets with their next days, observances by family."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.calendar.days import WEIGHTY_LEAD_DAYS, CalendarDay, calendar_day
from campaigns.confirmed import confirmed_by_market, kept
from locales.almanac.values import Observance
from locales.cldr import territory_name
from locales.snapshot import knowledge

AHEAD_DAYS = 60
SHOWN = 3
FAMILIES = (
    "islamic lunar buddhist hindu jewish christian orthodox "
    "family folk national mourning retail work"
).split()


@dataclass(frozen=True, slots=True)
class MarketDays:
    market: str
    days: list[CalendarDay]


@dataclass(frozen=True, slots=True)
class Family:
    code: str
    observances: list[Observance]


@dataclass(frozen=True, slots=True)
class Index:
    """`markets`: those with a pack; `others`: places of which the calendar alone is known."""

    markets: list[MarketDays]
    others: list[str]
    families: list[Family]


def index_of(today: date, language: str) -> Index:
    """Other places by their names in a language of the interface. One query."""
    known, said = knowledge(), confirmed_by_market()
    last = today + timedelta(days=AHEAD_DAYS)
    found = {
        market: [
            calendar_day(one, today) for one in kept(market, today, last, said.get(market, ()))
        ]
        for market in known.markets
    }

    def named(market: str) -> str:
        return territory_name(market, language)

    kept_anywhere = {market for one in known.observances.values() for market in one.markets}
    return Index(
        markets=[MarketDays(market, _weighty(days)) for market, days in found.items()],
        others=sorted(kept_anywhere - set(known.markets), key=named),
        families=shared_days(known.observances.values()),
    )


def _weighty(days: Iterable[CalendarDay]) -> list[CalendarDay]:
    return [day for day in days if day.lead_days >= WEIGHTY_LEAD_DAYS][:SHOWN]


def shared_days(observances: Iterable[Observance]) -> list[Family]:
    """What more than one market keeps, in families."""
    return list(families(one for one in observances if len(one.markets) > 1))


def families(observances: Iterable[Observance]) -> Iterable[Family]:
    """In a fixed order; a seller's own families last. Days by their English names."""
    by_family: dict[str, list[Observance]] = {code: [] for code in FAMILIES}
    for one in observances:
        by_family.setdefault(one.family, []).append(one)
    for code, found in by_family.items():
        if found:
            yield Family(code, sorted(found, key=lambda one: one.name))
