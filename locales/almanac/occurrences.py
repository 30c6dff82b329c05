"""When a day that returns falls in a market: a window, a status and a source, never a bare date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from locales.almanac.values import Announced, Custom, Observance, Occurrence
from locales.days.values import Turn, Where, years_around
from locales.knowledge import Knowledge

# An announcement speaks of the turn computed at most so far from it; the next is months away.
NEAR = timedelta(days=20)
DECIDED = frozenset({"announced", "confirmed"})
WEIGHTS = ("projected", "official", "announced", "confirmed")
Confirmed = tuple[Occurrence, ...]


class UnknownObservance(LookupError):
    """No pack tells of the observance."""

    def __init__(self, event: str) -> None:
        super().__init__(f"there is no observance “{event}”")


@lru_cache(maxsize=131072)
def occurrences(
    observance: Observance, market: str, year: int, confirmed: Confirmed = ()
) -> tuple[Occurrence, ...]:
    """When a market keeps an observance in a Gregorian year, in the market's own days.

    Sorted. Mostly one; two as lunar years are short: Ramadan begins twice in 2030; twelve pay days.
    None where the market doesn't keep it, where nothing is announced of what is only announced,
    or where a calendar's tables end. `status` is "projected" until an authority has spoken.
    `confirmed`: what people know better; it also moves what is counted from it.
    Source: the custom's or the announcement's own `source`.
    """
    if market not in observance.customs and market not in observance.announced:
        return ()
    where = Where(
        market, lambda event, near: occurrences(observance.others[event], market, near, confirmed)
    )
    better = {
        one.turn: one for one in confirmed if (one.event, one.market) == (observance.code, market)
    }
    known = (better.get(one.turn, one) for one in known_to_packs(observance, where, year))
    return tuple(
        sorted((one for one in known if one.start.year == year), key=lambda one: one.start)
    )


def known_to_packs(observance: Observance, where: Where, year: int) -> Iterator[Occurrence]:
    """Every turn near a year: as announced where somebody spoke of it, else as computed."""
    turned = list(computed(observance, where, year))
    said, strangers = told(observance.announced.get(where.market, ()), turned, year)
    for custom, turn in turned:
        one = (
            as_announced(observance, spoken(said[turn.name]), (custom, turn), where)
            if turn.name in said
            else as_computed(observance, (custom, turn), where)
        )
        yield narrowed(observance, one, before(observance, one, where))
    yield from alone(observance, strangers, {turn.name for _, turn in turned})


def told(
    rows: Sequence[Announced], turned: Sequence[tuple[Custom, Turn]], year: int
) -> tuple[dict[str, list[Announced]], list[Announced]]:
    """What was announced near a year, by the turn it is about; and what is about none of them."""
    turns = [turn for _, turn in turned]
    said: dict[str, list[Announced]] = {}
    strangers: list[Announced] = []
    for row in rows:
        if abs(row.start.year - year) <= 1:
            turn = turn_meant(row, turns)
            (said.setdefault(turn.name, []) if turn else strangers).append(row)
    return said, strangers


def computed(observance: Observance, where: Where, year: int) -> Iterator[tuple[Custom, Turn]]:
    """The turns by custom in a year and its neighbours; announcements may move them across."""
    for custom in observance.customs.get(where.market, ()):
        for near in years_around(year):
            if custom.covers(near):
                yield from (
                    (custom, settled(custom, turn)) for turn in custom.on.turns(near, where)
                )


def settled(custom: Custom, turn: Turn) -> Turn:
    """The turn with the status that the custom states; an official one has no window."""
    if custom.status is None:
        return turn
    if custom.status == "official":
        return replace(turn, earliest=turn.day, latest=turn.day, status="official")
    return replace(turn, status=custom.status)


def before(observance: Observance, one: Occurrence, where: Where) -> Occurrence | None:
    """The same turn of the observance that this one follows, in the same market."""
    if observance.follows is None:
        return None
    years = (one.start.year - 1, one.start.year)
    near = (found for year in years for found in where.kept(observance.follows.event, year))
    return next((found for found in near if found.turn == one.turn), None)


def narrowed(observance: Observance, one: Occurrence, first: Occurrence | None) -> Occurrence:
    """The window with what the day that it follows leaves of it: Eid is 29 or 30 days after.

    As it is where it is decided, follows nothing, or where both cannot be true.
    """
    follows = observance.follows
    if first is None or follows is None or one.status in DECIDED:
        return one
    least, most = timedelta(days=follows.least_days), timedelta(days=follows.most_days)
    allowed = (first.earliest + least, first.latest + most)
    window = (max(one.earliest, allowed[0]), min(one.latest, allowed[1]))
    if first.status in DECIDED and follows.is_a_month:
        window = (window[0], allowed[1])  # it has thirty days unless its end is seen
    if window[0] > window[1]:
        if first.status not in DECIDED:
            return one
        window = allowed  # what an authority said of the first day outweighs a computation
    start = within(within(one.start, (first.start + least, first.start + most)), window)
    end = one.end + (start - one.start) if one.end else None
    return replace(one, start=start, end=end, earliest=window[0], latest=window[1])


def within(day: date, window: tuple[date, date]) -> date:
    """The day, or the end of the window that is next to it."""
    return min(max(day, window[0]), window[1])


def turn_meant(row: Announced, turns: Sequence[Turn]) -> Turn | None:
    """The turn that an announcement is about: the one it names, else the nearest that is near."""
    if row.turn:
        return next((turn for turn in turns if turn.name == row.turn), None)
    near = [turn for turn in turns if abs(row.start - turn.day) <= NEAR]
    return min(near, key=lambda turn: abs(row.start - turn.day), default=None)


def spoken(rows: Sequence[Announced]) -> Announced:
    """The weightiest word on a turn; of equal ones the last."""
    return max(reversed(rows), key=lambda row: WEIGHTS.index(row.status))


def as_computed(observance: Observance, turned: tuple[Custom, Turn], where: Where) -> Occurrence:
    custom, turn = turned
    return Occurrence(
        event=observance.code,
        market=where.market,
        turn=turn.name,
        start=turn.day,
        end=end_of(custom, turn.day, where),
        earliest=turn.earliest,
        latest=turn.latest,
        status=turn.status,
        source=custom.source.text,
    )


def as_announced(
    observance: Observance, row: Announced, turned: tuple[Custom, Turn], where: Where
) -> Occurrence:
    """The turn as an authority told it.

    Once announced, the window is that day alone; until then it stays as wide as computed, and what
    somebody has projected or decreed is the best day in it.
    """
    custom, turn = turned
    decided = row.status in DECIDED or turn.status == "official"
    return Occurrence(
        event=observance.code,
        market=row.market,
        turn=turn.name,
        start=row.start,
        end=row.end or end_of(custom, row.start, where),
        earliest=row.start if decided else min(row.start, turn.earliest),
        latest=row.start if decided else max(row.start, turn.latest),
        status=row.status,
        source=row.source.text,
    )


def alone(
    observance: Observance, rows: Sequence[Announced], taken: Collection[str]
) -> Iterator[Occurrence]:
    """Announcements that no custom computes; a name that is taken gets a number: "2027/2"."""
    seen = dict.fromkeys(taken, 1)
    for row in sorted(rows, key=lambda row: row.start):
        name = row.turn or str(row.start.year)
        seen[name] = seen.get(name, 0) + 1
        yield Occurrence(
            event=observance.code,
            market=row.market,
            turn=name if seen[name] == 1 else f"{name}/{seen[name]}",
            start=row.start,
            end=row.end,
            earliest=row.start,
            latest=row.start,
            status=row.status,
            source=row.source.text,
        )


def end_of(custom: Custom, start: date, where: Where) -> date | None:
    """The last day, inclusive; None where the custom has no end."""
    if custom.days:
        return start + timedelta(days=custom.days - 1)
    if custom.to is None:
        return None
    years = (start.year, start.year + 1)
    ends = (turn.day for year in years for turn in custom.to.turns(year, where))
    return next((end for end in ends if end >= start), None)


def between(
    knowledge: Knowledge, market: str, first: date, last: date, confirmed: Confirmed = ()
) -> list[Occurrence]:
    """All occurrences in a market that start from first to last, both inclusive; sorted by day."""
    found = [
        one
        for observance in knowledge.observances.values()
        for year in range(first.year, last.year + 1)
        for one in occurrences(observance, market, year, confirmed)
        if first <= one.start <= last
    ]
    return sorted(found, key=lambda one: (one.start, one.event))


def upcoming(
    knowledge: Knowledge, event: str, market: str, after: date, confirmed: Confirmed = ()
) -> Occurrence | None:
    """The next occurrence that starts on that day or later; None where there is none.

    Raises UnknownObservance.
    """
    observance = knowledge.observances.get(event)
    if observance is None:
        raise UnknownObservance(event)
    found = (
        one
        for year in range(after.year, after.year + 3)
        for one in occurrences(observance, market, year, confirmed)
        if one.start >= after
    )
    return next(found, None)


def with_others(observances: dict[str, Observance]) -> dict[str, Observance]:
    """The observances with those that their days are counted from.

    Raises UnknownObservance where one is missing, RecursionError where they go round in a circle.
    """
    found: dict[str, Observance] = {}

    def settle(code: str, path: tuple[str, ...]) -> Observance:
        if code in path:
            raise RecursionError(" → ".join((*path, code)))
        if code in found:
            return found[code]
        if code not in observances:
            raise UnknownObservance(code)
        one = observances[code]
        others = {name: settle(name, (*path, code)) for name in sorted(named_by(one))}
        found[code] = replace(one, others=others) if others else one
        return found[code]

    return {code: settle(code, ()) for code in observances}


def named_by(observance: Observance) -> set[str]:
    """The codes of the observances that its days are counted from."""
    follows = {observance.follows.event} if observance.follows else set()
    customs = (custom for shared in observance.customs.values() for custom in shared)
    return follows.union(
        *(day.names() for custom in customs for day in (custom.on, custom.to) if day)
    )


def depends_on(observance: Observance, event: str) -> bool:
    """Whether its days are counted from another observance, or from one that is."""
    return any(
        code == event or depends_on(other, event) for code, other in observance.others.items()
    )
