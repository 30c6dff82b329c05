"""Imports a file: opened, understood, read row by row and saved in batches."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from catalog.errors import UnknownLocale
from catalog.importers.headers import choose_columns
from catalog.importers.neutral import read_neutral
from catalog.importers.records import Reader
from catalog.importers.report import ImportReport
from catalog.importers.rows import AS_FOUND, Overrides, open_rows
from catalog.importers.shopify import read_shopify
from catalog.importers.tally import Tally, batches
from catalog.services import preview_items, save_items
from locales.tags import BadTag, canonical

BATCH_ITEMS = 200
READERS: dict[str, Reader] = {
    "neutral": read_neutral,
    "chinese": read_neutral,
    "shopify": read_shopify,
    "shopify-legacy": read_shopify,
}

Progress = Callable[[int, int], None]  # lines read so far, lines in all


def import_catalog(
    file: Path | BinaryIO,
    *,
    source_locale: str,
    format: str | None = None,  # noqa: A002 - the word of the command and the upload form
    dry_run: bool = False,
    overrides: Overrides = AS_FOUND,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a CSV file of products, campaigns or snippets; a dry run only says what it would do.

    Each batch is saved in a transaction of its own and the whole is safe to repeat: what is already
    stored is not written again. Bad rows are reported and never keep a good one out.
    `source_locale` holds where a row names none. Raises UnknownLocale, UnreadableFile and
    UnknownHeader before anything is written.
    """
    locale = _canonical(source_locale)
    save = preview_items if dry_run else save_items
    tally = Tally()
    with open_rows(file, overrides) as sheet:
        columns = choose_columns(sheet.header, format)
        readings = READERS[columns.dialect](tally.sampled(sheet.rows), columns, locale)
        for batch in batches(tally.good(readings), BATCH_ITEMS):
            tally.add(save([reading.draft for reading in batch if reading.draft is not None]))
            if progress is not None:
                progress(batch[-1].rows[-1].line, sheet.lines)
        return tally.report(sheet, columns.dialect)


def _canonical(locale: str) -> str:
    try:
        return canonical(locale)
    except BadTag as error:
        raise UnknownLocale(locale) from error


def header_locale(file: Path | BinaryIO, overrides: Overrides = AS_FOUND) -> str:
    """The locale that a header's own language tells of the texts below it; "" where it tells none.

    Raises UnreadableFile and UnknownHeader.
    """
    with open_rows(file, overrides) as sheet:
        return choose_columns(sheet.header).locale
