"""Reads a file into drafts that are saved later, part by part, by whoever keeps them so long."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from catalog.drafts import ItemDraft
from catalog.importers.headers import choose_columns
from catalog.importers.records import Reading
from catalog.importers.report import ImportReport
from catalog.importers.rows import AS_FOUND, Overrides, open_rows
from catalog.importers.run import BATCH_ITEMS, READERS
from catalog.importers.tally import Tally, batches
from locales.tags import canonical


@dataclass(frozen=True, slots=True)
class Part:
    """Items that are saved together; the physical lines of the first and the last of them."""

    first_line: int
    last_line: int
    drafts: tuple[ItemDraft, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A file read, nothing saved: the counts of changes in `report` are all 0."""

    parts: tuple[Part, ...]
    report: ImportReport

    @property
    def items(self) -> int:
        return sum(len(part.drafts) for part in self.parts)


def read_parts(
    file: Path | BinaryIO,
    *,
    source_locale: str,
    format: str | None = None,  # noqa: A002 - the word of `import_catalog`
    overrides: Overrides = AS_FOUND,
) -> Parts:
    """What `import_catalog` would save, in its order and its batches, without the saving.

    Holds every draft of the file in memory. Raises BadTag, UnreadableFile and UnknownHeader.
    """
    tally = Tally()
    with open_rows(file, overrides) as sheet:
        columns = choose_columns(sheet.header, format)
        read = READERS[columns.dialect]
        readings = read(tally.sampled(sheet.rows), columns, canonical(source_locale))
        parts = tuple(_part(batch) for batch in batches(tally.good(readings), BATCH_ITEMS))
        return Parts(parts, tally.report(sheet, columns.dialect))


def _part(batch: Sequence[Reading]) -> Part:
    drafts = tuple(reading.draft for reading in batch if reading.draft is not None)
    return Part(batch[0].line, batch[-1].rows[-1].line, drafts)
