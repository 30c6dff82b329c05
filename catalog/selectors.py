"""Reads that span items, entries and adaptations, each in a constant number of queries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q

from catalog.models import APPROVED, Adaptation, Entry, Item, State
from catalog.resolve import Candidate, Resolved, Usable, is_written, resolve
from locales.tags import chain
from locales.values import Market

Status = Literal["missing", "outdated", "translated", "approved"]
WORST_FIRST: tuple[Status, ...] = ("missing", "outdated", "translated", "approved")


@dataclass(frozen=True, slots=True)
class Cell:
    """How far an item is in a market: its texts in each status, over all the market's locales."""

    market: str
    counts: Mapping[Status, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def status(self) -> Status:
        """The worst there is; "missing" for an item without texts."""
        return next((status for status in WORST_FIRST if self.counts[status]), "missing")


def resolved_items(
    items: Iterable[Item], market: str, locale: str, usable: Usable
) -> dict[int, dict[str, Resolved]]:
    """The text of every field of every item, by item id and field. Two queries.

    Every item given has a key, though it may have no fields. Raises BadTag.
    """
    found: dict[int, dict[str, Resolved]] = {item.pk: {} for item in items}
    entries = Entry.objects.filter(item__in=found)
    candidates = _candidates(entries, [market], [locale])
    for entry in entries:
        found[entry.item_id][entry.field] = _resolved(entry, candidates, market, locale, usable)
    return found


def resolved_entry(entry: Entry, market: str, locale: str, usable: Usable) -> Resolved:
    """The text of one field. One query. Raises BadTag."""
    candidates = _candidates([entry], [market], [locale])
    return _resolved(entry, candidates, market, locale, usable)


def matrix(items: Iterable[Item], markets: Sequence[Market]) -> dict[int, dict[str, Cell]]:
    """How far each item is in each market, by item id and market code. Two queries.

    A text counts where it is resolved to, so an es-419 text counts for Mexico and for Chile.
    The source text counts as missing: nobody has said yet that the market takes it as it is.
    """
    ids = [item.pk for item in items]
    entries = list(Entry.objects.filter(item__in=ids))
    codes = [market.code for market in markets]
    locales = [locale for market in markets for locale in market.locales]
    candidates = _candidates(entries, codes, locales)
    counts = {item: {code: _none() for code in codes} for item in ids}
    for entry in entries:
        for code, status in _statuses(entry, candidates.get(entry.pk, []), markets):
            counts[entry.item_id][code][status] += 1
    return {
        item: {code: Cell(code, count) for code, count in row.items()}
        for item, row in counts.items()
    }


def _statuses(
    entry: Entry, candidates: Sequence[Candidate], markets: Sequence[Market]
) -> Iterator[tuple[str, Status]]:
    """One status per market and locale of it."""
    for market in markets:
        for locale in market.locales:
            found = resolve(
                entry.source_text,
                entry.source_locale,
                candidates,
                market=market.code,
                locale=locale,
                usable=is_written,
            )
            yield market.code, _status(found)


def _status(found: Resolved) -> Status:
    if found.step == "source":
        return "missing"
    if found.outdated:
        return "outdated"
    return "approved" if found.state in APPROVED else "translated"


def _none() -> Counter[Status]:
    return Counter(dict.fromkeys(WORST_FIRST, 0))


def _candidates(
    entries: Iterable[Entry], markets: Sequence[str], locales: Iterable[str]
) -> dict[int, list[Candidate]]:
    """The written adaptations that could serve these places, by entry id. One query."""
    digests = {entry.pk: entry.digest for entry in entries}
    tags = {tag for locale in locales for tag in chain(locale)}
    rows = Adaptation.objects.filter(
        Q(market="") | Q(market__in=markets), entry__in=digests, locale__in=tags
    ).exclude(text="")
    found: dict[int, list[Candidate]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(candidate_of(row, digests[row.entry_id]))
    return found


def candidate_of(row: Adaptation, digest: str) -> Candidate:
    """An adaptation as resolving sees it; `digest` is its entry's present one."""
    outdated = row.state != State.INITIAL and row.source_digest != digest
    return Candidate(
        row.locale, row.market, row.text, row.state, outdated, row.origin, row.revision, row.pk
    )


def _resolved(
    entry: Entry,
    candidates: Mapping[int, list[Candidate]],
    market: str,
    locale: str,
    usable: Usable,
) -> Resolved:
    return resolve(
        entry.source_text,
        entry.source_locale,
        candidates.get(entry.pk, []),
        market=market,
        locale=locale,
        usable=usable,
    )
