"""Which markets are sold to, and which of them read a text kept at a content locale."""

from collections.abc import Iterable

from locales.snapshot import knowledge
from locales.values import Market


def readers_of(content_locale: str) -> list[tuple[Market, str]]:
    """The (market, its locale) pairs that read the texts kept at `content_locale`."""
    known = knowledge()
    return [
        (market, locale)
        for market in known.markets.values()
        for locale in market.locales
        if known.content_locale(locale) == content_locale
    ]


def content_locales(markets: Iterable[str]) -> list[str]:
    """The locales that texts for these markets are written and paid for in; each once, in order."""
    known = knowledge()
    found = (
        known.content_locale(locale) for code in markets for locale in known.market(code).locales
    )
    return list(dict.fromkeys(found))
