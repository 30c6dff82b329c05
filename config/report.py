"""The table a run ends with: what each market has, and what it still needs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from django.db.models import Count

from catalog.models import Adaptation, Entry, Origin
from locales.snapshot import knowledge
from releases.models import ReleaseEntry
from releases.selectors import current_release
from review.models import Finding

HEADINGS = (
    "market", "locale", "imported", "memory", "own words", "engine", "waiting",
    "errors", "warnings", "notes", "published",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One market and locale. All counts are texts, but `published`, which is items."""

    market: str
    locale: str
    imported: int
    memory: int
    own_words: int
    engine: int
    waiting: int
    errors: int
    warnings: int
    notes: int
    published: int


def rows(markets: Iterable[str]) -> list[Row]:
    return [_row(code, locale) for code in markets for locale in knowledge().market(code).locales]


def _row(market: str, locale: str) -> Row:
    kept_at = knowledge().content_locale(locale)
    texts = Adaptation.objects.filter(locale=kept_at, market__in=["", market])
    origins = _counts(texts.exclude(text=""), "origin")
    found = _counts(Finding.objects.filter(market=market, adaptation__in=texts), "severity")
    release = current_release(market)
    published = (
        ReleaseEntry.objects.filter(release=release, locale=locale).count() if release else 0
    )
    return Row(
        market,
        locale,
        Entry.objects.count(),
        origins[Origin.MEMORY],
        origins[Origin.SOURCE],
        origins[Origin.MACHINE],
        texts.waiting().count(),
        found["error"],
        found["warning"],
        found["info"],
        published,
    )


def _counts(rows: "Iterable[object]", name: str) -> Counter[str]:
    counted = rows.order_by().values_list(name).annotate(n=Count("pk"))  # type: ignore[attr-defined]
    return Counter(dict(counted))


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
