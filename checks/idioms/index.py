"""Tell in one look which idioms a sentence may hold: those of which it has every word."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from checks.idioms.patterns import Order, Pattern, Word

Keys = frozenset[str]
# The orders whose words are not those of another one.
OWN_WORDS = (Order.PLAIN, Order.SEPARATED)


class Candidate(NamedTuple):
    """An idiom to look for where its rarest word is found, and its other words, rarest first."""

    others: tuple[Keys, ...]
    number: int


class Index(NamedTuple):
    """The idioms of a lexicon: their patterns by number, and candidates by the rarest word."""

    patterns: tuple[tuple[Pattern, ...], ...]
    by_key: Mapping[str, tuple[Candidate, ...]]
    rare: Keys

    def candidates(self, keys: Keys | set[str]) -> list[int]:
        """The numbers of the idioms worth looking for in a sentence with these keys."""
        found: set[int] = set()
        for key in self.rare.intersection(keys):
            for others, number in self.by_key[key]:
                for other in others:
                    if other.isdisjoint(keys):
                        break
                else:
                    found.add(number)
        return sorted(found)


def build(patterns: Sequence[tuple[Pattern, ...]]) -> Index:
    """The index of the compiled forms; several forms of an idiom share its number."""
    looked_for = [pattern for forms in patterns for pattern in forms if pattern.order in OWN_WORDS]
    spread = [(pattern.number, _spread(pattern.words)) for pattern in looked_for]
    use = Counter(key for _, words in spread for key in chain.from_iterable(words))
    by_key: dict[str, list[Candidate]] = {}
    for number, words in spread:
        rarest, *others = sorted(words, key=lambda keys: max(map(use.__getitem__, keys)))
        candidate = Candidate(tuple(others), number)
        for key in rarest:
            by_key.setdefault(key, []).append(candidate)
    return Index(
        patterns=tuple(_by_number(patterns)),
        by_key={key: tuple(dict.fromkeys(found)) for key, found in by_key.items()},
        rare=frozenset(by_key),
    )


def _spread(words: Iterable[Word]) -> list[Keys]:
    return list(dict.fromkeys(word.keys for word in words))


def _by_number(patterns: Iterable[tuple[Pattern, ...]]) -> list[tuple[Pattern, ...]]:
    """All patterns of an idiom together; () for a number without any."""
    found: dict[int, list[Pattern]] = {}
    for forms in patterns:
        for pattern in forms:
            found.setdefault(pattern.number, []).append(pattern)
    return [tuple(found.get(number, ())) for number in range(max(found, default=-1) + 1)]
