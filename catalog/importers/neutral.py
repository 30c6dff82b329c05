"""Tables with one row per item: our own columns, and a supplier's Chinese ones."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from catalog.drafts import FIELD_ORDER, REQUIRED_FIELDS, ItemDraft, TextDraft
from catalog.importers.cells import check_key, check_locale, text_format
from catalog.importers.headers import Columns
from catalog.importers.records import Reading, Record, doubt_locale
from catalog.importers.report import BadRow
from catalog.importers.rows import Row
from catalog.models import ItemKind

NO_FACTS = frozenset({*FIELD_ORDER, "", "key", "kind", "source_locale"})


def read_neutral(
    rows: Iterable[Row | BadRow], columns: Columns, source_locale: str
) -> Iterator[Reading | BadRow]:
    """One reading per row. `source_locale` (canonical) holds where a row names none."""
    for row in rows:
        yield row if isinstance(row, BadRow) else _reading(Record(row, columns), source_locale)


def _reading(record: Record, source_locale: str) -> Reading:
    key = record.checked("key", check_key, record.word("key")) or ""
    kind = _kind(record)
    draft = ItemDraft(
        kind=kind,
        key=unicodedata.normalize("NFC", key),
        source_locale=_locale(record, source_locale),
        texts=_texts(record, kind),
        facts=_facts(record),
    )
    _require(record, draft)
    doubt_locale(record, draft)
    taken = None if record.bad else draft
    return Reading((record.row,), taken, tuple(record.bad), tuple(record.warnings))


def _kind(record: Record) -> ItemKind:
    """What the row says; else by column: campaigns have an event, snippets a kind of use."""
    stated = record.word("kind").lower()
    if stated in ItemKind.values:
        return ItemKind(stated)
    if stated:
        sentence = _("“{stated}” is none of {kinds}")
        record.refuse("kind", sentence.format(stated=stated, kinds=", ".join(ItemKind.values)))
    if record.columns.has("event"):
        return ItemKind.CAMPAIGN
    return ItemKind.SNIPPET if record.columns.has("kind_of_use") else ItemKind.PRODUCT


def _locale(record: Record, default: str) -> str:
    stated = record.word("source_locale")
    return record.checked("source_locale", check_locale, stated) or "" if stated else default


def _texts(record: Record, kind: ItemKind) -> dict[str, TextDraft]:
    """The texts by field. A product's long text is its description, any other item's its body."""
    main, other = ("description", "body") if kind == ItemKind.PRODUCT else ("body", "description")
    renamed = {} if record.columns.has(main) else {other: main}
    cells = {name: record.cell(name) for name in FIELD_ORDER}
    return {
        renamed.get(name, name): TextDraft(cell, text_format(cell))
        for name, cell in cells.items()
        if cell is not None
    }


def _facts(record: Record) -> dict[str, Any]:
    """Everything that is not translated; unknown columns under `extra`, by their header."""
    columns = [column.target for column in record.columns.columns]
    facts = {target: record.fact(target) for target in columns if target not in NO_FACTS}
    if record.detail_of("price"):
        facts["currency"] = record.detail_of("price").upper()
    return facts | ({"extra": record.extra} if record.extra else {})


def _require(record: Record, draft: ItemDraft) -> None:
    for name in REQUIRED_FIELDS[ItemKind(draft.kind)]:
        if name not in draft.texts or draft.texts[name].is_blank:
            sentence = _("a {kind} needs a {field}")
            record.refuse(name, sentence.format(kind=draft.kind, field=name))
