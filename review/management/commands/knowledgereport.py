"""What is known of places, in figures: `make knowledge-report`."""

import csv
import gzip
import io
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from checks.conditions import Moment
from checks.lines import Line
from checks.noise import Noise, listen
from locales.knowledge import Knowledge
from locales.snapshot import knowledge
from locales.tags import BadTag, canonical, language
from review.knowledge.report import report

ORDINARY = settings.BASE_DIR / "benchmarks" / "ordinary-goods.csv.gz"
FIELDS = ("title", "description", "slogan", "image_alt")
STEP = 200
Shown = tuple[Line, Sequence[str]]


class Command(BaseCommand):
    """Writes the report to standard output and how far it is to standard error."""

    help = "Print how much is known of each market and language, and how loud each rule is."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--catalog",
            action="append",
            type=Path,
            metavar="FILE.csv",
            help="ordinary products, shown to every market; may be .gz (benchmarks/ordinary-goods)",
        )
        parser.add_argument(
            "--texts",
            action="append",
            default=[],
            type=_texts,
            metavar="LOCALE=FILE.json",
            help="ordinary texts as a JSON object, shown to the markets that read the language",
        )
        parser.add_argument(
            "--every", type=int, default=1, metavar="N", help="read every Nth text only (1)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        packs = knowledge()
        files = options["catalog"] or ([] if options["texts"] else [ORDINARY])
        lines = [line for file in files for line in _products(file, packs)]
        lines += [line for locale, file in options["texts"] for line in _read(locale, file, packs)]
        noise = self._listen(lines[:: max(1, options["every"])], packs)
        for row in report(packs, noise):
            self.stdout.write(row)

    def _listen(self, lines: Sequence[Shown], packs: Knowledge) -> Noise:
        noise = Noise()
        for heard in listen(lines, Moment(packs, timezone.localdate())):
            noise = heard
            if noise.texts % STEP == 0:
                self.stderr.write(f"{noise.texts:,} of {len(lines):,} texts read")
        return noise


def _texts(value: str) -> tuple[str, Path]:
    locale, _, path = value.partition("=")
    if not path:
        raise ArgumentTypeError(f"“{value}”: write LOCALE=FILE.json")
    try:
        return canonical(locale), Path(path)
    except BadTag as error:
        raise ArgumentTypeError(str(error)) from error


def _opened(path: Path) -> TextIO:
    """The file's text. Raises CommandError with the reason."""
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error
    return io.StringIO(text, newline="")


def _products(path: Path, packs: Knowledge) -> Iterator[Shown]:
    """A line a product, for every market."""
    with _opened(path) as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            fields = {name: row[name] for name in FIELDS if row.get(name)}
            locale = row.get("source_locale") or "en"
            if fields:
                yield Line(f"{path}:{number}", "", locale, "product", fields), list(packs.markets)


def _read(locale: str, path: Path, packs: Knowledge) -> Iterator[Shown]:
    """A line a text and market that reads the language, in the locale in which it does."""
    with _opened(path) as file:
        try:
            texts = json.load(file)
        except ValueError as error:
            raise CommandError(f"{path}: no JSON ({error})") from error
    if not isinstance(texts, dict):
        raise CommandError(f"{path}: give an object of texts by name")
    readers = [
        (code, here)
        for code, market in packs.markets.items()
        for here in market.locales
        if language(here) == language(locale)
    ]
    for name, text in texts.items():
        if isinstance(text, str) and text.strip():
            for code, here in readers:
                yield Line(str(name), code, here, "product", {"description": text}), [code]
