"""Runs the checks over an item's present texts and keeps what they find, market by market."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, Q
from django.utils import timezone

import checks.findings
from catalog.models import Adaptation, Entry, Item, TextFormat, text_digest
from checks.lines import Line
from checks.runner import check
from checks.wording import rule_digests
from locales.snapshot import knowledge
from review.markets import chosen_rows, readers_of
from review.models import Due, Finding, FindingQuerySet, Severity
from review.occurrences import occurrence_of
from review.tallies import count_turns

Texts = dict[str, Adaptation]  # by field


@transaction.atomic(savepoint=False)
def refresh_findings(item: Item, content_locale: str) -> list[Finding]:
    """Check what `item` says in a locale for every market that reads it; replace old findings.

    Six queries, however many fields and markets there are. Returns the new ones, waived or not.
    """
    rows = [row for read in lines_read(item, content_locale) for row in _check(read)]
    here = Adaptation.objects.filter(entry__item=item, locale=content_locale)
    before = Finding.objects.filter(adaptation__in=here)
    count_turns(list(before), rows)
    before.delete()
    return Finding.objects.bulk_create(rows)


def _texts_read(item: Item, content_locale: str, markets: list[str]) -> dict[str, Texts]:
    """Market → the texts it reads: its own where it has one, else what its locale shares."""
    rows = list(
        Adaptation.objects.filter(
            entry__item=item, locale=content_locale, market__in=["", *markets]
        )
        .exclude(text="")
        .select_related("entry")
        .order_by("entry__position", "market")
    )
    return {
        market: {row.entry.field: row for row in rows if row.market in ("", market)}
        for market in markets
    }


@dataclass(frozen=True, slots=True)
class Reader:
    """A market, its locale, and when it needs the item."""

    market: str
    locale: str
    due: Due | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a market reads of an item: the line to be checked, the rows of its texts, its due."""

    line: Line
    texts: Texts
    due: Due | None


def lines_read(item: Item, content_locale: str) -> list[Read]:
    """What each market that reads the texts of a content locale is given. Two queries."""
    locales = {market.code: locale for market, locale in readers_of(content_locale)}
    texts = _texts_read(item, content_locale, list(locales))
    dues = {due.market: due for due in Due.objects.filter(item=item, market__in=locales)}
    return [
        _read(item, texts[market], Reader(market, locale, dues.get(market)))
        for market, locale in locales.items()
        if texts[market]
    ]


def _read(item: Item, texts: Texts, reader: Reader) -> Read:
    entries = [adaptation.entry for adaptation in texts.values()]
    line = Line(
        id=str(item),
        market=reader.market,
        locale=reader.locale,
        kind=item.kind,
        fields={field: adaptation.text for field, adaptation in texts.items()},
        date=reader.due.live_on if reader.due else None,
        source=_foreign_sources(entries, reader.locale),
        limits={entry.field: entry.max_length for entry in entries if entry.max_length},
        html=frozenset(e.field for e in entries if e.text_format == TextFormat.HTML),
        source_locale=item.source_locale,
    )
    return Read(line, texts, reader.due)


def _check(read: Read) -> list[Finding]:
    due = read.due
    confirmed = [occurrence_of(due.occurrence)] if due and due.occurrence else []
    found = check(read.line, knowledge(), timezone.localdate(), confirmed)
    whole = next(iter(read.texts.values()))  # carries what is said of no single field
    market = read.line.market
    return [_row(read.texts.get(one.field or "", whole), market, one) for one in found]


def _foreign_sources(entries: Iterable[Entry], locale: str) -> dict[str, str]:
    return {entry.field: entry.source_text for entry in entries if entry.source_locale != locale}


def _row(adaptation: Adaptation, market: str, finding: checks.findings.Finding) -> Finding:
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
        offers=list(finding.offers),
        text_digest=text_digest(adaptation.text, adaptation.locale),
        rule_digest=rule_digest(finding.rule),
    )


def rule_digest(rule_id: str) -> str:
    """The identity of a rule's wording; a waiver lapses with it. Empty for checks made in code."""
    return rule_digests(knowledge()).get(rule_id, "")


def open_findings(adaptation: Adaptation) -> list[Finding]:
    """Findings nobody has waived for the present text where it is sold, worst first."""
    found = _where_sold(adaptation.findings.open(timezone.localdate()))
    return sorted(found, key=lambda f: (-_RANK[f.severity], f.start or 0, f.pk))


def blocking(adaptation: Adaptation) -> list[Finding]:
    """The open findings that stop its approval."""
    return [f for f in open_findings(adaptation) if f.severity == Severity.ERROR]


_RANK: dict[str, int] = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def standing_errors() -> FindingQuerySet:
    """Every error that nobody has waived as of today in the markets sold to: what blocks there."""
    return _where_sold(_unwaived_errors())


def _where_sold(found: FindingQuerySet) -> FindingQuerySet:
    """Those of the markets sold to, or of all while nobody has chosen any."""
    chosen = chosen_rows()
    return found.filter(Q(market__in=chosen.values("market")) | ~Exists(chosen))


def _unwaived_errors() -> FindingQuerySet:
    return Finding.objects.errors().open(timezone.localdate())


def open_errors(items: Iterable[Item], market: str) -> list[Finding]:
    """The unwaived errors of `items` in `market`, whatever the texts' state says. One query.

    They stop publication there, sold to or not.
    """
    errors = _unwaived_errors().filter(adaptation__entry__item__in=items, market=market)
    return list(errors.select_related("adaptation__entry"))


def blocked_places(items: Iterable[Item], market: str) -> frozenset[int]:
    """The adaptations with an open error in `market`, by id."""
    return frozenset(error.adaptation_id for error in open_errors(items, market))


def open_error_places(found: Iterable[Finding]) -> frozenset[int]:
    """The adaptations, by id, that have an unwaived error among these where they are sold.

    No query without errors.
    """
    errors = [finding.pk for finding in found if finding.severity == Severity.ERROR]
    if not errors:
        return frozenset()
    standing = standing_errors().filter(pk__in=errors)
    return frozenset(standing.values_list("adaptation_id", flat=True))
