"""The catalogue as the operator sees it: every item against every market."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from catalog.models import Adaptation, Entry, Item, ItemKind
from catalog.selectors import Cell, matrix
from locales.snapshot import knowledge
from releases.models import MarketPointer, ReleaseEntry
from review.findings import standing_errors
from review.markets import content_locales

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
        errors = standing_errors().filter(adaptation=OuterRef("pk"))
        return rows.filter(Exists(errors.filter(market=asked.market) if asked.market else errors))
    return rows.waiting()


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


def lines(items: Sequence[Item], markets: Sequence[str]) -> list[Line]:
    """Items against markets. A constant number of queries per page, whatever it holds."""
    cells = matrix(items, [knowledge().market(code) for code in markets])
    known = Known(_blocked(items), _served(items))
    return [
        Line(item, _title(item), {code: _place(cell, item, known) for code, cell in row.items()})
        for item, row in ((item, cells[item.pk]) for item in items)
    ]


def _title(item: Item) -> str:
    entries = list(item.entries.all())
    return entries[0].source_text if entries else item.key


def _blocked(items: Iterable[Item]) -> set[tuple[int, str]]:
    errors = standing_errors().filter(adaptation__entry__item__in=items)
    return set(errors.values_list("adaptation__entry__item_id", "market"))


def _served(items: Iterable[Item]) -> set[tuple[str, str, str]]:
    rows = ReleaseEntry.objects.filter(
        release__in=MarketPointer.objects.values("release"), key__in=[item.key for item in items]
    )
    return set(rows.values_list("kind", "key", "release__market"))


def _place(cell: Cell, item: Item, known: Known) -> Place:
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
