"""What the markets' pages say of a place: its facts, its profile, and what it publishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils.dates import WEEKDAYS

from campaigns.launching import live_campaigns
from catalog.drafts import REQUIRED_FIELDS
from catalog.models import Item, ItemKind
from locales import cldr
from locales.knowledge import Knowledge
from locales.rhythms import weekend_on
from locales.snapshot import knowledge
from locales.tags import direction
from locales.values import Culture, Flag, Market
from releases.models import MarketPointer, Release
from releases.selectors import Content, Withheld, approved_content
from review.findings import open_errors
from review.markets import sold_to
from review.selectors import MarketLoad, loads

WITHHELD_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Served:
    """The release a market serves, since when, and how many documents it holds."""

    pointer: MarketPointer
    documents: int

    @property
    def release(self) -> Release:
        return self.pointer.release


@dataclass(frozen=True, slots=True)
class Line:
    """One market of the list."""

    market: Market
    sold: bool
    load: MarketLoad
    served: Served | None
    direction: str


@dataclass(frozen=True, slots=True)
class Sample:
    """How one of the market's locales writes."""

    locale: str
    direction: str
    number: str
    day: str


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One statement of a profile; no `values` where nobody knows."""

    name: str
    values: tuple[str, ...]
    flag: Flag

    @property
    def yes_or_no(self) -> str:
        value = self.flag.value
        return ("yes" if value else "no") if isinstance(value, bool) else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A market as knowledge has it."""

    market: Market
    samples: list[Sample]
    weekend: list[str]  # weekdays, in the interface's language
    first_weekday: str
    cultures: list[Culture]
    profile: list[FlagLine]
    rules: int


@dataclass(frozen=True, slots=True)
class WithheldLine:
    """An item that is not published in a locale.

    `wrong` are fields with an open error; else `needed` have no approved text, and neither have
    `lacking`, which alone would not stop it.
    """

    item: Item
    locale: str
    wrong: list[str]
    needed: list[str]
    lacking: list[str]


@dataclass(frozen=True, slots=True)
class Stock:
    """What publishing now would take along and leave behind; `shown` is capped."""

    ready: int
    withheld: int
    shown: list[WithheldLine]


def market_lines() -> list[Line]:
    """Every market, those sold to first; a constant number of queries."""
    known, served, sold = knowledge(), served_now(), sold_to()
    lines = [
        Line(
            known.market(load.market),
            load.market in sold,
            load,
            served.get(load.market),
            direction(known.market(load.market).locales[0]),
        )
        for load in loads(known.markets)
    ]
    return sorted(lines, key=lambda line: not line.sold)


def served_now() -> Mapping[str, Served]:
    """By market. Two queries."""
    pointers = list(MarketPointer.objects.select_related("release__created_by"))
    sizes = dict(
        Release.objects.filter(pk__in=[pointer.release_id for pointer in pointers])
        .annotate(n=Count("entries"))
        .values_list("pk", "n")
    )
    return {pointer.market: Served(pointer, sizes[pointer.release_id]) for pointer in pointers}


def place_of(market: Market, today: date) -> Place:
    """Facts of the packs and of CLDR; no query."""
    known = knowledge()
    weekend = weekend_on(known.rhythms.get(market.code), market.code, today)
    return Place(
        market=market,
        samples=[_sample(locale, today) for locale in market.locales],
        weekend=[str(WEEKDAYS[day - 1]) for day in sorted(weekend)],
        first_weekday=str(WEEKDAYS[cldr.first_weekday(market.code) - 1]),
        cultures=[known.cultures[name] for name in market.cultures],
        profile=[_flag(name, flag) for name, flag in market.profile.items()],
        rules=_rules(known, market),
    )


def _rules(known: Knowledge, market: Market) -> int:
    return len(
        {rule.id for locale in market.locales for rule in known.rules_for(market.code, locale)}
    )


def _sample(locale: str, today: date) -> Sample:
    return Sample(
        locale=locale,
        direction=direction(locale),
        number=cldr.number_sample(locale),
        day=cldr.date_sample(today, locale),
    )


def _flag(name: str, flag: Flag) -> FlagLine:
    value = flag.value
    if isinstance(value, tuple):
        values = value
    elif isinstance(value, str):
        values = (value,)
    else:
        values = ()
    return FlagLine(name, tuple(v.replace("_", " ") for v in values), flag)


def history(market: str) -> QuerySet[Release]:
    """Every release of a market, newest first, with `documents` counted."""
    rows = Release.objects.filter(market=market).select_related("created_by")
    return rows.annotate(documents=Count("entries")).order_by("-number")


def stock(market: str) -> Stock:
    """What publishing would do now. Reads every text of the market: call it on its own."""
    standing = Item.objects.exclude(kind=ItemKind.CAMPAIGN)
    found = list(approved_content(market, [*standing, *live_campaigns(market)]))
    left = [part for part in found if isinstance(part, Withheld)]
    ready = sum(isinstance(part, Content) for part in found)
    return Stock(ready, len(left), _withheld(market, left[:WITHHELD_SHOWN]))


def _withheld(market: str, parts: list[Withheld]) -> list[WithheldLine]:
    errors = open_errors([part.item for part in parts], market)
    wrong = {(e.adaptation.entry.item_id, e.adaptation.entry.field) for e in errors}
    return [_withheld_line(part, wrong) for part in parts]


def _withheld_line(part: Withheld, wrong: set[tuple[int, str]]) -> WithheldLine:
    required = REQUIRED_FIELDS[ItemKind(part.item.kind)]
    stopped = [field for field in part.fields if (part.item.pk, field) in wrong]
    missing = [] if stopped else part.fields
    return WithheldLine(
        item=part.item,
        locale=part.locale,
        wrong=stopped,
        needed=[field for field in missing if field in required],
        lacking=[field for field in missing if field not in required],
    )
