"""The pipeline's conductor: segment → memory → engine → checks → a place in the queue."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from accounts.models import User
from catalog.models import Adaptation, Entry, Item, Origin, State
from catalog.services import place, promote, write_text
from jobs.models import Job
from jobs.services import create_job
from locales.tags import same_writing
from review.findings import blocked_places, refresh_findings
from review.markets import content_locales, readers_of
from review.models import MarketPolicy, Review
from translation.engines.base import Engine
from translation.services import Translated, translate_entry_batch


def start_localization(
    markets: Sequence[str],
    *,
    engine: str = "",
    blanks: bool = True,
    created_by: User | None = None,
) -> Job | None:
    """Ask for every item that needs it in the content locales of `markets`; each is paid for once.

    Without `blanks`, texts that were tried before and found nowhere are not tried again.
    None when there is nothing to do.
    """
    wanted = [
        (f"{item}/{locale}", {"item": item.pk, "locale": locale})
        for locale in content_locales(markets)
        for item in _unfinished(locale, blanks=blanks or bool(engine))
    ]
    if not wanted:
        return None
    return create_job(
        "localize",
        items=wanted,
        payload={"engine": engine},
        label=", ".join(markets),
        created_by=created_by,
    )


def _unfinished(locale: str, *, blanks: bool) -> list[Item]:
    """Items with an entry that has no text here, or a machine's text of an older source."""
    rows = Adaptation.objects.filter(entry=OuterRef("pk"), locale=locale, market="")
    settled = rows.exclude(text="") if blanks else rows
    stale = rows.exclude(origin=Origin.HUMAN).filter(state=State.TRANSLATED).outdated()
    entries = Entry.objects.filter(~Exists(settled) | Exists(stale))
    return list(Item.objects.filter(entries__in=entries).distinct())


def localize_item(item: Item, locale: str, engine: Engine | None) -> int:
    """Bring one item up to date in one content locale. Returns the characters bought.

    Safe to repeat: what is up to date, and what a person wrote or approved, is left alone.
    The engine is called outside any transaction; its answers are kept as they arrive.
    """
    entries = list(item.entries.all())
    places = {entry.pk: place(entry, locale) for entry in entries}
    wanted = [entry for entry in entries if needs_text(places[entry.pk], entry.digest)]
    translated = _translate(wanted, locale, engine)
    with transaction.atomic():
        for result in translated:
            _keep(places[result.entry.pk], result)
        Review.objects.bulk_create(
            (Review(adaptation=adaptation) for adaptation in places.values()),
            ignore_conflicts=True,
        )
        refresh_findings(item, locale)
        _accept_by_policy(item, locale)
    return sum(result.characters for result in translated)


def needs_text(adaptation: Adaptation, digest: str) -> bool:
    """Nothing there yet, or machine-made for an older source. A person's text is never replaced."""
    if not adaptation.text:
        return True
    untouched = adaptation.origin != Origin.HUMAN and adaptation.state == State.TRANSLATED
    return untouched and adaptation.source_digest != digest


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


def _keep(adaptation: Adaptation, result: Translated) -> None:
    if result.text is None:
        Adaptation.objects.filter(pk=adaptation.pk).update(note=result.note)
        return
    write_text(
        adaptation,
        result.text,
        state=State.TRANSLATED,
        origin=Origin(result.origin),
        engine=result.engine,
    )


def _accept_by_policy(item: Item, locale: str) -> None:
    """Exact hits of reviewed memory, and the seller's own words, enter as reviewed.

    Only while every market that reads them agrees, and no error stands.
    """
    fresh = Adaptation.objects.filter(
        entry__item=item,
        locale=locale,
        state=State.TRANSLATED,
        origin__in=_accepted_origins(locale),
        source_digest=F("entry__digest"),
        review__sent_back="",
    )
    stopped = {pk for market, _ in readers_of(locale) for pk in blocked_places([item], market.code)}
    promote(fresh.exclude(pk__in=stopped), "accepted by the market's policy")


def _accepted_origins(locale: str) -> list[Origin]:
    codes = [market.code for market, _ in readers_of(locale)]
    careful = MarketPolicy.objects.filter(market__in=codes)
    origins = []
    if not careful.filter(accept_memory=False).exists():
        origins.append(Origin.MEMORY)
    if not careful.filter(accept_source=False).exists():
        origins.append(Origin.SOURCE)
    return origins
