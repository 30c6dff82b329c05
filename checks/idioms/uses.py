"""See whether an idiom's words stand together as in one of its patterns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checks.idioms.fillers import FREE, variation
from checks.idioms.manner import Manner
from checks.idioms.patterns import REFLEXIVE, Filler, Order, Pattern, Word
from checks.idioms.reading import Break, Reading

# How many words may stand where these belong.
MOST_BETWEEN = {Filler.NOTHING: 2, Filler.DETERMINER: 3, Filler.POSSESSIVE: 4, Filler.OBJECT: 5}
MOST_AFTER_MOVED_VERB = 7
REORDERED_COST = 1
PRONOUN_REACH = 3


class Use(NamedTuple):
    """A pattern found in a reading: the places of its words; `cost`: how unusual it is."""

    pattern: Pattern
    places: tuple[int, ...]
    cost: int

    @property
    def first(self) -> int:
        return min(self.places)

    @property
    def last(self) -> int:
        return max(self.places)

    def overlaps(self, other: "Use") -> bool:
        return self.first <= other.last and other.first <= self.last


class Search(NamedTuple):
    """A text to look into: its words, and for each the keys it is looked up by."""

    reading: Reading
    keys: Sequence[tuple[str, ...]]
    places: Mapping[str, list[int]]  # of each key, rising
    manner: Manner

    @classmethod
    def of(cls, reading: Reading, manner: Manner) -> "Search":
        keys = [manner.morphology.keys(word) for word in reading.words]
        places: dict[str, list[int]] = {}
        for place, known in enumerate(keys):
            for key in known:
                places.setdefault(key, []).append(place)
        return cls(reading, keys, places, manner)

    def has(self, place: int, word: Word) -> bool:
        return not word.keys.isdisjoint(self.keys[place])

    def places_of(self, word: Word) -> set[int]:
        """Where a word of an idiom stands, in any of its forms."""
        return {place for key in word.keys & self.places.keys() for place in self.places[key]}


def uses(patterns: Iterable[Pattern], search: Search) -> list[Use]:
    """The cheapest uses of one idiom that don't overlap."""
    found = (use for pattern in patterns for use in _walk(pattern, search))
    return cheapest(found)


def cheapest(found: Iterable[Use]) -> list[Use]:
    """Of overlapping uses the cheapest, then the shortest."""
    kept: list[Use] = []
    for use in sorted(found, key=lambda use: (use.cost, use.last - use.first, use.places)):
        if not any(use.overlaps(other) for other in kept):
            kept.append(use)
    return kept


def _walk(pattern: Pattern, search: Search) -> Iterator[Use]:
    first = pattern.words[0]
    start = 0 if pattern.order is Order.PLAIN else REORDERED_COST
    leads = first.filler in (Filler.DETERMINER, Filler.POSSESSIVE)
    for place in search.places_of(first):
        before = search.reading.words[max(0, place - 1) : place]
        cost = start + (_cost(first, before, search.manner) if leads else 0)
        yield from _onwards(pattern, search, Use(pattern, (place,), cost))


def _onwards(pattern: Pattern, search: Search, use: Use) -> Iterator[Use]:
    if len(use.places) == len(pattern.words):
        yield use
        return
    words = search.reading.words
    last, wanted = use.places[-1], pattern.words[len(use.places)]
    for place in range(last + 1, min(last + 2 + _most(pattern, len(use.places)), len(words))):
        if search.reading.breaks[place] is Break.HARD:
            return
        if search.has(place, wanted):
            after_verb = pattern.words[len(use.places) - 1].part == "verb"
            between = words[last + 1 : place]
            cost = use.cost + _cost(wanted, between, search.manner, after_verb)
            yield from _onwards(pattern, search, Use(pattern, (*use.places, place), cost))


def lacks_reflexive(use: Use, search: Search) -> bool:
    """Whether a verb that is reflexive in its idiom has no pronoun here: ponerse, poner."""
    for word, place in zip(use.pattern.words, use.places, strict=True):
        if word.filled != REFLEXIVE:
            continue
        beside = search.reading.words[max(0, place - PRONOUN_REACH) : place + PRONOUN_REACH + 1]
        enclitics = search.manner.grammar.enclitics
        written_on = bool(enclitics) and search.reading.words[place].endswith(enclitics)
        return not written_on and search.manner.clitics.isdisjoint(beside)
    return False


def _most(pattern: Pattern, number: int) -> int:
    """Words allowed before the word of that number; none between two function words."""
    wanted, previous = pattern.words[number], pattern.words[number - 1]
    if number == 1 and pattern.order in (Order.VERB_MOVED, Order.SEPARATED):
        return MOST_AFTER_MOVED_VERB
    both = wanted.part == previous.part == "function"
    return 0 if both and wanted.filler is Filler.NOTHING else MOST_BETWEEN[wanted.filler]


def _cost(wanted: Word, between: list[str], manner: Manner, after_verb: bool = False) -> int:
    kind = variation(wanted, between, manner, after_verb)
    return 0 if kind in FREE else 1 + len(between)
