"""Runs the checks over an item's present texts and keeps what they find, market by market."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

import checks.findings
from catalog.models import Adaptation, Entry, Item, TextFormat, text_digest
from checks.lines import Line
from checks.runner import check
from checks.wording import rule_digests
from locales.snapshot import knowledge
from review.markets import readers_of
from review.models import Due, Finding, Severity
from review.occurrences import occurrence_of


def refresh_findings(item: Item, content_locale: str) -> None:
    """Check what `item` says in a locale for every market that reads it; replace old findings."""
    for market, locale in readers_of(content_locale):
        texts = _texts_read(item, content_locale, market.code)
        found = _check(item, texts, market.code, locale)
        _replace_findings(texts, market.code, found)


def _texts_read(item: Item, content_locale: str, market: str) -> dict[str, Adaptation]:
    """Field → the adaptation that this market reads: its own where it has one."""
    rows = (
        Adaptation.objects.filter(entry__item=item, locale=content_locale, market__in=["", market])
        .exclude(text="")
        .select_related("entry")
        .order_by("entry__position", "market")
    )
    return {row.entry.field: row for row in rows}


def _check(
    item: Item, texts: dict[str, Adaptation], market: str, locale: str
) -> list[checks.findings.Finding]:
    entries = [adaptation.entry for adaptation in texts.values()]
    due = Due.objects.filter(item=item, market=market).first()
    line = Line(
        id=str(item),
        market=market,
        locale=locale,
        kind=item.kind,
        fields={field: adaptation.text for field, adaptation in texts.items()},
        date=due.live_on if due else None,
        source=_foreign_sources(entries, locale),
        limits={entry.field: entry.max_length for entry in entries if entry.max_length},
        html=frozenset(e.field for e in entries if e.text_format == TextFormat.HTML),
    )
    confirmed = [occurrence_of(due.occurrence)] if due and due.occurrence else []
    return check(line, knowledge(), timezone.localdate(), confirmed)


def _foreign_sources(entries: Iterable[Entry], locale: str) -> dict[str, str]:
    return {entry.field: entry.source_text for entry in entries if entry.source_locale != locale}


@transaction.atomic
def _replace_findings(
    texts: dict[str, Adaptation], market: str, found: list[checks.findings.Finding]
) -> None:
    Finding.objects.filter(adaptation__in=texts.values(), market=market).delete()
    first = next(iter(texts.values()), None)
    rows = [
        _row(texts.get(finding.field or "", first), market, finding)
        for finding in found
        if first is not None
    ]
    Finding.objects.bulk_create(row for row in rows if row is not None)


def _row(
    adaptation: Adaptation | None, market: str, finding: checks.findings.Finding
) -> Finding | None:
    if adaptation is None:
        return None
    return Finding(
        adaptation=adaptation,
        market=market,
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity,
        start=finding.start,
        end=finding.end,
        message=finding.message,
        suggestion=finding.suggestion,
        cite=finding.cite,
        text_digest=text_digest(adaptation.text, adaptation.locale),
        rule_digest=rule_digest(finding.rule),
    )


def rule_digest(rule_id: str) -> str:
    """The identity of a rule's wording; a waiver lapses with it. Empty for checks made in code."""
    return rule_digests(knowledge()).get(rule_id, "")


def open_findings(adaptation: Adaptation) -> list[Finding]:
    """Findings nobody has waived for the present text, worst first."""
    found = adaptation.findings.open(timezone.localdate())
    return sorted(found, key=lambda f: (-_RANK[f.severity], f.start or 0, f.pk))


def blocking(adaptation: Adaptation) -> list[Finding]:
    """The open findings that stop approval and publication."""
    return [f for f in open_findings(adaptation) if f.severity == Severity.ERROR]


_RANK: dict[str, int] = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def open_errors(items: Iterable[Item], market: str) -> list[Finding]:
    """The unwaived errors of `items` in `market`, whatever the texts' state says. One query."""
    errors = Finding.objects.errors().open(timezone.localdate())
    return list(
        errors.filter(adaptation__entry__item__in=items, market=market).select_related(
            "adaptation__entry"
        )
    )


def blocked_places(items: Iterable[Item], market: str) -> frozenset[int]:
    """The adaptations with an open error in `market`, by id."""
    return frozenset(error.adaptation_id for error in open_errors(items, market))
