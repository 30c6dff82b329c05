"""Which markets are sold to, and which of them read a text kept at a content locale."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.services import record
from locales.snapshot import knowledge
from locales.values import Market
from review.models import MarketPolicy


def sold_to() -> tuple[str, ...]:
    """The markets somebody chose to sell to, by code; every known one while nobody has. One query.

    Findings are kept for every market; only those of these are shown to people and stop them.
    """
    chosen = _chosen()
    return tuple(code for code in knowledge().markets if not chosen or code in chosen)


def chosen_rows() -> QuerySet[MarketPolicy]:
    """The decisions to sell, of markets there is a pack for; for use inside other queries."""
    return MarketPolicy.objects.filter(sells=True, market__in=list(knowledge().markets))


def _chosen() -> frozenset[str]:
    return frozenset(chosen_rows().values_list("market", flat=True))


@transaction.atomic
def sell_to(markets: Iterable[str], by: User | None = None) -> None:
    """Sell to these markets too. The first choice, unless it is all, ends that every one counts."""
    before, wanted = _chosen(), frozenset(markets)
    if before or wanted != frozenset(knowledge().markets):
        _choose(before, before | wanted, by)


@transaction.atomic
def keep_selling_to(market: str, by: User | None = None) -> None:
    """What is published is sold: add the market, unless nobody has chosen and all count anyway."""
    before = _chosen()
    if before:
        _choose(before, before | {market}, by)


@transaction.atomic
def stop_selling_to(market: str, by: User | None = None) -> bool:
    """Sell to all others that are sold to now. False, and nothing changes, where none would stay.

    Texts, releases and findings stay as they are.
    """
    before = _chosen()
    after = frozenset(sold_to()) - {market}
    if after:
        _choose(before, after, by)
    return bool(after)


def _choose(before: Collection[str], after: Collection[str], by: User | None) -> None:
    """Keep and note what differs."""
    for market in sorted({*before} ^ {*after}):
        sells = market in after
        MarketPolicy.objects.update_or_create(market=market, defaults={"sells": sells})
        subject = f"market:{market}"
        record(by, "selling.changed", subject, {"sells": not sells}, {"sells": sells})


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
