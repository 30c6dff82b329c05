"""What people do to texts: approve, edit, send back, waive, skip, claim, undo."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policy import may_review
from accounts.services import record
from catalog.models import Adaptation, Entry, Item, Origin, State
from catalog.services import place, write_text
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge
from review.errors import Blocked, CannotUndo, NothingToApprove, ReviewRefused, Stale
from review.findings import blocking, refresh_findings
from review.markets import content_locales, readers_of
from review.models import Decision, Due, Review, Skip, Verb
from review.occurrences import stored
from translation.memory import forget, remember

CLAIM_MINUTES = 5
SEND_BACK_REASONS = "meaning terminology tone idiom etiquette legal facts length typo".split()


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person had on the screen: a decision on anything else is refused."""

    reviewer: User
    revision: int


@transaction.atomic
def approve_adaptation(adaptation: Adaptation, seen: Seen, *, note: str = "") -> Decision:
    """Approve a text for its locale; it enters the memory in the same transaction.

    Raises Stale, NothingToApprove, or Blocked while an unwaived error stands.
    """
    adaptation = _locked(adaptation, seen)
    if not adaptation.text:
        raise NothingToApprove(_("There is no text to approve yet."))
    _refuse_errors(adaptation)
    return _decide(adaptation, Verb.APPROVE, seen, text=adaptation.text, approve=True, note=note)


@transaction.atomic
def edit_adaptation(
    adaptation: Adaptation, seen: Seen, text: str, *, approve: bool = False
) -> Decision:
    """Put a person's text in place, and approve it when asked.

    With `approve` the whole is refused (Blocked) while the new text has an error; nothing is lost,
    because the caller still holds the text. Without it a text with errors is kept, waiting.
    """
    adaptation = _locked(adaptation, seen)
    if not text.strip():
        raise NothingToApprove(_("Write a text before you keep it."))
    return _decide(adaptation, Verb.EDIT, seen, text=text, approve=approve)


@transaction.atomic
def send_back(adaptation: Adaptation, seen: Seen, reason_code: str, note: str = "") -> Decision:
    """The text is not right: it waits for a translator again, with the reason."""
    if reason_code not in SEND_BACK_REASONS:
        raise ValueError(f"unknown reason {reason_code!r}; one of {', '.join(SEND_BACK_REASONS)}")
    adaptation = _locked(adaptation, seen)
    before = adaptation.revision
    forget(adaptation)
    adaptation = write_text(
        adaptation,
        adaptation.text,
        state=State.INITIAL,
        origin=Origin(adaptation.origin or Origin.HUMAN),
        author=seen.reviewer,
        reason=f"sent back: {reason_code}",
    )
    Review.objects.filter(adaptation=adaptation).update(
        sent_back=reason_code, note=note, claimed_by=None, claimed_until=None
    )
    return _remember_decision(adaptation, Verb.SEND_BACK, seen, before, reason_code, note)


@transaction.atomic
def undo(decision: Decision, by: User) -> Adaptation:
    """Take a decision back: text, state and queue place as they were before it.

    Raises CannotUndo when the text changed since, or already stands in a release.
    """
    adaptation = Adaptation.objects.select_for_update().get(pk=decision.adaptation_id)
    if decision.undone_at or adaptation.revision != decision.after_revision:
        raise CannotUndo(_("The text has changed since; look at its history instead."))
    if adaptation.state == State.FINAL:
        raise CannotUndo(_("The text is already in a release; edit it to open it again."))
    forget(adaptation)
    before = adaptation.revisions.filter(number=decision.before_revision).first()
    adaptation = write_text(
        adaptation,
        before.text if before else "",
        state=State(before.state) if before else State.INITIAL,
        origin=Origin(before.origin) if before and before.origin else Origin.HUMAN,
        author=by,
        reason=f"undid: {decision.verb}",
    )
    if before:  # the text was made from that source, not from today's
        Adaptation.objects.filter(pk=adaptation.pk).update(
            source_text=before.source_text, source_digest=before.source_digest
        )
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    Review.objects.filter(adaptation=adaptation).update(sent_back="", note="")
    refresh_findings(adaptation.entry.item, adaptation.locale)
    record(by, "undo", f"adaptation:{adaptation.pk}", {"decision": decision.pk}, {})
    return adaptation


def claim(review: Review, user: User) -> bool:
    """Take, or keep, a text for a few minutes. False when somebody else holds it."""
    now = timezone.now()
    free = Q(claimed_by=None) | Q(claimed_by=user) | Q(claimed_until__lt=now)
    until = now + timedelta(minutes=CLAIM_MINUTES)
    taken = Review.objects.filter(free, pk=review.pk).update(claimed_by=user, claimed_until=until)
    return bool(taken)


def release_claim(review: Review, user: User) -> None:
    Review.objects.filter(pk=review.pk, claimed_by=user).update(claimed_by=None, claimed_until=None)


def skip(review: Review, user: User) -> None:
    """Not now: the text comes last for this person, and is free for others."""
    Skip.objects.update_or_create(review=review, user=user, defaults={"at": timezone.now()})
    release_claim(review, user)


@transaction.atomic
def adapt_for_market(entry: Entry, market: str, locale: str, by: User) -> Adaptation:
    """Let a market differ from what others of its locale read; begins as a copy of their text.

    Raises ReviewRefused for a market that has no pack or does not list the locale, and for a
    person who may not decide there.
    """
    known = knowledge().markets.get(market)
    if known is None or locale not in known.locales or not may_review(by, market):
        raise ReviewRefused(_("You cannot write for this market and locale."))
    kept_at = knowledge().content_locale(locale)
    shared = Adaptation.objects.filter(entry=entry, locale=kept_at, market="").first()
    own = place(entry, kept_at, market)
    if not own.text and shared and shared.text:
        own = write_text(own, shared.text, state=State.TRANSLATED, origin=Origin.HUMAN, author=by)
    Review.objects.get_or_create(adaptation=own)
    refresh_findings(entry.item, kept_at)
    return own


@dataclass(frozen=True, slots=True)
class Need:
    """A market needs an item by `due_at`, judged as read on its civil day `live_on`."""

    market: str
    due_at: datetime
    live_on: date
    occurrence: Occurrence | None = None


@transaction.atomic
def set_due(item: Item, need: Need) -> None:
    """Write a deadline down to the queue, and judge the item's texts for the day they go live."""
    Due.objects.update_or_create(
        item=item,
        market=need.market,
        defaults={
            "due_at": need.due_at,
            "live_on": need.live_on,
            "occurrence": stored(need.occurrence) if need.occurrence else {},
        },
    )
    for locale in content_locales([need.market]):
        readers = [market.code for market, _locale in readers_of(locale)]
        first = Due.objects.filter(item=item, market__in=readers).earliest("due_at")
        reviews = Review.objects.filter(adaptation__entry__item=item, adaptation__locale=locale)
        reviews.update(due_at=first.due_at, due_market=first.market)
        refresh_findings(item, locale)


def _locked(adaptation: Adaptation, seen: Seen) -> Adaptation:
    fresh = (
        Adaptation.objects.select_for_update(of=("self",))
        .select_related("entry__item")
        .get(pk=adaptation.pk)
    )
    if fresh.revision != seen.revision:
        raise Stale(_("This text was changed while you looked at it."))
    return fresh


def _refuse_errors(adaptation: Adaptation) -> None:
    errors = blocking(adaptation)
    if errors:
        raise Blocked(_("An error stands: %(message)s") % {"message": errors[0].message})


def _decide(
    adaptation: Adaptation, verb: Verb, seen: Seen, *, text: str, approve: bool, note: str = ""
) -> Decision:
    before = adaptation.revision
    adaptation = write_text(
        adaptation,
        text,
        state=State.REVIEWED if approve else State.TRANSLATED,
        origin=Origin.HUMAN if verb == Verb.EDIT else Origin(adaptation.origin),
        author=seen.reviewer,
        reason=verb.value,
    )
    if verb == Verb.EDIT:
        refresh_findings(adaptation.entry.item, adaptation.locale)
    if approve:
        _refuse_errors(adaptation)  # inside the transaction: a refusal undoes the write
        if not adaptation.market:  # one market's own wording is no memory for the others
            remember(adaptation)
    Review.objects.filter(adaptation=adaptation).update(
        sent_back="", note="", claimed_by=None, claimed_until=None
    )
    return _remember_decision(adaptation, verb, seen, before, "", note)


def _remember_decision(
    adaptation: Adaptation, verb: Verb, seen: Seen, before: int, reason_code: str, note: str
) -> Decision:
    record(
        seen.reviewer,
        verb.value,
        f"adaptation:{adaptation.pk}",
        {"revision": before},
        {"revision": adaptation.revision, "state": adaptation.state},
        reason_code,
    )
    return Decision.objects.create(
        adaptation=adaptation,
        verb=verb,
        before_revision=before,
        after_revision=adaptation.revision,
        reason_code=reason_code,
        note=note,
        actor=seen.reviewer,
    )
