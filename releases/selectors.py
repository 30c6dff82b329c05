"""The one selector that publishing reads through: it can only return approved text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from catalog.drafts import REQUIRED_FIELDS
from catalog.models import Item, ItemKind
from catalog.resolve import Resolved, is_approved
from catalog.selectors import resolved_items
from locales.snapshot import knowledge
from releases.models import MarketPointer, Release
from review.findings import open_errors

BATCH = 200


@dataclass(frozen=True, slots=True)
class Content:
    """What one item publishes in a market and locale; JSON-ready, the same input → same bytes."""

    item: Item
    locale: str
    body: dict[str, Any]
    adaptations: tuple[int, ...]  # the texts it is made of, by id


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is not published, and the fields that stopped it."""

    item: Item
    locale: str
    fields: tuple[str, ...]


def approved_content(market: str, items: Iterable[Item]) -> Iterator[Content | Withheld]:
    """Everything of `items` this market may publish, in the market's locales, in order."""
    chosen = list(items)
    for locale in knowledge().market(market).locales:
        for start in range(0, len(chosen), BATCH):
            yield from _batch(market, locale, chosen[start : start + BATCH])


def _batch(market: str, locale: str, items: list[Item]) -> Iterator[Content | Withheld]:
    by_id = {item.pk: item for item in items}
    stopped = _stopped_fields(market, locale, items)
    for item_id, fields in resolved_items(items, market, locale, is_approved).items():
        item = by_id[item_id]
        approved = {name: found for name, found in fields.items() if found.step != "source"}
        missing = tuple(name for name in fields if name not in approved)
        if stopped[item_id]:
            yield Withheld(item, locale, tuple(stopped[item_id]))
        elif any(name not in approved for name in REQUIRED_FIELDS[ItemKind(item.kind)]):
            yield Withheld(item, locale, missing)
        else:
            body = _body(item, market, locale, approved, missing)
            yield Content(item, locale, body, tuple(found.pk for found in approved.values()))


def _stopped_fields(market: str, locale: str, items: list[Item]) -> dict[int, list[str]]:
    """Item id → fields with an open error here. One such field withholds the whole item:
    a bottle of wine is not made lawful by leaving out its description.
    """
    kept_at = knowledge().content_locale(locale)
    found: dict[int, list[str]] = defaultdict(list)
    for error in open_errors(items, market):
        entry = error.adaptation.entry
        if error.adaptation.locale == kept_at and entry.field not in found[entry.item_id]:
            found[entry.item_id].append(entry.field)
    return found


def _body(
    item: Item, market: str, locale: str, fields: dict[str, Resolved], missing: tuple[str, ...]
) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "key": item.key,
        "market": market,
        "locale": locale,
        "fields": {name: _field(found) for name, found in fields.items()},
        "missing": list(missing),
        "facts": item.facts,
    }


def _field(found: Resolved) -> dict[str, Any]:
    return {
        "text": found.text,
        "locale": found.locale,
        "origin": found.origin,
        "step": found.step,
        "outdated": found.outdated,
    }


def current_release(market: str) -> Release | None:
    pointer = MarketPointer.objects.filter(market=market).select_related("release").first()
    return pointer.release if pointer else None
