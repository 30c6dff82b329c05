"""One item with its markets side by side: what a reader of each would see, and from where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from catalog.models import Adaptation, Entry, Item
from catalog.resolve import Resolved, is_written, resolve
from catalog.selectors import candidate_of
from checks.idioms.notes import Note
from locales.snapshot import knowledge
from locales.values import Market
from review.expressions import idioms_of
from review.models import Finding, Severity
from review.shown import Shown, shown


@dataclass(frozen=True, slots=True)
class Side:
    """One field in one market's locale. `adaptation` is where a person would write it."""

    market: Market
    locale: str
    found: Resolved
    adaptation: Adaptation | None
    findings: list[Finding]

    @property
    def shown(self) -> list[Shown]:
        return shown(self.findings, self.found.text)

    @property
    def state(self) -> str:
        if any(finding.severity == Severity.ERROR for finding in self.findings):
            return "blocked"
        if self.found.step == "source":
            return "initial"
        return "outdated" if self.found.outdated else self.found.state


@dataclass(frozen=True, slots=True)
class FieldRow:
    entry: Entry
    cells: list[Side]

    @property
    def idioms(self) -> tuple[Note, ...]:
        """Of the source text, for whoever points at them."""
        return idioms_of(self.entry)


def side_by_side(item: Item, markets: Sequence[Market]) -> list[FieldRow]:
    """Every field of an item in the locales of `markets`. Three queries, however many markets."""
    places = [(market, locale) for market in markets for locale in market.locales]
    texts = _texts(item)
    return [
        FieldRow(entry, [_side(entry, *place, texts[entry.pk]) for place in places])
        for entry in item.entries.all()
    ]


Texts = Mapping[tuple[str, str], Adaptation]  # by (market, locale); "" is every market's


def _texts(item: Item) -> Mapping[int, Texts]:
    open_findings = Finding.objects.open(timezone.localdate()).order_by("start", "pk")
    rows = (
        Adaptation.objects.filter(entry__item=item)
        .select_related("review")
        .prefetch_related(Prefetch("findings", open_findings))
    )
    found: dict[int, dict[tuple[str, str], Adaptation]] = defaultdict(dict)
    for row in rows:
        found[row.entry_id][row.market, row.locale] = row
    return found


def _side(entry: Entry, market: Market, locale: str, texts: Texts) -> Side:
    found = resolve(
        entry.source_text,
        entry.source_locale,
        [candidate_of(row, entry.digest) for row in texts.values()],
        market=market.code,
        locale=locale,
        usable=is_written,
    )
    empty = ("", knowledge().content_locale(locale))
    adaptation = texts.get(empty if found.step == "source" else (found.market, found.locale))
    findings = list(adaptation.findings.all()) if adaptation else []
    return Side(market, locale, found, adaptation, [f for f in findings if f.market == market.code])
