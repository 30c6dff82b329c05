"""Counts while an import runs, and sees to it that one key is taken once per file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from catalog.importers.records import Reading
from catalog.importers.report import BadRow, Doubt, ImportReport
from catalog.importers.rows import Row, Sheet
from catalog.services import Removal, Saved

SAMPLE_ROWS = 10
NAMED_PLACES = 20  # of a key's many lines, how many a complaint names


class Tally:
    """What has been read and saved so far; `report` makes it final."""

    def __init__(self) -> None:
        self._changes = {"new": 0, "changed": 0, "unchanged": 0}
        self._outdated = 0
        self._removals: list[Removal] = []
        self._bad: list[BadRow] = []
        self._warnings: list[Doubt] = []
        self._sample: list[tuple[str, ...]] = []
        self._lines: dict[tuple[str, str], list[int]] = {}  # (kind, key) → where it stands
        self._alike: dict[tuple[str, str], str] = {}  # the same in small letters → the key
        self._doubles: list[Reading] = []

    def sampled(self, rows: Iterable[Row | BadRow]) -> Iterator[Row | BadRow]:
        """The rows, the first few kept as a sample."""
        for row in rows:
            if isinstance(row, Row) and len(self._sample) < SAMPLE_ROWS:
                self._sample.append(row.cells)
            yield row

    def good(self, readings: Iterable[Reading | BadRow]) -> Iterator[Reading]:
        """The readings that can be saved: right, and the first of their key."""
        for reading in readings:
            if isinstance(reading, BadRow):
                self._bad.append(reading)
            elif reading.draft is None:
                self._bad += reading.bad
            elif self._is_first(reading):
                self._warnings += reading.warnings
                yield reading

    def add(self, saved: Saved) -> None:
        for change in saved.changes:
            self._changes[change] += 1
        self._outdated += saved.outdated
        self._removals += saved.removals

    def report(self, sheet: Sheet, dialect: str) -> ImportReport:
        """The final report, complaints in the order of lines."""
        bad = [*self._bad, *self._complaints_about_doubles()]
        return ImportReport(
            **self._changes,
            outdated=self._outdated,
            removals=tuple(self._removals),
            bad=tuple(sorted(bad, key=lambda complaint: complaint.line)),
            warnings=tuple(sorted(self._warnings, key=lambda warning: warning.line)),
            encoding=sheet.encoding,
            delimiter=sheet.delimiter,
            dialect=dialect,
            header=sheet.header,
            sample=tuple(self._sample),
        )

    def _is_first(self, reading: Reading) -> bool:
        place = _place(reading)
        lines = self._lines.setdefault(place, [])
        lines.append(reading.line)
        if len(lines) > 1:
            self._doubles.append(replace(reading, warnings=()))
            return False
        alike = self._alike.setdefault((place[0], place[1].casefold()), place[1])
        if alike != place[1]:
            sentence = _("the key differs from “{other}” in line {line} by capitals alone")
            line = self._lines[place[0], alike][0]
            reason = sentence.format(other=alike, line=line)
            self._warnings.append(Doubt(reading.line, "", reason))
        return True

    def _complaints_about_doubles(self) -> Iterator[BadRow]:
        """One per row of every item after the first of its key, naming all places."""
        for reading in self._doubles:
            lines = self._lines[_place(reading)]
            sentence = _("“{key}” stands in lines {lines}; the first is kept")
            places = ", ".join(str(line) for line in lines[:NAMED_PLACES])
            places += ", …" if len(lines) > NAMED_PLACES else ""
            reason = sentence.format(key=_place(reading)[1], lines=places)
            for row in reading.rows:
                yield BadRow(row.line, "", reason, row.cells)


def _place(reading: Reading) -> tuple[str, str]:
    return reading.draft.place if reading.draft is not None else ("", "")


def batches(readings: Iterable[Reading], size: int) -> Iterator[Sequence[Reading]]:
    """The readings in groups of at most `size`."""
    batch: list[Reading] = []
    for reading in readings:
        batch.append(reading)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
