"""Turn the canonical form of an idiom into what its uses have in common; nothing is per idiom."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from checks.idioms.manner import Manner
from checks.idioms.morphology import Part, Place

OPEN_SLOT = "…"
ANYTHING = "anything"  # the filler between a verb that moved and the rest: or nothing
REFLEXIVE = "reflexive"  # the filler of a verb that isn't the idiom's without its pronoun
# A dictionary's “be” and “to” are no part of an idiom that has other words enough.
LEADING = frozenset({"be", "to"})
FEWEST_WITHOUT_LEADING = 3
# After these a verb may stand inside an idiom: kiss and tell, live to tell.
BEFORE_VERBS = frozenset("to and or don t can will would let not".split())
# Verbs that English doesn't turn round.
NEVER_PASSIVE = frozenset("have has go come get be become".split())


class Filler(StrEnum):
    """What belongs between two words of an idiom."""

    NOTHING = "nothing"
    DETERMINER = "determiner"
    POSSESSIVE = "possessive"
    OBJECT = "object"


class Order(StrEnum):
    """In which order the words stand: the canonical one, or one that grammar makes of it."""

    PLAIN = "plain"
    PASSIVE = "passive"
    PARTICLE = "particle"
    VERB_MOVED = "verb moved"
    SEPARATED = "separated"


class Word(NamedTuple):
    """One fixed word: what its forms are found by, and the filler that stands before it."""

    canonical: str
    keys: frozenset[str]
    part: Part
    filler: Filler
    filled: str  # the canonical filler: "the"


class Pattern(NamedTuple):
    """An idiom's fixed words in one order. `number`: its place in the lexicon."""

    number: int
    words: tuple[Word, ...]
    order: Order = Order.PLAIN


def compile_form(number: int, canonical: str, manner: Manner) -> list[Pattern]:
    """The patterns of a canonical form, the plain one first; [] where it has no word of its own."""
    plain = Pattern(number, tuple(_words(canonical, manner)))
    if not plain.words:
        return []
    return [plain, *_reordered(plain, manner)]


def _words(canonical: str, manner: Manner) -> Iterator[Word]:
    raw = manner.words(canonical)
    fixed = [word for word in raw if _filler(word, manner) is None]
    filler, filled, seen = Filler.NOTHING, "", 0
    for position, word in enumerate(raw):
        if word in manner.reflexive_markers:
            filled = filled if seen else REFLEXIVE
            continue
        kind = _filler(word, manner)
        is_slot = kind is Filler.DETERMINER or len(fixed) > 1
        if kind and is_slot and fixed:
            if filler in (Filler.NOTHING, Filler.DETERMINER):
                filler, filled = kind, word
            continue
        if not seen and word in LEADING and len(fixed) >= FEWEST_WITHOUT_LEADING:
            continue
        made = _word(word, Place(*_place(raw, position, seen, manner)), manner)
        yield made._replace(filler=filler, filled=filled or made.filled)
        filler, filled, seen = Filler.NOTHING, "", seen + 1


def _place(raw: list[str], position: int, seen: int, manner: Manner) -> tuple[bool, bool, bool]:
    before = raw[position - 1] if position else ""
    head = before in BEFORE_VERBS or not (seen or before in manner.determiners | manner.possessives)
    return head, position == len(raw) - 1, len(raw) == 1


def _word(word: str, place: Place, manner: Manner) -> Word:
    if word in manner.reflexives:
        return Word(word, manner.reflexives, "function", Filler.NOTHING, "")
    forms = manner.morphology.forms(word, place)
    part, keys = forms
    enclitics = manner.grammar.enclitics
    is_reflexive = part == "verb" and bool(enclitics) and word.endswith(enclitics)
    if word in manner.function_words:
        part, keys = "function", keys if forms.part == "function" else frozenset({word})
    return Word(word, keys, part, Filler.NOTHING, REFLEXIVE if is_reflexive else "")


def _filler(word: str, manner: Manner) -> Filler | None:
    """The filler a word of a canonical form stands for; None for a word of its own."""
    if word == OPEN_SLOT or word in manner.slots:
        return Filler.OBJECT
    if word in manner.possessives:
        return Filler.POSSESSIVE
    return Filler.DETERMINER if word in manner.articles else None


def _reordered(plain: Pattern, manner: Manner) -> Iterator[Pattern]:
    """The orders that grammar makes of a verb and what belongs to it."""
    words = plain.words
    if len(words) < 2:
        return
    if words[0].part == "verb":
        yield from _after_object(plain, manner)
        yield from _passive(plain, manner)
    if manner.grammar.free_verb:
        yield from _free(plain)
        yield from _separated(plain, manner)


def _passive(plain: Pattern, manner: Manner) -> Iterator[Pattern]:
    """The beans were spilled; the strings that he pulled."""
    verb, *rest = plain.words
    keys = manner.morphology.passive(verb.keys)
    size = next((at for at, word in enumerate(rest) if word.part == "function"), len(rest))
    if size and keys and verb.canonical not in NEVER_PASSIVE:
        later = verb._replace(keys=keys, filler=Filler.OBJECT, filled="")
        yield plain._replace(words=(*rest[:size], later, *rest[size:]), order=Order.PASSIVE)


def _after_object(plain: Pattern, manner: Manner) -> Iterator[Pattern]:
    """Pick up the tab, pick the tab up."""
    if len(plain.words) != 3:
        return
    verb, second, third = plain.words
    pair = {second.canonical in manner.particles, third.canonical in manner.particles}
    if pair == {True, False} and "function" not in {
        word.part for word in (second, third) if word.canonical not in manner.particles
    }:
        yield plain._replace(words=(verb, third, second), order=Order.PARTICLE)


def _separated(plain: Pattern, manner: Manner) -> Iterator[Pattern]:
    """Drückt ein Auge zu: the verb, the rest, and at the end the verb's particle."""
    *rest, verb = plain.words
    for particle in manner.particles:
        base = verb.canonical.removeprefix(particle)
        if base == verb.canonical or verb.part != "verb" or not rest:
            continue
        forms = manner.morphology.forms(base, Place(head=True, last=True, alone=False))
        if forms.part == "verb":
            first = rest[0]._replace(filler=Filler.OBJECT, filled=ANYTHING)
            end = Word(particle, frozenset({particle}), "function", Filler.NOTHING, "")
            words = (verb._replace(keys=forms.keys), first, *rest[1:], end)
            yield plain._replace(words=words, order=Order.SEPARATED)


def _free(plain: Pattern) -> Iterator[Pattern]:
    """Geht mir auf den Keks, auf den Keks gegangen."""
    words = plain.words
    verbs = [at for at in (0, len(words) - 1) if words[at].part == "verb"]
    for at in verbs[-1:]:
        verb = words[at]
        first, *rest = (word for place, word in enumerate(words) if place != at)
        free = first._replace(filler=Filler.OBJECT, filled=ANYTHING)
        yield plain._replace(words=(verb, free, *rest), order=Order.VERB_MOVED)
        if at == 0:
            moved = verb._replace(filler=Filler.OBJECT, filled=ANYTHING)
            yield plain._replace(words=(first, *rest, moved), order=Order.VERB_MOVED)
