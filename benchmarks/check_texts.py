"""Measure how many texts per second the checks read, and how that falls with what they know.

    python -m benchmarks.check_texts [TEXTS.txt] [--locale en] [--rounds 5]

One text per line; without a file, the texts of the demo's catalogue. Prints medians of processor
time, for one market, twice as many, and so on to all; then for one market with part of the rules
and part of the words. Asserts nothing.
"""

import argparse
import csv
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from checks.conditions import Moment
from checks.lines import Line
from checks.runner import check_markets
from locales.knowledge import Knowledge
from locales.snapshot import knowledge

DEMO = Path(__file__).parents[1] / "demo" / "catalog.csv"
TEXT_COLUMNS = ("title", "description", "image_alt", "slogan")
LEAST_SECONDS = 0.5  # a round is repeated over the same texts until it is this long
SHARES = (0.25, 0.5, 1.0)
Thing = TypeVar("Thing")


def of_the_demo() -> Iterator[str]:
    with DEMO.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row[name] for name in TEXT_COLUMNS if row.get(name))


def checker(
    texts: Sequence[str], locale: str, markets: Sequence[str], packs: Knowledge
) -> Callable[[], None]:
    moment = Moment(packs, datetime.now(UTC).date())
    lines = [Line(str(n), "", locale, "product", {"description": t}) for n, t in enumerate(texts)]

    def check_all() -> None:
        for line in lines:
            check_markets(line, markets, moment)

    return check_all


def texts_per_second(work: Callable[[], None], texts: int, rounds: int) -> float:
    """The median of some rounds' rates, after one that warms all caches."""
    work()
    begun = time.process_time()
    work()
    times = max(1, round(LEAST_SECONDS / max(time.process_time() - begun, 1e-6)))
    rates = []
    for _ in range(rounds):
        begun = time.process_time()
        for _ in range(times):
            work()
        rates.append(texts * times / (time.process_time() - begun))
    return statistics.median(rates)


def with_part_of_rules(packs: Knowledge, share: float) -> Knowledge:
    """The same knowledge with a share of every pack's rules, evenly taken."""
    return replace(
        packs,
        markets={
            code: replace(one, rules=_part(one.rules, share)) for code, one in packs.markets.items()
        },
        cultures={
            name: replace(one, rules=_part(one.rules, share))
            for name, one in packs.cultures.items()
        },
        languages={
            tag: replace(one, rules=_part(one.rules, share)) for tag, one in packs.languages.items()
        },
    )


def with_part_of_words(packs: Knowledge, share: float) -> Knowledge:
    """The same knowledge with a share of each concept's words in each language."""
    return replace(
        packs,
        languages={
            tag: replace(
                one,
                words=tuple(replace(w, strong=_part(w.strong, share)) for w in one.words),
            )
            for tag, one in packs.languages.items()
        },
    )


def _part(things: tuple[Thing, ...], share: float) -> tuple[Thing, ...]:
    step = round(1 / share)
    return things[::step]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--locale", default="en")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    given = options.file.read_text(encoding="utf-8").splitlines() if options.file else of_the_demo()
    texts = [text for text in given if text]
    letters = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} texts in {options.locale}, {letters:.0f} letters each on average")

    def rate(markets: Sequence[str], packs: Knowledge) -> float:
        work = checker(texts, options.locale, markets, packs)
        return texts_per_second(work, len(texts), options.rounds)

    every = sorted(knowledge().markets)
    count, before = 1, 0.0
    while True:
        found = rate(every[:count], knowledge())
        slower = f"  {before / found:.2f} times slower" if before else ""
        print(f"{min(count, len(every)):3} markets: {found:8.0f} texts/s{slower}")
        if count >= len(every):
            break
        count, before = count * 2, found
    for name, part in (("rules", with_part_of_rules), ("words", with_part_of_words)):
        for share in SHARES:
            found = rate(every[:1], part(knowledge(), share))
            print(f"{share:4.0%} of {name}, 1 market: {found:8.0f} texts/s")


if __name__ == "__main__":
    main()
