"""`manage.py localize`: bring texts to where a reviewer can take them, with progress and cost."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from jobs.models import Job
from jobs.services import drain
from locales.knowledge import UnknownMarket
from locales.snapshot import knowledge
from review.costs import estimate_cost
from review.localize import start_localization
from translation.engines import engine
from translation.engines.base import EngineError


class Command(BaseCommand):
    help = "Translate from memory and, where one is configured, an engine; check; queue for review."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--markets", default="", help="comma-separated, e.g. sa,mx; default: all"
        )
        parser.add_argument("--engine", default=settings.TRANSLATION_ENGINE)
        parser.add_argument("--yes", action="store_true", help="spend without asking")

    def handle(self, **options: Any) -> None:
        name = options["engine"]
        try:
            markets = _markets(options["markets"])
            if name:
                engine(name)
        except (UnknownMarket, EngineError) as error:
            raise CommandError(str(error)) from error
        if name and not options["yes"] and not self._agreed(markets, name):
            raise CommandError("nothing was bought")
        job = start_localization(markets, engine=name)
        if job is None:
            self.stdout.write("Every text is up to date.")
            return
        with tqdm(total=job.total, desc="Localise", unit="item") as bar:
            drain(lambda seen: _show(bar, seen))
        job.refresh_from_db()
        self.stdout.write(
            f"{job.done} of {job.total} done, {job.failed} failed, {job.cost} characters bought"
        )
        if job.error:
            raise CommandError(job.error)

    def _agreed(self, markets: list[str], name: str) -> bool:
        cost = estimate_cost(markets)
        self.stderr.write(
            f"{name} would be asked for about {cost.characters} characters "
            f"({cost.segments} segments, {cost.from_memory} of them in the memory)."
        )
        return not cost.characters or input("Go on? [y/N] ").strip().lower() in {"y", "yes"}


def _markets(text: str) -> list[str]:
    chosen = [code.strip() for code in text.split(",") if code.strip()]
    return [knowledge().market(code).code for code in chosen] or list(knowledge().markets)


def _show(bar: "tqdm[Any]", job: Job) -> None:
    bar.update(job.done + job.failed - bar.n)
