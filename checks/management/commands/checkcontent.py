"""The door to the checks for CI, for a CMS and for people at a terminal."""

import io
import sys
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from checks.documents import Document, answers
from checks.findings import Finding
from checks.lines import Line
from checks.reports import formats, report
from checks.runner import check
from locales.snapshot import knowledge

INVALID_LINES = 2


class Command(BaseCommand):
    """Reads JSONL, writes answers to standard output and everything else to standard error."""

    help = "Check texts for the places they are read in: lines of JSON in, findings out."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a JSONL file, or - for standard input")
        parser.add_argument("--format", choices=formats(), default="jsonl")
        parser.add_argument(
            "--as-source",
            action="store_true",
            help="the texts are still to be translated: idioms too",
        )
        parser.add_argument(
            "--as-of", type=day, metavar="DATE", help="the day laws are judged on (today)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _speak_utf8()
        as_of: date = options["as_of"] or datetime.now().astimezone().date()
        try:
            with _opened(options["file"]) as lines:
                is_valid = self._report(options, Document(options["file"], lines), as_of)
        except OSError as error:
            reason = f"{options['file']}: {error.strerror}"
            raise CommandError(reason, returncode=INVALID_LINES) from error
        if not is_valid:
            sys.exit(INVALID_LINES)

    def _report(self, options: dict[str, Any], document: Document, as_of: date) -> bool:
        """Write the report; False where a line couldn't be read."""
        written, unknown, is_valid = report(options["format"]), set[str](), True

        def judge(line: Line) -> list[Finding]:
            if line.market not in knowledge().markets and line.market not in unknown:
                unknown.add(line.market)
                self.stderr.write(f"no pack for the market “{line.market}”: checked by language")
            asked = replace(line, is_source=line.is_source or options["as_source"])
            return check(asked, knowledge(), as_of)

        self._write(written.open())
        for answer in answers(document, judge):
            is_valid = is_valid and answer.error is None
            self._write(written.write(answer))
        self._write(written.close())
        return is_valid

    def _write(self, lines: Any) -> None:
        for line in lines:
            self.stdout.write(line)


def day(text: str) -> date:
    """A day as ISO 8601 writes it, for argparse."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2027-02-10") from error


def _opened(name: str) -> BinaryIO:
    return sys.stdin.buffer if name == "-" else Path(name).open("rb")


def _speak_utf8() -> None:
    """Whatever the machine's own encoding: the answers are JSON for other programs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
