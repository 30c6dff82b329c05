"""What is written of a language beside its words: its function words, and how its words bend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Role(NamedTuple):
    """What stands before or after a number in a role: “floor 4”, “4th floor”."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inflection:
    """What a language writes onto its words.

    `prefixes` and `suffixes` (articles, particles, possessives) are cut from the words of a text;
    `endings` (case, gender, number) are exchanged: cut from both a text's words and the packs'.
    `always`: suffixes that mark even a word of one letter. `chained`: suffixes follow each other.
    `softened`: the last letter before a suffix → the last letter without one.
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    shortest_stem: int = 3  # letters that must be left
    chained: bool = False
    softened: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The few function words that rules need to know in a language."""

    negation_before: tuple[str, ...] = ()  # "no", "without"
    negation_after: tuple[str, ...] = ()  # "-free"
    numbers: Mapping[str, int] = field(default_factory=dict)  # "four": 4
    quantity_before: tuple[str, ...] = ()  # "set of"
    quantity_after: tuple[str, ...] = ()  # "-piece", "cups"
    negation_opening: tuple[str, ...] = ()  # "we don't promise": denies the rest of its sentence
    negation_closing: tuple[str, ...] = ()  # "नहीं है", "ではありません": denies its clause
    negation_answer: tuple[str, ...] = ()  # "no", "none": denies the question it answers
    not_negations: tuple[str, ...] = ()  # "not only", "no other": these deny nothing
    coordinators: tuple[str, ...] = ()  # "and", "or": what is denied before them is denied after
    naming: tuple[str, ...] = ()  # "called": a name follows
    day_links: tuple[str, ...] = ()  # "is on": gives a feast its day
    roles: Mapping[str, Role] = field(default_factory=dict)  # "floor": what else numbers name
    articles: tuple[str, ...] = ()  # "a", "the", "this": an idiom's own may be exchanged
    determiners: tuple[str, ...] = ()  # what else may stand where an article does: "every"
    possessives: tuple[str, ...] = ()  # "my", "one's"
    reflexives: tuple[str, ...] = ()  # "myself", "oneself"
    reflexive_markers: tuple[str, ...] = ()  # what dictionaries write with such verbs: "se"
    clitics: tuple[str, ...] = ()  # pronouns that lean on a verb and may stand anywhere: "se"
    slots: tuple[str, ...] = ()  # what dictionaries write for anybody: "someone"
    particles: tuple[str, ...] = ()  # what may change its place beside a verb: "up"
    function_words: tuple[str, ...] = ()  # all others that carry no meaning alone: "of"
    infinitives: tuple[str, ...] = ()  # how dictionaries' verbs end: "ar"
    enclitics: tuple[str, ...] = ()  # pronouns written onto a verb, longest first: "selo"
    inflections: tuple[Inflection, ...] = ()
    free_verb: bool = False  # the verb may stand before or after the rest: German, Russian
