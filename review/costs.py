"""What localising would cost, before anything is spent."""

from collections.abc import Sequence

from catalog.models import Entry
from locales.tags import same_writing
from review.localize import needs_text
from review.markets import content_locales
from translation.services import Estimate, estimate


def estimate_cost(markets: Sequence[str]) -> Estimate:
    """Segments, memory hits and characters an engine would be asked for, over all locales."""
    parts = [_of_locale(locale) for locale in content_locales(markets)]
    return Estimate(
        segments=sum(part.segments for part in parts),
        from_memory=sum(part.from_memory for part in parts),
        already_bought=sum(part.already_bought for part in parts),
        characters=sum(part.characters for part in parts),
    )


def _of_locale(locale: str) -> Estimate:
    entries = Entry.objects.select_related("item").prefetch_related("adaptations")
    wanted = [
        entry
        for entry in entries
        if not same_writing(entry.source_locale, locale) and _wants(entry, locale)
    ]
    return estimate(wanted, locale)


def _wants(entry: Entry, locale: str) -> bool:
    there = [a for a in entry.adaptations.all() if a.locale == locale and not a.market]
    return not there or needs_text(there[0], entry.digest)
