"""How well each criterion meets the announced days of Ramadan and the two feasts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from locales.almanac.occurrences import DECIDED, computed
from locales.almanac.values import Announced
from locales.days import hijri
from locales.days.values import Turn, Where
from locales.snapshot import knowledge

PAST = range(2014, 2027)
MOON = {"ramadan-start": (9, 1), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10)}
UMM_AL_QURA = "umm-al-qura"
A_DAY = timedelta(days=1)
# Markets that look for the crescent at home; how far above Odeh's line do they want it?
LOOKERS = {"aided": ("ir", "om"), "local": ("ma",), "clear": ("bd", "in", "pk")}
MARGINS = tuple(round(0.4 * step, 1) for step in range(16))


def announced() -> dict[str, list[Announced]]:
    """The decided days of 2014 to 2026, by market."""
    found: dict[str, list[Announced]] = defaultdict(list)
    for event in MOON:
        for market, rows in sorted(knowledge().observances[event].announced.items()):
            found[market] += [
                row for row in rows if row.start.year in PAST and row.status in DECIDED
            ]
    return {market: rows for market, rows in sorted(found.items()) if rows}


def by_criterion(row: Announced, name: str) -> date:
    """The day on which a criterion puts the announced turn."""
    month, day = MOON[row.event]
    about = (row.start.year - 622) * 33 // 32
    found = (
        hijri.month_start(year, month, name, row.market) + timedelta(days=day - 1)
        for year in range(about - 1, about + 4)
    )
    return min(found, key=lambda one: abs(one - row.start))


def foretold(row: Announced) -> Turn | None:
    """What we would have said had nobody announced it; None where the market has no custom."""
    where = Where(row.market)
    turns = (
        turn for _, turn in computed(knowledge().observances[row.event], where, row.start.year)
    )
    return min(turns, key=lambda turn: abs(turn.day - row.start), default=None)


def met(rows: Sequence[Announced]) -> tuple[int, int]:
    """How many announced days were our best day, and how many lay in our window."""
    pairs = [(row.start, turn) for row in rows if (turn := foretold(row))]
    best = sum(day == turn.day for day, turn in pairs)
    return best, sum(turn.earliest <= day <= turn.latest for day, turn in pairs)


def criteria() -> tuple[str, ...]:
    return (UMM_AL_QURA, *hijri.CRITERIA)


def hits(rows: Sequence[Announced], name: str) -> int:
    """How many announced days a criterion meets."""
    return sum(by_criterion(row, name) == row.start for row in rows)


def after_umm_al_qura(rows: Sequence[Announced]) -> int:
    """How many lie one day after the tables of Umm al-Qura."""
    return sum(row.start - by_criterion(row, UMM_AL_QURA) == A_DAY for row in rows)


def by_margin() -> Iterator[tuple[str, int, dict[float, int]]]:
    """For each criterion of those who look at home: announced days, and hits at each margin."""
    known = announced()
    for name, markets in LOOKERS.items():
        rows = [row for market in markets for row in known.get(market, [])]
        yield name, len(rows), {margin: hits(rows, _asking(margin)) for margin in MARGINS}


def _asking(margin: float) -> str:
    """A criterion that asks for so much above Odeh's line, registered for the comparison."""
    name = f"margin {margin}"
    hijri.CRITERIA.setdefault(name, lambda evening: hijri._margin(evening) >= margin)
    return name
