"""What an import did, and each complaint with its place, so that the bad rows can be mended."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from catalog.importers.formulas import guard
from catalog.services import Removal

REPORT_COLUMNS = ("line", "column", "reason")


@dataclass(frozen=True, slots=True)
class BadRow:
    """One complaint that keeps a row out. `line`: physical line where the row starts, from 1.

    `column` is the header's own word, empty where the whole row is meant. A row with several
    faults has several of these.
    """

    line: int
    column: str
    reason: str
    row: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at; the row was taken all the same."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or in a dry run would do. `new`, `changed`, `unchanged` count items.

    `outdated` counts adaptations whose source text moved on, `sample` holds the first rows as read.
    """

    new: int
    changed: int
    unchanged: int
    outdated: int
    removals: tuple[Removal, ...]
    bad: tuple[BadRow, ...]
    warnings: tuple[Doubt, ...]
    encoding: str
    delimiter: str
    dialect: str
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]

    @property
    def removed(self) -> int:
        """The number of fields that went because their cell was present but empty."""
        return len(self.removals)

    @property
    def bad_rows(self) -> int:
        """The number of rows kept out; `bad` may hold several complaints about one."""
        return len({complaint.line for complaint in self.bad})

    def write_bad_rows(self, path: Path) -> None:
        """Write the rows kept out as UTF-8 CSV, to be mended and imported again.

        The file's own columns, then line, column and reason. A cell that a spreadsheet would run
        as a formula gets an apostrophe in front, which the importer takes off again.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows(self._bad_table())

    def _bad_table(self) -> Iterator[Sequence[str]]:
        width = max([len(self.header), *(len(complaint.row) for complaint in self.bad)])
        padding = ("",) * width
        yield (*(self.header + padding)[:width], *REPORT_COLUMNS)
        for line, group in groupby(self.bad, key=lambda complaint: complaint.line):
            complaints = list(group)
            columns = "; ".join(complaint.column for complaint in complaints if complaint.column)
            reasons = "; ".join(complaint.reason for complaint in complaints)
            cells = (complaints[0].row + padding)[:width]
            yield (*(guard(cell) for cell in cells), str(line), guard(columns), guard(reasons))
