"""Occurrences as people know them: as computed, with what authorities are recorded to have said."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from campaigns.models import Confirmation
from locales.almanac.occurrences import NEAR, between, occurrences, upcoming
from locales.almanac.values import Observance, Occurrence
from locales.snapshot import knowledge


def as_said(occurrence: Occurrence, start: date, source: str) -> Occurrence:
    """The occurrence on the day that an authority named, as long as computed."""
    moved = start - occurrence.start
    return replace(
        occurrence,
        start=start,
        earliest=start,
        latest=start,
        end=occurrence.end + moved if occurrence.end else None,
        status="confirmed",
        source=source,
    )


def confirmed_by_market() -> dict[str, tuple[Occurrence, ...]]:
    """Every confirmed occurrence, the last word on each; by market. One query."""
    return _by_market(Confirmation.objects.order_by("pk"))


def confirmed_in(market: str) -> tuple[Occurrence, ...]:
    """The market's confirmed occurrences, the last word on each. One query."""
    return _by_market(Confirmation.objects.filter(market=market).order_by("pk")).get(market, ())


def _by_market(rows: Iterable[Confirmation]) -> dict[str, tuple[Occurrence, ...]]:
    last = {(row.market, row.event, row.turn): row for row in rows}
    found: dict[str, tuple[Occurrence, ...]] = {}
    for (market, event, turn), row in last.items():
        computed = computed_turn(event, market, turn, row.start.year)
        if computed:
            said = as_said(computed, row.start, row.source)
            found[market] = (*found.get(market, ()), said)
    return found


def computed_turn(event: str, market: str, turn: str, year: int) -> Occurrence | None:
    """A turn as the packs alone know it; `year` is the Gregorian year about which it starts."""
    observance = knowledge().observances.get(event)
    if observance is None:
        return None
    return _pick(observance, market, turn, year, ())


def said_of_others(event: str, market: str) -> tuple[Occurrence, ...]:
    """The market's confirmed occurrences of other observances. One query."""
    return tuple(one for one in confirmed_in(market) if one.event != event)


def open_turn(event: str, market: str, turn: str, year: int) -> Occurrence | None:
    """A turn as it was before anybody confirmed it: its window is what a new word is about."""
    observance = knowledge().observances.get(event)
    if observance is None:
        return None
    return _pick(observance, market, turn, year, said_of_others(event, market))


def known_turn(event: str, market: str, turn: str, year: int) -> Occurrence | None:
    """A turn with all confirmations of the market; None where the market doesn't keep it."""
    observance = knowledge().observances.get(event)
    if observance is None:
        return None
    return _pick(observance, market, turn, year, confirmed_in(market))


def _pick(
    observance: Observance, market: str, turn: str, year: int, said: tuple[Occurrence, ...]
) -> Occurrence | None:
    near = (
        one
        for about in (year - 1, year, year + 1)
        for one in occurrences(observance, market, about, said)
    )
    return next((one for one in near if one.turn == turn), None)


def confirmed(occurrence: Occurrence) -> Occurrence:
    """The occurrence with what is confirmed in its market laid over it."""
    found = known_turn(occurrence.event, occurrence.market, occurrence.turn, occurrence.start.year)
    return found or occurrence


def kept(
    market: str, first: date, last: date, said: tuple[Occurrence, ...] | None = None
) -> list[Occurrence]:
    """What a market keeps and starts in these days, sorted; a confirmation may move days in or out.

    `said`: the market's confirmations, where the caller has them already.
    """
    known = confirmed_in(market) if said is None else said
    found = between(knowledge(), market, first - NEAR, last + NEAR, known)
    return [one for one in found if first <= one.start <= last]


def next_kept(event: str, market: str, after: date) -> Occurrence | None:
    """The next occurrence that starts on that day or later. Raises UnknownObservance."""
    return upcoming(knowledge(), event, market, after, confirmed_in(market))
