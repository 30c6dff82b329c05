"""Imports a seller's CSV file and says what came of every row."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from catalog.errors import CatalogError
from catalog.importers import ImportReport, Overrides, import_catalog
from catalog.importers.headers import FORMATS
from catalog.importers.report import BadRow, Doubt

SHOWN_COMPLAINTS = 20
SHOWN_ROWS = 3
SHOWN_CHARACTERS = 40
DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}


class Command(BaseCommand):
    """The door to `import_catalog`. Exit status: 0 all good, 2 some rows bad, 1 nothing read."""

    help = "Import products, campaigns or snippets from a CSV file."
    requires_system_checks = ()  # pages and templates are not needed here

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--source-locale", required=True, help="e.g. en or zh-Hans")
        parser.add_argument("--format", choices=FORMATS, help="else found by the header")
        parser.add_argument("--encoding", help="else found by the bytes")
        parser.add_argument("--delimiter", help="else found in the header line; tab for a tab")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--bad-rows", type=Path, metavar="PATH", help="where bad rows go")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            report = self._run(file, options)
        except CatalogError as error:
            raise CommandError(str(error)) from error
        self._say(report, dry_run=options["dry_run"])
        if report.warnings:
            self._complain(file, report.warnings, "warning: ")
        if report.bad:
            self._complain(file, report.bad)
            path = options["bad_rows"] or settings.VAR_DIR / "reports" / f"{file.stem}.bad.csv"
            self._keep_bad_rows(report, path)
            sys.exit(2)

    def _run(self, file: Path, options: dict[str, Any]) -> ImportReport:
        delimiter = options["delimiter"]
        if delimiter is not None:
            delimiter = DELIMITERS.get(delimiter, delimiter)
            if len(delimiter) != 1:
                raise CommandError("The delimiter is one character, or the word tab.")
        with tqdm(unit=" lines", file=sys.stderr, leave=False, disable=None) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = max(done, total)
                bar.update(done - bar.n)

            return import_catalog(
                file,
                source_locale=options["source_locale"],
                format=options["format"],
                dry_run=options["dry_run"],
                overrides=Overrides(options["encoding"], delimiter),
                progress=progress,
            )

    def _say(self, report: ImportReport, *, dry_run: bool) -> None:
        delimiter = {"\t": "tab"}.get(report.delimiter, report.delimiter)
        self.stdout.write(
            f"encoding {report.encoding} · delimiter {delimiter} · dialect {report.dialect}"
        )
        if dry_run:
            self._preview(report)
        self.stdout.write(
            f"{report.new} new · {report.changed} changed · {report.unchanged} unchanged · "
            f"{report.removed} texts removed · {report.outdated} adaptations outdated · "
            f"{report.bad_rows} bad rows · {len(report.warnings)} warnings"
        )

    def _preview(self, report: ImportReport) -> None:
        """The first rows as they were understood, and every text that would go."""
        self.stdout.write("dry run: nothing is saved")
        for row in (report.header, *report.sample[:SHOWN_ROWS]):
            cells = (" ".join(cell.split())[:SHOWN_CHARACTERS] for cell in row)
            self.stdout.write("  " + " | ".join(cells))
        for removal in report.removals:
            self.stdout.write(
                f"would remove {removal.key}/{removal.field}: its cell is empty "
                f"({removal.adaptations} adaptations go with it)"
            )

    def _complain(
        self, file: Path, complaints: tuple[BadRow, ...] | tuple[Doubt, ...], kind: str = ""
    ) -> None:
        self._tell(
            f"{file}:{complaint.line}: {complaint.column + ': ' if complaint.column else ''}"
            f"{kind}{complaint.reason}"
            for complaint in complaints[:SHOWN_COMPLAINTS]
        )
        hidden = len(complaints) - SHOWN_COMPLAINTS
        if hidden > 0:
            self._tell([f"… and {hidden} more {kind or 'complaints'}".rstrip(": ")])

    def _keep_bad_rows(self, report: ImportReport, path: Path) -> None:
        try:
            report.write_bad_rows(path)
        except OSError as error:
            self._tell([f"The bad rows can't be written to {path}: {error.strerror}."])
        else:
            self._tell([f"The bad rows are in {path}; mend them and import that file."])

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stderr.write(line)
