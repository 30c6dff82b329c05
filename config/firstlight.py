"""The main job, once through every room: import, localise, check, plan, publish, report."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from tqdm import tqdm

from campaigns.launching import launch_due, publish_market
from campaigns.planning import plan_missing
from catalog.importers import ImportReport, import_catalog
from catalog.models import Item
from jobs.models import Job
from jobs.services import drain
from locales.snapshot import knowledge
from review.localize import start_localization
from translation.memory import load_starter

DEMO = ("catalog.csv", "campaigns.csv", "snippets.csv")
MARKETS_OF_THE_DEMO = ("sa", "id", "br", "mx", "jp", "de", "cn", "tw", "th", "ca")


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What the run did, for the table and the closing sentence."""

    imported: tuple[ImportReport, ...]
    job: Job | None
    problems: tuple[str, ...]


def run(catalog: Path | None, markets: tuple[str, ...], source_locale: str) -> FirstRun:
    """Everything a newcomer wants to see happen. A second run finds nothing to do.

    Raises the importers' errors for a file that cannot be read at all.
    """
    with stage("Starter memory"):
        load_starter()
    reports = tuple(
        import_catalog(path, source_locale=source_locale, dry_run=False)
        for path in tqdm(_files(catalog), desc="Import", unit="file", leave=True)
    )
    job = start_localization(markets, engine=settings.TRANSLATION_ENGINE, blanks=False)
    if job is not None:
        with progress("Localise and check") as show:
            drain(show)
    problems = plan_missing()
    launch_due()
    for market in tqdm(markets, desc="Publish", unit="market"):
        publish_market(market, note="first run")
    return FirstRun(reports, job, tuple(problems))


def sold_markets() -> tuple[str, ...]:
    """The markets there is a pack for, the demo's first and in its order."""
    known = knowledge().markets
    first = [code for code in MARKETS_OF_THE_DEMO if code in known]
    return (*first, *sorted(set(known) - set(first)))


def has_content() -> bool:
    return Item.objects.exists()


def _files(catalog: Path | None) -> list[Path]:
    demo = settings.BASE_DIR / "demo"
    return [catalog] if catalog else [demo / name for name in DEMO]


@contextmanager
def stage(name: str) -> Iterator[None]:
    """A step without a length: its line stays, ticked."""
    with tqdm(total=1, desc=name, bar_format="{desc}: {elapsed}") as bar:
        yield
        bar.update(1)


@contextmanager
def progress(name: str) -> Iterator[Callable[[Job], None]]:
    """A bar that follows a job's own counters."""
    with tqdm(desc=name, unit="text") as bar:

        def show(job: Job) -> None:
            bar.total = job.total
            bar.update(job.done + job.failed - bar.n)

        yield show
