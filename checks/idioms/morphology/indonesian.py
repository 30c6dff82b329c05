"""Indonesian: words by their roots, without what is put before and after them.

Source: J. Sneddon, Indonesian: A Comprehensive Grammar, 2010, chapter 1.
"""

import re
from collections.abc import Iterable

from checks.idioms.morphology import Forms, Place, morphology_of
from locales.grammars import Grammar

SHORTEST_ROOT = 3
SUFFIX = re.compile(r"(?:kan|an|i)?(?:nya|ku|mu)?(?:lah|kah|pun)?$")
# A prefix, and the letters of the root that it may have swallowed.
PREFIXES = (
    ("meny", ("s",)), ("peny", ("s",)), ("meng", ("", "k")), ("peng", ("", "k")), ("menge", ("",)),
    ("mem", ("", "p")), ("pem", ("", "p")), ("men", ("", "t")), ("pen", ("", "t")), ("me", ("",)),
    ("di", ("",)), ("ter", ("",)), ("ber", ("",)), ("be", ("",)), ("se", ("",)), ("ku", ("",)),
)  # fmt: skip


@morphology_of("id", "ms")
class Indonesian:
    """A text's word and an idiom's word are the same where they share a root."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.language, self.grammar = language, grammar

    def prepare(self, words: Iterable[str]) -> None:
        """Nothing to do: prefixes and suffixes are enough."""

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def part_of(self, word: str) -> str:
        return ""

    def forms(self, word: str, place: Place) -> Forms:
        active = place.head and not place.alone and word.startswith(("me", "ber", "ter", "di"))
        bare = {word, *(root for root in _unprefixed(word) if active)}
        return Forms("verb" if active else "noun", frozenset(bare))

    def keys(self, word: str) -> tuple[str, ...]:
        stems = _unsuffixed(word)
        roots = {root for stem in stems for root in _unprefixed(stem)}
        return tuple(dict.fromkeys((word, *sorted(stems | roots))))


def _unsuffixed(word: str) -> set[str]:
    ends = range(SHORTEST_ROOT, len(word))
    return {word[:end] for end in ends if SUFFIX.fullmatch(word, end)} | {word}


def _unprefixed(word: str) -> set[str]:
    found = set()
    for prefix, swallowed in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word:
            found |= {first + rest for first in swallowed if len(first + rest) >= SHORTEST_ROOT}
    return found
