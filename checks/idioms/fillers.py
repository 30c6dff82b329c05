"""Compare what stands between two words of an idiom with what its canonical form has there."""

from collections.abc import Sequence
from enum import StrEnum

from checks.idioms.manner import Manner
from checks.idioms.patterns import ANYTHING, Filler, Word


class Variation(StrEnum):
    """How what was found differs; SAME and SLOT are no difference."""

    SAME = "same"
    SLOT = "slot"
    ADDED = "added"
    ADVERB_ADDED = "adverb added"
    CLITIC_ADDED = "clitic added"
    DETERMINER_ADDED = "determiner added"
    POSSESSIVE_ADDED = "possessive added"
    PHRASE_ADDED = "phrase added"
    DROPPED = "dropped"
    CHANGED = "changed"
    CHANGED_AND_MODIFIED = "changed and modified"
    MODIFIED = "modified"
    TO_POSSESSIVE = "to possessive"
    TO_DETERMINER = "to determiner"
    TO_WORD = "to word"


FREE = frozenset({Variation.SAME, Variation.SLOT, Variation.CLITIC_ADDED, Variation.ADVERB_ADDED})


def variation(
    wanted: Word, between: Sequence[str], manner: Manner, after_verb: bool = False
) -> Variation:
    """How the folded words before `wanted` compare with the filler that belongs there.

    `after_verb`: they stand behind the idiom's verb, where most languages put their adverbs.
    """
    if after_verb and between and not manner.reflexives and _may_be_adverb(between[0], manner):
        expected = wanted.filled if wanted.filler is Filler.DETERMINER else ""
        if len(between) == 1 + bool(expected) and between[-1] == (expected or between[0]):
            return (
                Variation.CLITIC_ADDED if between[0] in manner.clitics else Variation.ADVERB_ADDED
            )
    if wanted.filler is Filler.NOTHING:
        return _where_nothing_belongs(between, manner)
    if not between:
        return Variation.SAME if wanted.filled == ANYTHING else Variation.DROPPED
    if wanted.filler is Filler.OBJECT:
        return Variation.SLOT
    compare = _determiner if wanted.filler is Filler.DETERMINER else _possessive
    return compare(wanted.filled, between, manner)


def _may_be_adverb(word: str, manner: Manner) -> bool:
    return word in manner.clitics or word not in manner.function_words


def _where_nothing_belongs(between: Sequence[str], manner: Manner) -> Variation:
    if not between:
        return Variation.SAME
    first, alone = between[0], len(between) == 1
    if manner.clitics.issuperset(between):
        return Variation.CLITIC_ADDED
    if first in manner.determiners:
        return Variation.DETERMINER_ADDED if alone else Variation.PHRASE_ADDED
    if first in manner.possessives:
        return Variation.POSSESSIVE_ADDED if alone else Variation.PHRASE_ADDED
    return Variation.ADVERB_ADDED if first.endswith("ly") else Variation.ADDED


def _determiner(filled: str, between: Sequence[str], manner: Manner) -> Variation:
    first, alone = between[0], len(between) == 1
    if first == filled or {first, filled} == {"a", "an"}:
        return Variation.SAME if alone else Variation.MODIFIED
    if first in manner.possessives or "'s" in between:
        return Variation.TO_POSSESSIVE
    if first in manner.determiners:
        return Variation.CHANGED if alone else Variation.CHANGED_AND_MODIFIED
    return Variation.TO_WORD


def _possessive(_filled: str, between: Sequence[str], manner: Manner) -> Variation:
    first, alone = between[0], len(between) == 1
    if "'s" in between:
        return Variation.SLOT
    if first in manner.possessives:
        return Variation.SLOT if alone else Variation.MODIFIED
    return Variation.TO_DETERMINER if first in manner.determiners else Variation.TO_WORD
