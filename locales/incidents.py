"""Failures that happened → typed values, each with a text that must not pass any more."""

import re
from collections.abc import Iterator

from locales.rules import ITEM_KINDS, Names
from locales.schema import Table
from locales.values import CATEGORIES, Example, Incident

FIRST_YEAR = 1950


def read_incidents(table: Table, names: Names) -> Iterator[tuple[Incident, Table]]:
    """The [[incident]] tables of one file, each with where to complain."""
    for given in table.tables("incident"):
        given.rule = str(given.values.get("id", "an incident without id"))
        incident = read_incident(given, names)
        given.finish()
        yield incident, given
    table.finish()


def read_incident(table: Table, names: Names) -> Incident:
    markets = table.texts("markets")
    incident = Incident(
        id=table.text("id"),
        brand=table.text("brand"),
        year=table.whole("year"),
        markets=markets,
        category=table.choice("category", CATEGORIES),
        title=table.text("title"),
        what=table.text("what"),
        lesson=table.text("lesson"),
        source=table.source(),
        example=Example(
            text=table.text("text"),
            locale=table.locale(table.text("locale", "en")),
            market=markets[0] if markets else "",
            name=table.text("field", "description"),
            date=table.day("date"),
            kind=table.choice("kind", ITEM_KINDS, "campaign"),
            others=table.pairs("others", str),
        ),
    )
    table.expect("markets", markets, names.markets)
    if not markets:
        table.complain("`markets` is missing: name where it happened")
    if not re.fullmatch(r"[a-z0-9-]+", incident.id):
        table.complain("write the id in small Latin letters, digits and hyphens")
    if incident.year < FIRST_YEAR:
        table.complain(f"`year` is {incident.year}: write the year in which it happened")
    return incident
