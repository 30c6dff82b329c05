"""List every word of a language that rules may ask for, and what it stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from locales.grammars import Grammar
from locales.knowledge import Knowledge
from locales.values import Language, Rule, Words

Role = Literal[
    "word",
    "trap",
    "swap",
    "number",
    "no-before",
    "no-after",
    "no-closing",
    "no-opening",
    "no-answer",
    "no-no",
    "and",
    "count-before",
    "count-after",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase. `name`: its concept, its rule for a swap, or a number's role.

    `market`: only there. `cased`: only with these capital and small letters.
    """

    role: Role
    name: str
    word: str
    strong: bool = True
    market: str = ""
    value: int = 0
    cased: bool = False


def entries(knowledge: Knowledge, languages: tuple[Language, ...]) -> Iterator[Entry]:
    """All entries for a text in these languages; emoji are understood in every language."""
    for concept in knowledge.concepts.values():
        for emoji in concept.emoji:
            yield Entry("word", concept.id, emoji)
    for language in languages:
        for words in language.words:
            yield from _words(words)
        yield from _grammar(language.grammar)
    for rule in _swapping(knowledge, languages):
        for word in rule.swap:
            yield Entry("swap", rule.id, word)


def _words(words: Words) -> Iterator[Entry]:
    yield from (Entry("word", words.concept, word) for word in words.strong)
    yield from (Entry("word", words.concept, word, strong=False) for word in words.weak)
    yield from (Entry("word", words.concept, word, cased=True) for word in words.cased)
    yield from (Entry("trap", words.concept, word) for word in words.traps)
    for market, regional in words.regional.items():
        yield from (Entry("word", words.concept, word, market=market) for word in regional)


def _grammar(grammar: Grammar) -> Iterator[Entry]:
    yield from (Entry("no-before", "", word) for word in grammar.negation_before)
    yield from (Entry("no-after", "", word) for word in grammar.negation_after)
    yield from (Entry("no-closing", "", word) for word in grammar.negation_closing)
    yield from (Entry("no-opening", "", word) for word in grammar.negation_opening)
    yield from (Entry("no-answer", "", word) for word in grammar.negation_answer)
    yield from (Entry("no-no", "", word) for word in grammar.not_negations)
    yield from (Entry("and", "", word) for word in grammar.coordinators)
    yield from (Entry("count-before", "quantity", word) for word in grammar.quantity_before)
    yield from (Entry("count-after", "quantity", word) for word in grammar.quantity_after)
    for name, role in grammar.roles.items():
        yield from (Entry("count-before", name, word) for word in role.before)
        yield from (Entry("count-after", name, word) for word in role.after)
    for word, value in grammar.numbers.items():
        yield Entry("number", "", word, value=value)


def _swapping(knowledge: Knowledge, languages: tuple[Language, ...]) -> Iterator[Rule]:
    spoken = (language.rules for language in languages)
    local = (market.rules for market in knowledge.markets.values())
    shared = (culture.rules for culture in knowledge.cultures.values())
    return (rule for rules in chain(spoken, local, shared) for rule in rules if rule.swap)
