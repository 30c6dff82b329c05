"""The main job, once through every room: import, localise, check, plan, publish, report."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from tqdm import tqdm

from campaigns.launching import launch_due, publish_market
from campaigns.planning import plan_missing
from catalog.errors import UnknownLocale
from catalog.importers import ImportReport, header_locale, import_catalog
from jobs.models import Job
from locales.snapshot import knowledge
from locales.tags import BadTag, canonical
from review.costs import estimate_cost
from review.localize import finish_here, start_localization
from translation.engines import engine
from translation.engines.base import Engine
from translation.memory import load_starter
from translation.services import Estimate

DEMO = ("catalog.csv", "campaigns.csv", "snippets.csv")
MARKETS_OF_THE_DEMO = ("sa", "id", "br", "mx", "jp", "de", "cn", "tw", "th", "ca")
ALL = "all"
SOURCE_LOCALE = "en"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to import, and the locale of its texts where a row names none."""

    path: Path
    source_locale: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file; `bad_rows` is where the rows that were kept out can be mended."""

    sheet: Sheet
    report: ImportReport
    bad_rows: Path | None = None


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What the run did, for the table and the closing sentences."""

    imported: tuple[Imported, ...]
    job: Job | None
    problems: tuple[str, ...]


def ready_sheets(catalog: Path | None, source_locale: str) -> tuple[Sheet, ...]:
    """The files of the run, each with a header that is understood; writes nothing.

    Raises UnknownLocale, UnreadableFile, UnknownHeader, or EngineError where a setting is missing.
    """
    try:
        canonical(source_locale or SOURCE_LOCALE)
    except BadTag as error:
        raise UnknownLocale(source_locale) from error
    if settings.TRANSLATION_ENGINE:
        engine(settings.TRANSLATION_ENGINE)
    demo = settings.BASE_DIR / "demo"
    files = [catalog] if catalog else [demo / name for name in DEMO]
    return tuple(
        Sheet(path, source_locale or header_locale(path) or SOURCE_LOCALE) for path in files
    )


MayBuy = Callable[[Engine, Estimate], bool]


def run(sheets: tuple[Sheet, ...], markets: tuple[str, ...], may_buy: MayBuy) -> FirstRun:
    """Everything a newcomer wants to see happen. A second run finds nothing to do.

    `may_buy` is asked before a configured engine is paid; after a no, what the memory lacks
    waits for a person. Raises the importers' errors for a file that cannot be read at all.
    """
    with stage("Starter memory"):
        load_starter()
    imported = tuple(_import(sheet) for sheet in tqdm(sheets, desc="Import", unit="file"))
    job = start_localization(markets, engine=_engine_to_pay(markets, may_buy), blanks=False)
    if job is not None:
        with progress("Localise and check") as show:
            job = finish_here(job, show)
    problems = plan_missing()
    launch_due()
    for market in tqdm(markets, desc="Publish", unit="market"):
        publish_market(market, note="first run")
    return FirstRun(imported, job, tuple(problems))


def _engine_to_pay(markets: tuple[str, ...], may_buy: MayBuy) -> str:
    """The configured engine's name, if there is one and it may be paid."""
    if not settings.TRANSLATION_ENGINE:
        return ""
    chosen = engine(settings.TRANSLATION_ENGINE)
    return chosen.name if may_buy(chosen, estimate_cost(markets, chosen)) else ""


def _import(sheet: Sheet) -> Imported:
    report = import_catalog(sheet.path, source_locale=sheet.source_locale, dry_run=False)
    if not report.bad:
        return Imported(sheet, report)
    path = settings.VAR_DIR / "reports" / f"{sheet.path.stem}.bad.csv"
    report.write_bad_rows(path)
    return Imported(sheet, report, path)


def sold_markets(named: str = "") -> tuple[str, ...]:
    """The markets named, "sa,mx"; else those the demo has translations for; with "all", all.

    Raises UnknownMarket.
    """
    known = knowledge().markets
    of_the_demo = tuple(code for code in MARKETS_OF_THE_DEMO if code in known)
    chosen = dict.fromkeys(code.strip() for code in named.split(",") if code.strip())
    if ALL in chosen:
        return (*of_the_demo, *sorted(set(known) - set(of_the_demo)))
    return tuple(knowledge().market(code).code for code in chosen) or of_the_demo


@contextmanager
def stage(name: str) -> Iterator[None]:
    """A step without a length: its line stays, ticked."""
    with tqdm(total=1, desc=name, bar_format="{desc}: {elapsed}") as bar:
        yield
        bar.update(1)


@contextmanager
def progress(name: str) -> Iterator[Callable[[Job], None]]:
    """A bar that follows a job's own counters: one item in one locale each."""
    with tqdm(desc=name, unit="item") as bar:

        def show(job: Job) -> None:
            bar.total = job.total
            bar.update(job.done + job.failed - bar.n)

        yield show
