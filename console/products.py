"""The catalogue as the operator sees it: every item against every market."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from catalog.models import Adaptation, Entry, Item, ItemKind
from catalog.resolve import Resolved, is_written
from catalog.selectors import Cell as MatrixCell
from catalog.selectors import matrix, resolved_items
from locales.snapshot import knowledge
from locales.values import Market
from releases.models import MarketPointer, ReleaseEntry
from review.findings import blocked_places
from review.markets import content_locales
from review.models import Finding, FindingQuerySet

PAGE = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """What the operator wants to see; empty values do not narrow."""

    kind: str = ItemKind.PRODUCT
    words: str = ""
    market: str = ""
    state: str = ""  # waiting, outdated, blocked


def catalogue(asked: Asked) -> QuerySet[Item]:
    rows = Item.objects.filter(kind=asked.kind)
    if asked.words:
        named = Entry.objects.filter(item=OuterRef("pk"), source_text__icontains=asked.words)
        rows = rows.filter(Q(key__icontains=asked.words) | Exists(named))
    if asked.state:
        rows = rows.filter(Exists(_in_state(asked)))
    return rows.prefetch_related("entries")


def _in_state(asked: Asked) -> QuerySet[Adaptation]:
    rows = Adaptation.objects.filter(entry__item=OuterRef("pk"))
    if asked.market:
        rows = rows.filter(locale__in=content_locales([asked.market]))
    if asked.state == "outdated":
        return rows.outdated()
    if asked.state == "blocked":
        errors = _open_errors().filter(adaptation=OuterRef("pk"))
        return rows.filter(Exists(errors.filter(market=asked.market) if asked.market else errors))
    return rows.waiting()


def _open_errors() -> FindingQuerySet:
    return Finding.objects.errors().open(timezone.localdate())


@dataclass(frozen=True, slots=True)
class Place:
    """How an item stands in a market: a state with a shape, and how many texts still wait."""

    state: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Line:
    """One item against the markets, by code."""

    item: Item
    title: str
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Known:
    """What one page of items needs to know, read once."""

    blocked: set[tuple[int, str]]
    served: set[tuple[str, str, str]]


def lines(items: Sequence[Item]) -> list[Line]:
    """A constant number of queries per page, whatever it holds."""
    markets = list(knowledge().markets.values())
    cells = matrix(items, markets)
    known = Known(_blocked(items), _served(items))
    return [
        Line(item, _title(item), {code: _place(cell, item, known) for code, cell in row.items()})
        for item, row in ((item, cells[item.pk]) for item in items)
    ]


def _title(item: Item) -> str:
    entries = list(item.entries.all())
    return entries[0].source_text if entries else item.key


def _blocked(items: Iterable[Item]) -> set[tuple[int, str]]:
    errors = _open_errors().filter(adaptation__entry__item__in=items)
    return set(errors.values_list("adaptation__entry__item_id", "market"))


def _served(items: Iterable[Item]) -> set[tuple[str, str, str]]:
    rows = ReleaseEntry.objects.filter(
        release__in=MarketPointer.objects.values("release"), key__in=[item.key for item in items]
    )
    return set(rows.values_list("kind", "key", "release__market"))


def _place(cell: MatrixCell, item: Item, known: Known) -> Place:
    """An item that is served counts as such, though single texts of it may still wait."""
    waiting = cell.total - cell.counts["approved"]
    if (item.pk, cell.market) in known.blocked:
        return Place("blocked", waiting)
    if cell.counts["outdated"]:
        return Place("outdated", waiting)
    if (item.kind, item.key, cell.market) in known.served:
        return Place("final", waiting)
    state = {"missing": "initial", "approved": "reviewed"}.get(cell.status, cell.status)
    return Place(state, waiting)


@dataclass(frozen=True, slots=True)
class Cell:
    """One field in one market's locale: the text a reader would see, and where it came from."""

    market: Market
    locale: str
    found: Resolved
    adaptation: Adaptation | None
    findings: list[Finding]
    state: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    entry: Entry
    cells: list[Cell]


def side_by_side(item: Item, markets: Sequence[Market]) -> list[FieldRow]:
    """Every field of an item in the locales of `markets`."""
    entries = list(item.entries.all())
    places = [(market, locale) for market in markets for locale in market.locales]
    resolved = {
        (market.code, locale): resolved_items([item], market.code, locale, is_written)[item.pk]
        for market, locale in places
    }
    adaptations = _adaptations(item)
    blocked = {market.code: blocked_places([item], market.code) for market in markets}
    return [
        FieldRow(
            entry,
            [
                _cell(entry, market, locale, resolved[market.code, locale], adaptations, blocked)
                for market, locale in places
            ],
        )
        for entry in entries
    ]


Adaptations = Mapping[int, Mapping[tuple[str, str], Adaptation]]


def _adaptations(item: Item) -> Adaptations:
    rows = (
        Adaptation.objects.filter(entry__item=item)
        .select_related("entry", "review")
        .prefetch_related("findings")
    )
    found: dict[int, dict[tuple[str, str], Adaptation]] = defaultdict(dict)
    for row in rows:
        found[row.entry_id][row.market, row.locale] = row
    return found


def _cell(
    entry: Entry,
    market: Market,
    locale: str,
    fields: Mapping[str, Resolved],
    adaptations: Adaptations,
    blocked: Mapping[str, frozenset[int]],
) -> Cell:
    found = fields[entry.field]
    kept_at = ("", knowledge().content_locale(locale))
    place = kept_at if found.step == "source" else (found.market, found.locale)
    adaptation = adaptations.get(entry.pk, {}).get(place)
    findings = [
        finding
        for finding in (adaptation.findings.all() if adaptation else [])
        if finding.market == market.code
    ]
    stopped = adaptation is not None and adaptation.pk in blocked[market.code]
    return Cell(market, locale, found, adaptation, findings, _cell_state(found, stopped=stopped))


def _cell_state(found: Resolved, *, stopped: bool) -> str:
    if stopped:
        return "blocked"
    if found.step == "source":
        return "initial"
    return "outdated" if found.outdated else found.state
