"""What tells a figurative use from a literal one, as named features for a linear model."""

from collections.abc import Iterator
from typing import NamedTuple

from checks.idioms.fillers import FREE, Variation, variation
from checks.idioms.patterns import Filler, Order, Word
from checks.idioms.reading import Break
from checks.idioms.uses import Search, Use, lacks_reflexive

QUOTES = frozenset("‘“\"'’”«»„「」")
NEAR = 2  # how many words before and after an idiom are features of their own
ENDING = 3
# Orders that a language has beside the dictionary's: no variation.
UNMARKED = (Order.PLAIN, Order.VERB_MOVED, Order.SEPARATED)
VERB_ENDINGS = ("ing", "ed", "s")
# Endings of words for things that nobody can touch.
ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "acy")


class Seen(NamedTuple):
    """A use in its text, with what the lexicon knows of its literal use ("" for nothing)."""

    use: Use
    search: Search
    literal: str


def features(seen: Seen) -> Iterator[str]:
    """The names of the features that hold; each counts once."""
    yield from variation_features(seen)
    yield from _verb_endings(seen)
    yield from _kind_features(seen)
    yield from _around(seen)


def variation_features(seen: Seen) -> Iterator[str]:
    """How the use differs from the canonical form: the same in every language."""
    use, reading = seen.use, seen.search.reading
    kinds = list(_variations(seen))
    changes = [kind for kind in kinds if kind[0] not in FREE]
    for kind, where, size in changes:
        yield f"{where} {kind}"
        if size > 1:
            yield f"between {size}"
    yield from _slots(seen)
    inflected = list(_inflections(seen))
    yield from inflected
    if lacks_reflexive(use, seen.search):
        yield "inside dropped"
        changes.append((Variation.DROPPED, "inside", 0))
    moved = use.pattern.order not in UNMARKED
    if moved:
        yield f"order {use.pattern.order}"
    total = len(changes) + moved + sum(name.startswith("changed") for name in inflected)
    yield f"changes {min(total, 2)}"
    if any(reading.breaks[place] is Break.SOFT for place in range(use.first + 1, use.last + 1)):
        yield "comma inside"
    yield from _typography(seen)
    yield f"literal {seen.literal or 'unknown'}"
    yield f"literal {seen.literal or 'unknown'}, changes {min(total, 2)}"


def is_unchanged(seen: Seen) -> bool:
    """Whether nothing is put in, left out or exchanged; words may inflect, a verb may move."""
    kinds = {kind for kind, _, _ in _variations(seen)}
    return kinds <= {Variation.SAME, Variation.SLOT} and seen.use.pattern.order in UNMARKED


def _variations(seen: Seen) -> Iterator[tuple[Variation, str, int]]:
    """For each word: how its filler varies, at the idiom's edge or inside, in how many words."""
    use, words = seen.use, seen.search.reading.words
    last = -1
    for number, (word, place) in enumerate(zip(use.pattern.words, use.places, strict=True)):
        between = words[last + 1 : place] if number else words[max(0, place - 1) : place]
        last = place
        if number or word.filler in (Filler.DETERMINER, Filler.POSSESSIVE):
            after_verb = number > 0 and use.pattern.words[number - 1].part == "verb"
            kind = variation(word, between, seen.search.manner, after_verb)
            yield kind, "inside" if number else "lead", len(between)


def _slots(seen: Seen) -> Iterator[str]:
    """Who fills the idiom's possessive slots."""
    words, last = seen.search.reading.words, -1
    for number, (word, place) in enumerate(
        zip(seen.use.pattern.words, seen.use.places, strict=True)
    ):
        between = words[last + 1 : place] if number else words[max(0, place - 1) : place]
        last = place
        if word.filler is Filler.POSSESSIVE and between:
            is_same = "same" if between == [word.filled] else "other"
            yield f"slot {is_same}"
            yield f"slot {between[0]}" if len(between) == 1 else "slot noun"


def _inflections(seen: Seen) -> Iterator[str]:
    words = seen.search.reading.words
    for word, place in zip(seen.use.pattern.words, seen.use.places, strict=True):
        form = words[place]
        if form != word.canonical and word.part != "verb":
            yield f"changed {word.part}"


def _verb_endings(seen: Seen) -> Iterator[str]:
    words = seen.search.reading.words
    for word, place in zip(seen.use.pattern.words, seen.use.places, strict=True):
        form = words[place]
        if word.part == "verb" and form != word.canonical:
            ending = next((ending for ending in VERB_ENDINGS if form.endswith(ending)), "other")
            yield f"verb {ending}"


def _typography(seen: Seen) -> Iterator[str]:
    use, reading = seen.use, seen.search.reading
    start, end = reading.spans[use.first][0], reading.spans[use.last][1]
    text = reading.text
    if "-" in text[start:end]:
        yield "hyphens"
    if text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES:
        yield "quoted"
    capitals = [text[reading.spans[place][0]].isupper() for place in use.places[1:]]
    if any(capitals):
        yield "capitals" if all(capitals) else "a capital"


def _kind_features(seen: Seen) -> Iterator[str]:
    """What sort of idiom it is: from its canonical form alone."""
    words = seen.use.pattern.words
    contents = [word for word in words if word.part != "function"]
    yield "shape " + " ".join(map(_fine_shape, words))
    yield "shape " + " ".join(map(_shape, words))
    yield f"contents {min(len(contents), 4)}"
    yield f"words {min(len(words), 6)}"
    yield f"head {words[0].part}"
    yield f"begins {words[0].canonical}"
    yield f"begins {words[0].canonical} {words[0].filler} {words[min(1, len(words) - 1)].filler}"
    for word in contents:
        yield f"word {word.canonical}"
    if len(contents) == 1:
        yield f"only {contents[0].canonical}"


def _fine_shape(word: Word) -> str:
    return f"{word.filler[0]} {word.canonical if word.part == 'function' else word.part}"


def _shape(word: Word) -> str:
    return "determined" if word.filler is Filler.DETERMINER else word.part


def _around(seen: Seen) -> Iterator[str]:
    """The words beside the idiom and in the rest of the text."""
    use, reading = seen.use, seen.search.reading
    head = use.pattern.words[0].part
    for side in ("before", "after"):
        for distance in range(1, NEAR + 1):
            word = _neighbour(seen, side, distance)
            yield f"{side} {distance} {word}"
            if distance == 1:
                yield f"{side} ends {word[-ENDING:]}"
                yield f"{side} {_class(word, seen)}"
                yield f"{head} {side} {_class(word, seen)}"
    if use.last + 1 < len(reading.words):
        yield f"break after {reading.breaks[use.last + 1]}"
    if use.first:
        yield f"break before {reading.breaks[use.first]}"
    rest = reading.words[: use.first] + reading.words[use.last + 1 :]
    known = seen.search.manner.function_words
    yield from {f"beside {word}" for word in rest if word not in known}
    if any(word.isdigit() for word in rest):
        yield "numbers"
    yield f"length {min(len(reading.words) // 8, 5)}"
    yield f"abstract {min(3, sum(word.endswith(ABSTRACT) for word in rest))}"


def _neighbour(seen: Seen, side: str, distance: int) -> str:
    """The word at that distance, or a mark where the sentence ends before it."""
    use, reading = seen.use, seen.search.reading
    if side == "before":
        place, crossed = use.first - distance, range(use.first - distance + 1, use.first + 1)
    else:
        place, crossed = use.last + distance, range(use.last + 1, use.last + distance + 1)
    inside = 0 <= place < len(reading.words)
    return reading.words[place] if inside and not _ends(reading.breaks, crossed) else "|"


def _ends(breaks: list[Break], places: range) -> bool:
    return any(breaks[place] is Break.HARD for place in places)


def _class(word: str, seen: Seen) -> str:
    manner = seen.search.manner
    if word in manner.possessives:
        return "possessive"
    if word in manner.determiners:
        return "determiner"
    if word in manner.function_words or word == "|":
        return word
    return "number" if word.isdigit() else manner.morphology.part_of(word)
