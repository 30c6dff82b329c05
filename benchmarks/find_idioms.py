"""Measure how fast idioms are found: sentences a second, letters a second, start, memory.

    python -m benchmarks.find_idioms SENTENCES.jsonl [--lang en] [--forms 5000] [--rounds 5]

Lines {sentence}, as for `findidioms`. The lexicon is our own, cut or filled up to `--forms` with
made-up forms of the same words. Prints medians of processor time and asserts nothing.
"""

import argparse
import json
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checks.idioms.detector import Form
from checks.idioms.lexicons import detector, idiom_detector, idioms_of
from locales.snapshot import knowledge

SEED = 20261122
KIB_PER_MIB = 1024


def own_forms(language: str) -> list[Form]:
    found = idioms_of(knowledge(), language)
    return [Form(one.id, form, one.literal) for one in found for form in one.forms]


def filled_up(forms: Sequence[Form], size: int) -> tuple[Form, ...]:
    """So many forms: the first ones, then words of two of them put together."""
    chance = random.Random(SEED)
    found = list(forms[:size])
    while len(found) < size:
        one, other = chance.sample(forms, 2)
        mixed = [*one.canonical.split()[:2], *other.canonical.split()[-2:]]
        found.append(Form(f"made-up.{len(found)}", " ".join(mixed), "low"))
    return tuple(found)


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds' processor time."""
    seconds = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return statistics.median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--forms", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = options.file.read_text(encoding="utf-8").splitlines()
    sentences = [str(json.loads(line)["sentence"]) for line in lines]
    letters = sum(map(len, sentences))
    forms = filled_up(own_forms(options.lang), options.forms) if options.forms else ()

    def made() -> object:
        idiom_detector.cache_clear()
        if forms:
            return detector(forms, knowledge(), options.lang)
        return idiom_detector(knowledge(), options.lang)

    made()  # compiled and cached now
    start = median_seconds(made, options.rounds)
    used = detector(forms, knowledge(), options.lang) if forms else None
    used = used or idiom_detector(knowledge(), options.lang)

    def find_all() -> int:
        return sum(len(used.find(sentence)) for sentence in sentences)

    found = find_all()
    seconds = median_seconds(find_all, options.rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_MIB
    print(f"{len(sentences)} sentences, {letters} letters, {found} found; {options.rounds} rounds")
    print(f"{len(sentences) / seconds:,.0f} sentences/s  {letters / seconds:,.0f} letters/s")
    print(f"start from the cache {start:.3f} s  memory {memory:.0f} MiB")


if __name__ == "__main__":
    main()
