"""The pipeline's conductor: segment → memory → engine → checks → a place in the queue."""

import time
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from catalog.models import Adaptation, Entry, Item, Origin, State
from catalog.services import promote, write_text
from jobs.models import OPEN_STATES, Job
from jobs.services import Progress, Shift, create_job, run_job
from locales.tags import same_writing
from review.findings import open_error_places, refresh_findings
from review.markets import content_locales, readers_of, sell_to, sold_to
from review.models import Finding, MarketPolicy, Review
from review.rechecking import keep_rules_once
from translation.engines.base import Engine
from translation.services import Translated, translate_entry_batch

WATCH_SECONDS = 0.5


def start_localization(
    markets: Sequence[str],
    *,
    engine: str = "",
    blanks: bool = True,
    created_by: User | None = None,
) -> Job | None:
    """Ask for every item that needs it in the content locales of `markets`; each is paid for once.

    Without `blanks`, texts that were tried before and found nowhere are not tried again.
    Whoever localises for a market sells there. None when there is nothing to do.
    """
    sell_to(markets, created_by)
    wanted = [
        (f"{item}/{locale}", {"item": item.pk, "locale": locale})
        for locale in content_locales(markets)
        for item in _unfinished(locale, blanks=blanks or bool(engine))
    ]
    if not wanted:
        return None
    keep_rules_once()
    return create_job(
        "localize",
        items=wanted,
        payload={"engine": engine},
        label=", ".join(markets),
        created_by=created_by,
    )


def finish_here(job: Job, on_progress: Progress) -> Job:
    """Work on a job in this process until it is closed, or watch whoever else has it meanwhile."""
    while True:
        run_job(job.pk, Shift(on_progress=on_progress))
        job.refresh_from_db()
        on_progress(job)
        if job.state not in OPEN_STATES:
            return job
        time.sleep(WATCH_SECONDS)


def unfinished_entries(locale: str, *, blanks: bool = True) -> QuerySet[Entry]:
    """Entries without a text here, or with a machine's text of an older source.

    Without `blanks`, only those that were never tried or whose source moved on.
    """
    rows = Adaptation.objects.filter(entry=OuterRef("pk"), locale=locale, market="")
    settled = rows.exclude(text="") if blanks else rows
    stale = rows.exclude(origin=Origin.HUMAN).filter(state=State.TRANSLATED).outdated()
    return Entry.objects.filter(~Exists(settled) | Exists(stale))


def _unfinished(locale: str, *, blanks: bool) -> Iterable[Item]:
    entries = unfinished_entries(locale, blanks=blanks).filter(item=OuterRef("pk"))
    return Item.objects.filter(Exists(entries)).only("kind", "key").iterator()


def localize_item(item: Item, locale: str, engine: Engine | None) -> int:
    """Bring one item up to date in one content locale. Returns the characters bought.

    Safe to repeat: what is up to date, and what a person wrote or approved, is left alone, also
    when that happened while the engine was asked. It is called outside any transaction; its
    answers are kept as they arrive.
    """
    there = {row.entry_id: row for row in _shared(item, locale)}
    wanted = [
        entry
        for entry in item.entries.all()
        if entry.pk not in there or needs_text(there[entry.pk], entry.digest)
    ]
    translated = _translate(wanted, locale, engine)
    with transaction.atomic():
        rows = _keep(_places(item, locale), translated)
        found = refresh_findings(item, locale)
        _accept_by_policy(rows, found, locale)
    return sum(result.characters for result in translated)


def needs_text(adaptation: Adaptation, digest: str) -> bool:
    """Nothing there yet, or machine-made for an older source. A person's text is never replaced."""
    if not adaptation.text:
        return True
    untouched = adaptation.origin != Origin.HUMAN and adaptation.state == State.TRANSLATED
    return untouched and adaptation.source_digest != digest


def _shared(item: Item, locale: str) -> QuerySet[Adaptation]:
    """An item's texts that all markets of this locale share."""
    return Adaptation.objects.filter(entry__item=item, locale=locale, market="")


def _places(item: Item, locale: str) -> dict[int, Adaptation]:
    """The rows of every entry as it is now, locked, each with a place in the queue."""
    shared = _shared(item, locale)
    missing = item.entries.filter(~Exists(shared.filter(entry=OuterRef("pk"))))
    Adaptation.objects.bulk_create(
        (Adaptation(entry=entry, locale=locale) for entry in missing), ignore_conflicts=True
    )
    rows = list(shared.select_for_update(of=("self",)).select_related("entry", "review"))
    Review.objects.bulk_create(
        (Review(adaptation=row) for row in rows if not hasattr(row, "review")),
        ignore_conflicts=True,
    )
    return {row.entry_id: row for row in rows}


def _translate(entries: list[Entry], locale: str, engine: Engine | None) -> list[Translated]:
    """What the memory and the engine say; a source already in this writing stands as it is."""
    own = [entry for entry in entries if same_writing(entry.source_locale, locale)]
    foreign = [entry for entry in entries if entry not in own]
    results = translate_entry_batch(foreign, locale, engine) if foreign else []
    return results + [
        remembered if remembered.text is not None else _own_words(remembered.entry)
        for remembered in (translate_entry_batch(own, locale, None) if own else [])
    ]


def _own_words(entry: Entry) -> Translated:
    return Translated(entry=entry, text=entry.source_text, origin=Origin.SOURCE)


def _keep(places: Mapping[int, Adaptation], results: Iterable[Translated]) -> Iterable[Adaptation]:
    """Write what was found, unless a person was faster or the source moved on meanwhile.

    Returns the rows as they stand then.
    """
    rows, noted = dict(places), []
    for result in results:
        place = places.get(result.entry.pk)
        if place is None or place.entry.digest != result.entry.digest:
            continue
        if not needs_text(place, result.entry.digest):
            continue
        if result.text is not None:
            rows[place.entry_id] = _write(place, result, result.text)
        elif place.note != result.note:
            place.note = result.note
            noted.append(place)
    if noted:
        Adaptation.objects.bulk_update(noted, ["note"])
    return rows.values()


def _write(place: Adaptation, result: Translated, text: str) -> Adaptation:
    origin = Origin(result.origin)
    row = write_text(place, text, state=State.TRANSLATED, origin=origin, engine=result.engine)
    row.review = place.review
    return row


def _accept_by_policy(rows: Iterable[Adaptation], found: Iterable[Finding], locale: str) -> None:
    """Exact hits of reviewed memory, and the seller's own words, enter as reviewed.

    Only while every market that is sold to and reads them agrees, and no error stands.
    """
    sold = sold_to()
    origins = _accepted_origins([m.code for m, _ in readers_of(locale) if m.code in sold])
    fresh = {
        row.pk
        for row in rows
        if row.state == State.TRANSLATED
        and row.origin in origins
        and row.source_digest == row.entry.digest
        and not row.review.sent_back
    }
    accepted = fresh - open_error_places(found)
    if accepted:
        promote(Adaptation.objects.filter(pk__in=accepted), "accepted by the market's policy")


def _accepted_origins(markets: Sequence[str]) -> list[Origin]:
    """What all these markets take without a person's look. One query."""
    decided = list(MarketPolicy.objects.filter(market__in=markets))
    origins = []
    if all(policy.accept_memory for policy in decided):
        origins.append(Origin.MEMORY)
    if all(policy.accept_source for policy in decided):
        origins.append(Origin.SOURCE)
    return origins
