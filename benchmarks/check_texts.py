"""Measure how many texts per second the checks read, for one market and for all of them.

    python -m benchmarks.check_texts [TEXTS.txt] [--locale en] [--rounds 5]

One text per line; without a file, texts are made up. Prints medians and asserts nothing.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from checks.conditions import Moment
from checks.lines import Line
from checks.runner import check_markets
from locales.snapshot import knowledge
from locales.values import Language

TEXTS = 500
WORDS_PER_TEXT = 40
KNOWN_SHARE = 0.03  # of the words; the rest means nothing to any rule
SEED = 20261122


def made_up(locale: str) -> list[str]:
    """Texts in which a few words belong to concepts, as in a real catalogue."""
    chance = random.Random(SEED)
    known = [word for pack in knowledge().languages_of(locale) for word in words_of(pack)]
    plain = ["".join(chance.choices("abdeilmnorstu", k=chance.randint(3, 9))) for _ in range(3000)]
    return [
        " ".join(
            chance.choice(known if known and chance.random() < KNOWN_SHARE else plain)
            for _ in range(WORDS_PER_TEXT)
        )
        + "."
        for _ in range(TEXTS)
    ]


def words_of(pack: Language) -> list[str]:
    return [word for words in pack.words for word in words.strong]


def checker(texts: Sequence[str], locale: str, markets: Sequence[str]) -> Callable[[], None]:
    moment = Moment(knowledge(), datetime.now(UTC).date())
    lines = [Line(str(n), "", locale, "product", {"description": t}) for n, t in enumerate(texts)]

    def check_all() -> None:
        for line in lines:
            check_markets(line, markets, moment)

    return check_all


def median_seconds(work: Callable[[], None], rounds: int) -> float:
    """The median of some rounds' processor time, after one that warms all caches."""
    work()
    seconds = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return statistics.median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--locale", default="en")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if options.file:
        texts = [one for one in options.file.read_text(encoding="utf-8").splitlines() if one]
    else:
        texts = made_up(options.locale)
    every = sorted(knowledge().markets)
    print(f"{len(texts)} texts in {options.locale}, median of {options.rounds} rounds")
    for markets in (every[:1], every[: len(every) // 2], every):
        seconds = median_seconds(checker(texts, options.locale, markets), options.rounds)
        print(f"{len(markets):3} markets: {len(texts) / seconds:8.0f} texts/s  {seconds:.3f} s")


if __name__ == "__main__":
    main()
