"""`manage.py localize`: bring texts to where a reviewer can take them, with progress and cost."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from jobs.models import Job
from locales.knowledge import UnknownMarket
from locales.snapshot import knowledge
from review.consent import agreed
from review.costs import estimate_cost
from review.localize import finish_here, start_localization
from review.markets import sold_to
from translation.engines import engine as find_engine
from translation.engines.base import EngineError


class Command(BaseCommand):
    help = "Translate from memory and, where one is configured, an engine; check; queue for review."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--markets", default="", help="comma-separated, e.g. sa,mx; default: those you sell to"
        )
        parser.add_argument("--engine", default=settings.TRANSLATION_ENGINE)
        parser.add_argument("--yes", action="store_true", help="spend without asking")

    def handle(self, **options: Any) -> None:
        name = options["engine"]
        try:
            markets = _markets(options["markets"])
            engine = find_engine(name) if name else None
        except (UnknownMarket, EngineError) as error:
            raise CommandError(str(error)) from error
        if engine and not options["yes"]:
            cost = estimate_cost(markets, engine)
            if not agreed(engine, cost, self.stderr):
                raise CommandError("nothing was bought")
        job = start_localization(markets, engine=name)
        if job is None:
            self.stdout.write("Every text is up to date.")
            return
        with tqdm(total=job.total, desc="Localise", unit="item") as bar:
            job = finish_here(job, lambda seen: _show(bar, seen))
        self.stdout.write(
            f"{job.done} of {job.total} done, {job.failed} failed, {job.cost} characters bought"
        )
        if job.error:
            raise CommandError(f"{job.error} Run it again later; what was bought is kept.")


def _markets(text: str) -> list[str]:
    chosen = [code.strip() for code in text.split(",") if code.strip()]
    return [knowledge().market(code).code for code in chosen] or list(sold_to())


def _show(bar: "tqdm[Any]", job: Job) -> None:
    bar.update(job.done + job.failed - bar.n)
