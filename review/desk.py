"""Everything the review page shows of one text, in a constant number of queries."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from catalog.models import Adaptation, Entry, Item
from checks.idioms.notes import Note
from review.diffs import Part, changes
from review.expressions import idioms_of
from review.findings import open_findings
from review.forms import REASONS
from review.models import Decision, Finding, Review
from review.selectors import Filters, last_decision, waiting_reviews
from review.shown import Shown, shown

LIST_LENGTH = 30
COUNT_CAP = 500


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another field of the same item, for context."""

    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    review: Review
    adaptation: Adaptation
    entry: Entry
    item: Item
    findings: list[Finding]
    source_changes: list[Part]
    neighbours: list[Neighbour]
    queue: list[Review]
    waiting: int  # capped at COUNT_CAP
    held_by: User | None
    undoable: Decision | None
    idioms: tuple[Note, ...]  # of the source, with what the text's readers say instead

    @property
    def shown(self) -> list[Shown]:
        return shown(self.findings, self.adaptation.text)

    @property
    def blocked(self) -> bool:
        return any(finding.severity == "error" for finding in self.findings)

    @property
    def more_than_cap(self) -> bool:
        return self.waiting >= COUNT_CAP

    @property
    def sent_back(self) -> str:
        """Why it came back, in the interface's language; empty when it did not."""
        code = self.review.sent_back
        return str(dict(REASONS).get(code, code))

    @property
    def state(self) -> str:
        if self.blocked:
            return "blocked"
        return "outdated" if self.adaptation.is_outdated else self.adaptation.state


def desk_for(review: Review, user: User, filters: Filters) -> Desk:
    adaptation = review.adaptation
    entry = adaptation.entry
    queue = waiting_reviews(user, filters)
    return Desk(
        review=review,
        adaptation=adaptation,
        entry=entry,
        item=entry.item,
        findings=open_findings(adaptation),
        source_changes=_source_changes(adaptation),
        neighbours=_neighbours(adaptation),
        queue=list(queue[:LIST_LENGTH]),
        waiting=len(queue.values_list("pk")[:COUNT_CAP]),
        held_by=_held_by(review, user),
        undoable=last_decision(user),
        idioms=idioms_of(entry, adaptation.locale),
    )


def _source_changes(adaptation: Adaptation) -> list[Part]:
    if not adaptation.is_outdated:
        return []
    return changes(adaptation.source_text, adaptation.entry.source_text)


def _neighbours(adaptation: Adaptation) -> list[Neighbour]:
    entries = Entry.objects.filter(item=adaptation.entry.item_id).exclude(pk=adaptation.entry_id)
    texts = dict(
        Adaptation.objects.filter(
            entry__in=entries, locale=adaptation.locale, market=adaptation.market
        ).values_list("entry_id", "text")
    )
    return [Neighbour(entry, texts.get(entry.pk, "")) for entry in entries]


def _held_by(review: Review, user: User) -> User | None:
    until = review.claimed_until
    if review.claimed_by is None or review.claimed_by == user:
        return None
    return review.claimed_by if until and until >= timezone.now() else None
