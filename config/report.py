"""The table a run ends with: what each market has, and what it still needs; and what went wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from catalog.models import Adaptation, AdaptationQuerySet, Entry, Origin
from config.firstlight import FirstRun, Imported
from locales.snapshot import knowledge
from releases.models import ReleaseEntry
from releases.selectors import current_release
from review.models import Finding

HEADINGS = (
    "market", "locale", "imported", "memory", "own words", "engine", "by hand", "no text",
    "waiting", "errors", "warnings", "notes", "published",
)  # fmt: skip
SHOWN_COMPLAINTS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One market and locale. All counts are texts, but `published`, which is items.

    `imported` = `memory` + `own_words` + `engine` + `by_hand` + `no_text`; `waiting` are those of
    them that a person still has to look at, the findings those that nobody waived.
    """

    market: str
    locale: str
    imported: int
    memory: int
    own_words: int
    engine: int
    by_hand: int
    no_text: int
    waiting: int
    errors: int
    warnings: int
    notes: int
    published: int


def rows(markets: Iterable[str]) -> list[Row]:
    imported = Entry.objects.count()
    return [
        _row(code, locale, imported)
        for code in markets
        for locale in knowledge().market(code).locales
    ]


def _row(market: str, locale: str, imported: int) -> Row:
    texts = _texts_read(market, knowledge().content_locale(locale))
    origins = _counts(texts.exclude(text=""), "origin")
    open_findings = Finding.objects.open(timezone.localdate())
    found = _counts(open_findings.filter(market=market, adaptation__in=texts), "severity")
    return Row(
        market=market,
        locale=locale,
        imported=imported,
        memory=origins[Origin.MEMORY],
        own_words=origins[Origin.SOURCE],
        engine=origins[Origin.MACHINE],
        by_hand=origins[Origin.HUMAN],
        no_text=imported - origins.total(),
        waiting=texts.waiting().count(),
        errors=found["error"],
        warnings=found["warning"],
        notes=found["info"],
        published=_published(market, locale),
    )


def _texts_read(market: str, kept_at: str) -> AdaptationQuerySet:
    """One row per entry: the market's own wording where it has one, else what its locale shares."""
    own = Adaptation.objects.filter(entry=OuterRef("entry"), locale=kept_at, market=market)
    differs = Exists(own.exclude(text=""))
    its_own, shared = Q(market=market) & ~Q(text=""), Q(market="") & ~differs
    return Adaptation.objects.filter(its_own | shared, locale=kept_at)


def _counts(rows: QuerySet[Adaptation] | QuerySet[Finding], name: str) -> Counter[str]:
    counted = rows.order_by().values_list(name).annotate(n=Count("pk"))
    return Counter(dict(counted))


def _published(market: str, locale: str) -> int:
    release = current_release(market)
    return ReleaseEntry.objects.filter(release=release, locale=locale).count() if release else 0


def table(found: Iterable[Row]) -> str:
    """Plain text, aligned; no width of the terminal is assumed."""
    lines = [HEADINGS, *(tuple(str(cell) for cell in astuple(row)) for row in found)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def troubles(done: FirstRun) -> Iterator[str]:
    """A sentence for all that a person should know beside the table; none after a clean run."""
    for imported in done.imported:
        yield from _of_file(imported)
    job = done.job
    if job and job.failed:
        yield f"{job.failed} of {job.total} were not localised; /jobs/{job.pk}/ says why."
    if job and job.error:
        yield f"Localising stopped: {job.error} What is missing waits; run this again later."
    yield from done.problems


def _of_file(imported: Imported) -> Iterator[str]:
    path, report = imported.sheet.path, imported.report
    for bad in report.bad[:SHOWN_COMPLAINTS]:
        yield f"{path}:{bad.line}: {bad.column + ': ' if bad.column else ''}{bad.reason}"
    if imported.bad_rows:
        yield f"{report.bad_rows} rows were kept out; mend and import them: {imported.bad_rows}"
    if report.warnings:
        dry_run = f"importcatalog {path} --source-locale {imported.sheet.source_locale} --dry-run"
        yield f"{path}: {len(report.warnings)} cells to look at; manage.py {dry_run} lists them."
