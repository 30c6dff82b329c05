"""Loads reviewed translations into the memory."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from translation.memory import Loaded, load_starter, load_tmx
from translation.tmx import BadTmx


class Command(BaseCommand):
    help = "Load TMX 1.4b files of reviewed translations; without a file, Terroir's starter memory."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE.tmx")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if not options["files"]:
                self._report("starter memory", load_starter())
            for path in options["files"]:
                self._report(str(path), load_tmx(path))
        except BadTmx as error:
            raise CommandError(str(error)) from error

    def _report(self, name: str, loaded: Loaded) -> None:
        for bad in loaded.bad:
            self.stderr.write(f"{name}, line {bad.line}: unit left out: {bad.reason}")
        self.stdout.write(
            f"{name}: {loaded.written} units loaded, {loaded.known} known before, "
            f"{len(loaded.bad)} left out"
        )
