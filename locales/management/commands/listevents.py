"""The door to the calendar: what a market keeps between two days. Needs no database."""

import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from locales import ics
from locales.almanac.occurrences import between
from locales.almanac.reading import YEARS
from locales.almanac.values import Occurrence
from locales.knowledge import Knowledge
from locales.packs import PackError
from locales.snapshot import knowledge

Writer = Callable[[list[Occurrence], Knowledge], Iterable[str]]


def as_jsonl(found: list[Occurrence], _: Knowledge) -> Iterable[str]:
    """One JSON object per line."""
    for one in found:
        yield json.dumps(
            {
                "event": one.event,
                "market": one.market,
                "year": one.start.year,
                "start": one.start.isoformat(),
                "end": one.end.isoformat() if one.end else None,
                "status": one.status,
                "earliest": one.earliest.isoformat(),
                "latest": one.latest.isoformat(),
                "source": one.source,
            },
            ensure_ascii=False,
        )


def as_table(found: list[Occurrence], known: Knowledge) -> Iterable[str]:
    """Columns for people: day, window, status, code, name."""
    width = max((len(one.event) for one in found), default=0)
    for one in found:
        window = f"{one.earliest.isoformat()} – {one.latest.isoformat()}"
        name = known.observances[one.event].name
        yield f"{one.start.isoformat()}  {window}  {one.status:9}  {one.event:{width}}  {name}"


def as_ics(found: list[Occurrence], known: Knowledge) -> Iterable[str]:
    name = ics.calendar_name(found[0].market) if found else "Terroir"
    yield ics.calendar(found, known, ics.About(name, datetime.now(UTC)))


WRITERS: Mapping[str, tuple[Writer, str]] = {
    "jsonl": (as_jsonl, "\n"),
    "table": (as_table, "\n"),
    "ics": (as_ics, ""),
}


def day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2027-02-08") from error
    if found.year not in YEARS:
        raise ArgumentTypeError(f"the calendar reaches from {YEARS[0]} to {YEARS[-1]}")
    return found


class Command(BaseCommand):
    help = "List the observances of a market whose best day lies between two days, both included."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--market", required=True, type=str.lower, help="such as sa")
        parser.add_argument("--from", required=True, type=day, dest="first")
        parser.add_argument("--to", required=True, type=day, dest="last")
        parser.add_argument("--format", choices=WRITERS, default="jsonl")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            known = knowledge()
        except PackError as error:
            self.stderr.write(str(error))
            sys.exit(1)
        market = options["market"]
        if not any(market in observance.markets for observance in known.observances.values()):
            self.stderr.write(f"no pack tells of an observance in “{market}”")
        write, ending = WRITERS[options["format"]]
        for line in write(between(known, market, options["first"], options["last"]), known):
            self.stdout.write(line, ending=ending)
