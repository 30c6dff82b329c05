"""What localising would cost, before anything is spent."""

from collections.abc import Sequence

from locales.tags import same_writing
from review.localize import unfinished_entries
from review.markets import content_locales
from translation.engines.base import Engine
from translation.services import Estimate, estimate


def estimate_cost(markets: Sequence[str], engine: Engine | None = None) -> Estimate:
    """Segments, memory hits and characters an engine would be asked for, over all locales.

    With the engine, what it was paid for before counts as bought.
    """
    parts = [_of_locale(locale, engine) for locale in content_locales(markets)]
    return Estimate(
        segments=sum(part.segments for part in parts),
        from_memory=sum(part.from_memory for part in parts),
        already_bought=sum(part.already_bought for part in parts),
        characters=sum(part.characters for part in parts),
    )


def _of_locale(locale: str, engine: Engine | None) -> Estimate:
    wanted = [
        entry
        for entry in unfinished_entries(locale)
        if not same_writing(entry.source_locale, locale)
    ]
    return estimate(wanted, locale, engine)
