"""Prints the comparison as Markdown: .venv/bin/python -m tools.crosscheck > report.md

What the figures mean is told in docs/reference/calendar.md.
"""

from __future__ import annotations

import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from locales.almanac.values import Occurrence
from locales.snapshot import knowledge
from tools.crosscheck import libraries, moon
from tools.crosscheck.ours import Pair, lines, paired

STATUSES = ("announced", "official", "projected")


def main() -> int:
    warnings.simplefilter("ignore")  # of libraries, about their own future
    listed = list(paired(libraries.listed()))
    print("# What we have\n")
    report_holdings()
    print("# Against the lists of `holidays`\n")
    report_lists(listed)
    print("# Against convertdate and dateutil\n")
    report_reckoned(list(paired(libraries.computed())))
    print("# Announced days of Ramadan, Eid al-Fitr and Eid al-Adha, 2014 to 2026\n")
    report_criteria()
    report_margins()
    print("# Where we and `holidays` differ\n")
    report_differences(listed)
    return 0


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(str(cell) for cell in row)} |")
    print()


def family_of(event: str) -> str:
    return knowledge().observances[event].family


def report_holdings() -> None:
    """Observances, markets, lines by status and announced rows, by family."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    markets: dict[str, set[str]] = defaultdict(set)
    for one in knowledge().observances.values():
        for name in (one.family, "all"):
            rows = [row for said in one.announced.values() for row in said]
            found[name].update(observances=1, rows=len(rows))
            found[name]["seen"] += sum(row.source.seen for row in rows)
            markets[name] |= one.markets
            for market in one.markets:
                found[name].update(line.status for line in lines(one.code, market))
    head = ("family", "observances", "markets", "lines", *STATUSES, "announced rows", "seen")
    table(head, (holding(name, found[name], markets[name]) for name in sorted(found)))


def holding(name: str, counted: Counter[str], markets: set[str]) -> list[object]:
    by_status = [counted[status] for status in STATUSES]
    kept = (counted["observances"], len(markets), sum(by_status), *by_status)
    return [name, *kept, counted["rows"], counted["seen"]]


TALLY = ("pairs", "equal", "inside theirs", "we later", "we earlier")


def tally(pairs: Sequence[Pair]) -> tuple[int, int, int, int, int]:
    """The counts that TALLY names."""
    inside = sum(pair.inside for pair in pairs)
    late = [pair.late_days for pair in pairs if not pair.inside]
    later, earlier = (sum(days * sign > 0 for days in late) for sign in (1, -1))
    return len(pairs), late.count(0), inside, later, earlier


def report_lists(pairs: Sequence[Pair]) -> None:
    by_family: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        kind = "estimated" if pair.theirs.estimated else "listed"
        for name in (family_of(pair.ours.event), "~ all"):
            by_family[name, kind].append(pair)
    only = only_ours(pairs)
    head = ("family", "their days are", *TALLY, "only we")
    rows = (
        (*key, *tally(found), only[key[0]] if key[1] == "listed" else "")
        for key, found in sorted(by_family.items())
    )
    table(head, rows)


def only_ours(pairs: Sequence[Pair]) -> Counter[str]:
    """Our lines without a day of theirs, by family, of what they list in some year."""
    matched: set[Occurrence] = {pair.ours for pair in pairs}
    found: Counter[str] = Counter()
    for event, market in {(pair.ours.event, pair.ours.market) for pair in pairs}:
        alone = sum(one not in matched for one in lines(event, market))
        found.update({family_of(event): alone, "~ all": alone})
    return found


def report_reckoned(pairs: Sequence[Pair]) -> None:
    by_event: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_event[pair.ours.event, pair.ours.market].append(pair)
    head = ("day", "market", *TALLY)
    table(head, ((*key, *tally(found)) for key, found in sorted(by_event.items())))


def report_criteria() -> None:
    known = moon.announced()
    known["~ all"] = [row for rows in known.values() for row in rows]
    names = moon.criteria()
    cells = (
        (
            market,
            len(rows),
            *moon.met(rows),
            moon.after_umm_al_qura(rows),
            *(moon.hits(rows, name) for name in names),
        )
        for market, rows in known.items()
    )
    head = ("market", "announced", "our best day", "in our window", "a day after Umm al-Qura")
    table((*head, *names), cells)


def report_margins() -> None:
    """How many announced days each margin above Odeh's line meets."""
    head = ("criterion", "announced", *(str(margin) for margin in moon.MARGINS))
    rows = ((name, total, *hits.values()) for name, total, hits in moon.by_margin())
    table(head, rows)


def report_differences(pairs: Sequence[Pair]) -> None:
    apart: dict[tuple[str, str], list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.late_days and not pair.inside and not pair.theirs.estimated:
            told = f"{pair.ours.start:%Y-%m-%d} ({pair.late_days:+})"
            apart[pair.ours.event, pair.ours.market].append(told)
    rows = ((*key, "; ".join(told)) for key, told in sorted(apart.items()))
    table(("day", "market", "ours (days after theirs)"), rows)


if __name__ == "__main__":
    sys.exit(main())
