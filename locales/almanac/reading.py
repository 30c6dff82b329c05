"""Tables of observances and announced dates in the packs → the values of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar

from locales.almanac.values import Announced, Card, Custom, Follows, Observance, Place, Status
from locales.days.forms import UnknownDay
from locales.days.grammar import parse
from locales.days.values import Day
from locales.places import is_market
from locales.schema import Table
from locales.values import Source

STATUSES: dict[str, Status] = {
    "projected": "projected",
    "official": "official",
    "announced": "announced",
    "confirmed": "confirmed",
}


TURN = re.compile(r"\d{4}( AH| AM| SH| lunar|-\d\d)?")
CUSTOM_STATUSES = frozenset({"projected", "official"})
YEARS = range(1900, 2101)  # what the doors may ask for, and where two customs are compared


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table says of an observance before anybody says where it is kept."""

    code: str
    family: str
    table: Table
    public: bool = True


def read_observance(heading: Heading, announced: Iterable[Announced]) -> Observance:
    """One observance with its card, customs and places; `announced` speaks of it alone."""
    table = heading.table
    source = table.source()
    customs = list(read_customs(table, source))
    judge_customs(customs, table)
    observance = Observance(
        code=heading.code,
        name=table.text("name"),
        family=heading.family,
        public=heading.public,
        customs=by_market((market, custom) for custom in customs for market in custom.markets),
        announced=by_market((one.market, one) for one in announced),
        places={place.market: place for place in read_places(table)},
        card=read_card(table.table("card")),
        source=source,
        follows=read_follows(table),
        fasting_days=natural(table, "fasting_days", 0),
    )
    table.finish()
    for market in sorted(set(observance.places) - observance.markets):
        table.complain(f"“{market}” has a place but doesn’t keep it: add it to a custom")
    if not observance.markets:
        table.complain(f"no market keeps it: add a [[{heading.code}.custom]] or announced days")
    return observance


T = TypeVar("T")


def by_market(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """The values of each market, in the order given."""
    found: dict[str, tuple[T, ...]] = {}
    for market, one in pairs:
        found[market] = (*found.get(market, ()), one)
    return found


def read_card(table: Table) -> Card:
    """What a seller should know, sell, say and avoid, and how many days ahead."""
    card = Card(
        what=table.text("what"),
        sell=table.text("sell"),
        tone=table.text("tone"),
        avoid=table.text("avoid"),
        quiet=table.text("quiet", ""),
        channels=table.text("channels", ""),
        lead_days=natural(table, "lead_days"),
        source=table.source(),
    )
    table.finish()
    return card


def read_follows(table: Table) -> Follows | None:
    """Eid comes 29 or 30 days after the first fast: { event, least_days, most_days }."""
    if "follows" not in table:
        return None
    given = table.table("follows")
    found = Follows(given.text("event"), given.whole("least_days"), given.whole("most_days"))
    given.finish()
    if found.most_days < found.least_days:
        given.complain("`follows`: `most_days` is below `least_days`")
    return found


def read_places(table: Table) -> Iterator[Place]:
    """The [[….place]] tables: local names and differences."""
    seen: set[str] = set()
    for given in table.tables("place"):
        place = Place(
            market=given.text("market"),
            name=given.text("name", ""),
            differs=given.text("differs", ""),
            lead_days=natural(given, "lead_days") if "lead_days" in given else None,
            source=given.source() if "source" in given else None,
        )
        given.finish()
        judge_market(place.market, given)
        if place.market in seen:
            given.complain(f"there is more than one `place` for “{place.market}”: join them")
        seen.add(place.market)
        yield place


def read_customs(table: Table, source: Source) -> Iterator[Custom]:
    """The [[….custom]] tables: who keeps it on which day, in which years."""
    for given in table.tables("custom"):
        on = read_day(given, "on")
        custom = Custom(
            on=on or parse("1 January"),
            markets=given.texts("markets"),
            source=given.source() if "source" in given else source,
            to=read_day(given, "to") if "to" in given else None,
            days=natural(given, "days", 0),
            from_year=given.whole("from_year", 0),
            until_year=given.whole("until_year", date.max.year),
            except_years=given.wholes("except_years"),
            status=STATUSES.get(given.choice("status", CUSTOM_STATUSES, "")),
        )
        given.finish()
        if not custom.markets:
            given.complain("`markets` is missing: write the codes of those who keep it so")
        for market in custom.markets:
            judge_market(market, given)
        if custom.to and custom.days:
            given.complain("`to` and `days` both say when it ends: keep one")
        yield custom


def natural(table: Table, key: str, default: int | None = None) -> int:
    """A number of days."""
    found = table.whole(key, default)
    if found < 0:
        table.complain(f"`{key}` counts days, so it is not below 0")
    return found


def read_day(table: Table, key: str) -> Day | None:
    """A day expression; None, with a complaint, where no form fits."""
    text = table.text(key)
    try:
        return parse(text)
    except UnknownDay as error:
        if text:
            table.complain(f"`{key}`: {error}")
        return None


def judge_customs(customs: list[Custom], table: Table) -> None:
    """Complain where a market would keep the same year twice."""
    for one, other in combinations(customs, 2):
        shared = set(one.markets) & set(other.markets)
        if shared and any(one.covers(year) and other.covers(year) for year in YEARS):
            names = ", ".join(sorted(shared))
            table.complain(f"two customs hold for {names} in the same years: set `until_year`")


def read_announced(market: str, table: Table) -> Iterator[Announced]:
    """One file of announced days: [[event]] tables with `start`, `days` or `spans`."""
    judge_market(market, table)
    for event in table.values:
        for given in table.tables(event):
            given.rule = event
            source, turn = given.source(), given.text("turn", "")
            status = STATUSES.get(given.choice("status", STATUSES, "announced"), "announced")
            spans = list(read_spans(given))
            given.finish()
            if not spans:
                given.complain("no day is given: write `start`, `days` or `spans`")
            if "end" in given and "start" not in given:
                given.complain("`end` belongs to a `start`; write several as `spans`")
            if turn and len(spans) > 1:
                given.complain("`turn` names one turn: give it one day")
            if turn and not TURN.fullmatch(turn):
                given.complain(f"`turn` is “{turn}”: write “2027”, “1448 AH” or as listed")
            for start, end in spans:
                if end and end < start:
                    given.complain(f"it ends {end}, before it starts {start}")
                yield Announced(event, market, start, end, source, status, turn)
    table.finish()


def read_spans(table: Table) -> Iterator[tuple[date, date | None]]:
    """The days, each with its end where it has one."""
    start, end = table.day("start"), table.day("end")
    if start:
        yield start, end
    for day in table.days("days"):
        yield day, None
    yield from table.spans("spans")


def judge_market(market: str, table: Table) -> None:
    if not is_market(market):
        table.complain(f"“{market}” is no market: write ISO 3166-1 alpha-2 in lower case, as “sa”")
