"""`manage.py firstlight`: the main job once, then its table and a login."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.services import ready_login
from catalog.errors import CatalogError
from config import firstlight, report
from config.supervisor import PortTaken, require_free_port


class Command(BaseCommand):
    help = "Import, localise, check, plan and publish; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--catalog", type=Path, help="your own file instead of the demo's")
        parser.add_argument("--source-locale", default="en")
        parser.add_argument("--markets", default="", help="comma-separated; every market otherwise")
        parser.add_argument("--port", type=int, help="refuse to begin when this port is taken")

    def handle(self, **options: Any) -> None:
        markets = tuple(filter(None, options["markets"].split(","))) or firstlight.sold_markets()
        try:
            if options["port"]:
                require_free_port(options["port"])
            done = firstlight.run(options["catalog"], markets, options["source_locale"])
        except (CatalogError, PortTaken) as error:
            raise CommandError(str(error)) from error
        login = ready_login()
        self.stdout.write("\n" + report.table(report.rows(markets)) + "\n")
        for problem in done.problems:
            self.stderr.write(problem)
        if login.password:
            self.stdout.write(f"Sign in as {login.username} with the password {login.password}")
        else:
            self.stdout.write(f"Sign in as {login.username} with the password you chose")
