"""`manage.py firstlight`: the main job once, then its table and a login."""

from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.logins import Login
from accounts.services import ready_login
from catalog.errors import CatalogError
from config import firstlight, report
from config.supervisor import PortTaken, require_free_port
from locales.knowledge import UnknownMarket
from locales.snapshot import knowledge
from review.consent import agreed
from translation.engines.base import Engine, EngineError
from translation.services import Estimate


class Command(BaseCommand):
    help = "Import, localise, check, plan and publish; a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--catalog", type=Path, help="your own file instead of the demo's")
        parser.add_argument(
            "--source-locale",
            default="",
            help="else by the header: zh-Hans under a Chinese one, en",
        )
        parser.add_argument(
            "--markets", default="", help="comma-separated, or all; else the demo's ten"
        )
        parser.add_argument("--yes", action="store_true", help="pay the engine without asking")
        parser.add_argument("--port", type=int, help="refuse to begin when this port is taken")

    def handle(self, **options: Any) -> None:
        try:
            if options["port"] is not None:
                require_free_port(options["port"])
            markets = firstlight.sold_markets(options["markets"])
            sheets = firstlight.ready_sheets(options["catalog"], options["source_locale"])
            may_buy = partial(self._may_buy, options["yes"])
            done = firstlight.run(sheets, markets, may_buy)
        except (CatalogError, EngineError, PortTaken, UnknownMarket) as error:
            raise CommandError(str(error)) from error
        self.stdout.write("\n" + report.table(report.rows(markets)) + "\n")
        for sentence in report.troubles(done):
            self.stderr.write(sentence)
        self._say_more(markets)
        self._say_login(ready_login())

    def _may_buy(self, unasked: bool, engine: Engine, cost: Estimate) -> bool:
        return unasked or agreed(engine, cost, self.stderr)

    def _say_more(self, markets: tuple[str, ...]) -> None:
        more = sorted(set(knowledge().markets) - set(markets))
        if more:
            self.stdout.write(
                f"There is knowledge of {len(more)} markets more: {', '.join(more)}. "
                "Sell there too: make run MARKETS=all, or name them."
            )

    def _say_login(self, login: Login) -> None:
        if login.password:
            self.stdout.write(f"Sign in as {login.username} with the password {login.password}")
        else:
            self.stdout.write(f"Sign in as {login.username} with the password you chose")
