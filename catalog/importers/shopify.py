"""Shopify's product table, present and legacy: several rows per product, joined by its handle."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from catalog.drafts import ItemDraft, TextDraft
from catalog.importers.cells import check_key
from catalog.importers.headers import Columns
from catalog.importers.records import Reading, Record, doubt_locale
from catalog.importers.report import BadRow
from catalog.importers.rows import Row
from catalog.models import ItemKind, TextFormat

PRODUCT_FACTS = ("handle", "brand", "category", "product_type", "tags")
VARIANT_FACTS = ("sku", "gtin", "price", "compare_at_price", "weight_g")
OPTIONS = ("option1", "option2", "option3")
MARKET_FACTS = {  # column → (fact, as which it is read)
    "market_price": ("price", "price"),
    "market_compare_at_price": ("compare_at_price", "compare_at_price"),
    "market_included": ("included", ""),
}
ONLY_VARIANT = ("Title", "Default Title")  # what Shopify writes for a product without options


def read_shopify(
    rows: Iterable[Row | BadRow], columns: Columns, source_locale: str
) -> Iterator[Reading | BadRow]:
    """One reading per product. Rows of one handle that follow each other are one product."""
    group: list[Record] = []
    for row in rows:
        if isinstance(row, BadRow):
            yield row
            continue
        record = Record(row, columns)
        if group and not _continues(record, group[0]):
            yield _reading(group, source_locale)
            group = []
        group.append(record)
    if group:
        yield _reading(group, source_locale)


def _continues(record: Record, first: Record) -> bool:
    """Whether a row adds a variant or an image to the product: its handle, and no other title."""
    handle, title = record.word("handle"), record.word("title")
    return (
        handle != ""
        and handle == first.word("handle")
        and title in ("", first.word("title"))
        and bool(title or first.word("title"))
    )


def _reading(group: Sequence[Record], source_locale: str) -> Reading:
    first = group[0]
    if not first.word("title"):
        first.refuse("title", _no_title(first))
    handle = first.word("handle") or slugify(first.word("title"), allow_unicode=True)
    key = first.checked("handle", check_key, handle) or ""
    draft = ItemDraft(
        kind=ItemKind.PRODUCT,
        key=unicodedata.normalize("NFC", key),
        source_locale=source_locale,
        texts=_texts(group),
        facts=_facts(group),
    )
    rows = tuple(record.row for record in group)
    if any(record.bad for record in group):
        return Reading(rows, None, tuple(_complaints(group)))
    doubt_locale(first, draft)
    warnings = (warning for record in group for warning in record.warnings)
    return Reading(rows, draft, warnings=tuple(warnings))


def _no_title(record: Record) -> str:
    if record.word("handle"):
        return _("a row without a title must follow its product's other rows")
    return _("a product needs a title")


def _complaints(group: Sequence[Record]) -> Iterator[BadRow]:
    """A product is taken whole or not at all, so that its mended rows can be imported alone."""
    culprit = next(record for record in group if record.bad)
    for record in group:
        yield from record.bad
        if not record.bad:
            sentence = _("kept out because of line {line} of the same product")
            reason = sentence.format(line=culprit.row.line)
            yield BadRow(record.row.line, "", reason, record.row.cells)


def _texts(group: Sequence[Record]) -> dict[str, TextDraft]:
    first = group[0]
    texts = {name: first.cell(name) for name in ("title", "seo_title", "seo_description")}
    drafts = {name: TextDraft(cell) for name, cell in texts.items() if cell is not None}
    description = first.cell("description")
    if description is not None:
        drafts["description"] = TextDraft(description, TextFormat.HTML)
    if first.columns.has("image_alt"):
        alts = (record.cell("image_alt") or "" for record in group)
        drafts["image_alt"] = TextDraft(next((alt for alt in alts if alt.strip()), ""))
    return drafts


def _facts(group: Sequence[Record]) -> dict[str, Any]:
    """The product's facts; price, SKU and barcode are those of its first variant."""
    first = group[0]
    names = [name for name in PRODUCT_FACTS + VARIANT_FACTS if first.columns.has(name)]
    facts = {name: first.fact(name) for name in names}
    prices, options = _market_prices(first), _option_names(group)
    facts |= {"market_prices": prices} if prices else {}
    facts |= {"extra": first.extra} if first.extra else {}
    if first.columns.has("image"):
        facts["images"] = _images(group) or None
    if first.columns.has("option1_value"):
        facts["options"] = [name for name in options if name] or None
        variants = [_variant(record, options) for record in group if _is_variant(record)]
        facts["variants"] = variants if facts["options"] else None
    return facts


def _market_prices(record: Record) -> dict[str, dict[str, Any]]:
    """By the market's name as the header has it: price, price before, whether it is sold there."""
    prices: dict[str, dict[str, Any]] = {}
    for column, (fact, kind) in MARKET_FACTS.items():
        for market, value in record.details(column, kind).items():
            prices.setdefault(market, {})[fact] = value
    return prices


def _option_names(group: Sequence[Record]) -> list[str]:
    """The three options' names, empty where there is none; only the first row has to state them."""
    first = group[0]
    if (first.word("option1_name"), first.word("option1_value")) == ONLY_VARIANT:
        return ["", "", ""]
    stated = ((record.word(f"{option}_name") for record in group) for option in OPTIONS)
    return [next(filter(None, names), "") for names in stated]


def _is_variant(record: Record) -> bool:
    """Whether a row is a variant and not only one more picture."""
    return any(record.word(f"{option}_value") for option in OPTIONS) or bool(record.word("sku"))


def _variant(record: Record, options: Sequence[str]) -> dict[str, Any]:
    """A variant's facts without what is blank."""
    values = [record.word(f"{option}_value") for option in OPTIONS]
    variant = {
        "options": {name: value for name, value in zip(options, values, strict=True) if name},
        **{name: record.fact(name) for name in VARIANT_FACTS},
        "image": record.word("variant_image"),
        "market_prices": _stated(_market_prices(record)),
        "extra": _stated({"": record.extra}).get("", {}),
    }
    return {name: value for name, value in variant.items() if value}


def _stated(facts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The facts without those that are blank."""
    kept = {
        name: {key: value for key, value in inner.items() if value} for name, inner in facts.items()
    }
    return {name: inner for name, inner in kept.items() if inner}


def _images(group: Sequence[Record]) -> list[dict[str, str]]:
    """The pictures in the order of the file."""
    return [
        {
            "address": record.word("image"),
            "position": record.word("image_position"),
            "alt": record.word("image_alt"),
        }
        for record in group
        if record.word("image")
    ]
