"""Writes the memory of one locale to a file that other translation tools read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from locales.tags import BadTag
from translation.memory import dump_tmx


class Command(BaseCommand):
    help = "Write the reviewed translations into a locale as TMX 1.4b."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--target", required=True, metavar="LOCALE")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE.tmx")

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        try:
            with out.open("wb") as file:
                number = dump_tmx(options["target"], file)
        except BadTag as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}") from error
        self.stdout.write(f"{out}: {number} units")
