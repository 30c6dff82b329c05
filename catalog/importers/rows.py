"""Reads a table row by row with the line each row starts in; a broken row costs that row alone."""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from catalog.errors import UnreadableFile
from catalog.importers.formulas import unguard
from catalog.importers.report import REPORT_COLUMNS, BadRow
from catalog.importers.sniff import Sniffed, sniff, sniff_delimiter

CELL_CHARACTERS = 10_000_000  # the csv module stops at 131,072, with an error nobody understands


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the operator says about the file; None is found out."""

    encoding: str | None = None
    delimiter: str | None = None


AS_FOUND = Overrides()


@dataclass(frozen=True, slots=True)
class Row:
    """A row as wide as the header. `line`: the physical line where it starts, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An open table. `rows` can be gone through once; `lines` is the number of line breaks."""

    encoding: str
    delimiter: str
    lines: int
    header: tuple[str, ...]
    rows: Iterator[Row | BadRow]


@contextmanager
def open_rows(file: Path | BinaryIO, overrides: Overrides = AS_FOUND) -> Iterator[Sheet]:
    """Open a CSV file, or take an open one that can be rewound, and read its header.

    Raises UnreadableFile. The file is never held in memory as a whole.
    """
    if isinstance(file, Path):
        with _open(file) as stream, open_rows(stream, overrides) as sheet:
            yield sheet
        return
    found = sniff(file, overrides.encoding)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=found.encoding, newline="")
    try:
        yield _sheet(_Lines(text), found, overrides.delimiter)
    finally:
        text.detach()


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        sentence = _("There is no file {path}.")
        raise UnreadableFile(sentence.format(path=path)) from error
    except IsADirectoryError as error:
        sentence = _("{path} is a folder, not a file.")
        raise UnreadableFile(sentence.format(path=path)) from error
    except OSError as error:
        sentence = _("{path} can't be opened: {reason}.")
        raise UnreadableFile(sentence.format(path=path, reason=error.strerror)) from error


def _sheet(lines: "_Lines", found: Sniffed, delimiter: str | None) -> Sheet:
    delimiter = delimiter or sniff_delimiter(lines.peek())
    records = _records(lines, delimiter)
    header = next(
        (record for record in records if isinstance(record, BadRow) or record.cells), None
    )
    if header is None:
        raise UnreadableFile(_("The file is empty."))
    if isinstance(header, BadRow):
        sentence = _("The header in line {line} can't be read: {reason}.")
        raise UnreadableFile(sentence.format(line=header.line, reason=header.reason))
    names = _names(header.cells)
    is_report = names[-3:] == REPORT_COLUMNS
    names = names[:-3] if is_report else names
    rows = _fitted(_without_report(records) if is_report else records, names)
    return Sheet(found.encoding, delimiter, found.lines, names, rows)


def _names(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The header's names without a byte-order mark, white space and nameless columns at the end."""
    names = [cell.strip().removeprefix("\ufeff").strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


class _Lines:
    """Physical lines, to be given back when a broken row has run on through its neighbours."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream = iter(stream)
        self._returned: deque[str] = deque()
        self._taken: list[str] = []
        self.start = 1  # line in which the present row starts

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._stream)
        self._taken.append(line)
        return line

    def peek(self) -> str:
        """The first line that is not blank, without taking it."""
        for line in self:
            if line.strip():
                break
        line = self._taken[-1] if self._taken else ""
        self._returned.extend(self._taken)
        self._taken.clear()
        return line

    def keep(self) -> None:
        """The row is whole: the next one starts behind it."""
        self.start += len(self._taken)
        self._taken.clear()

    def give_back(self) -> str:
        """The row is broken: only its first line is lost. Returns that line."""
        first, *others = self._taken
        self._returned.extendleft(reversed(others))
        self._taken.clear()
        self.start += 1
        return first


def _records(lines: _Lines, delimiter: str) -> Iterator[Row | BadRow]:
    """All records; a blank line is a row without cells."""
    csv.field_size_limit(CELL_CHARACTERS)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        start = lines.start
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = lines.give_back()
            yield BadRow(start, "", _why_broken(str(error)), (first.rstrip("\r\n"),))
            continue
        lines.keep()
        yield Row(start, tuple(cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells))


def _why_broken(error: str) -> str:
    """The csv module's few errors, said so that they can be mended."""
    if "unexpected end" in error:
        return _("a quotation mark opened in this row is never closed")
    if "field larger" in error:
        limit = f"{CELL_CHARACTERS:,}"
        sentence = _("a cell runs on for {limit} characters; is a quotation mark never closed?")
        return sentence.format(limit=limit)
    return _("after a closing quotation mark a cell goes on; inside a cell, quotes are doubled")


def _without_report(records: Iterable[Row | BadRow]) -> Iterator[Row | BadRow]:
    """Rows of our own bad-rows file: without its three columns and our own apostrophes."""
    for record in records:
        if isinstance(record, Row):
            cells = tuple(unguard(cell) for cell in record.cells[:-3])
            yield Row(record.line, cells)
        else:
            yield record


def _fitted(records: Iterable[Row | BadRow], header: tuple[str, ...]) -> Iterator[Row | BadRow]:
    """Rows as wide as the header; empty ones left out, misfits turned into complaints."""
    width = len(header)
    for record in records:
        if isinstance(record, BadRow):
            yield record
            continue
        cells = record.cells
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            sentence = _("the row has {found} cells, the header has {expected}")
            reason = sentence.format(found=len(cells), expected=width)
            yield BadRow(record.line, "", reason, cells)
        else:
            yield Row(record.line, cells[:width])
