"""The identity of each rule's wording: what was decided about a rule lapses when it changes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from locales.knowledge import Knowledge
from locales.values import Idiom, Rule, Source, Unfortunate

NOWHERE = Source("")


@lru_cache(maxsize=4)
def rule_digests(knowledge: Knowledge) -> Mapping[str, str]:
    """Rule id → SHA-256 of what the rule says and when; its examples and sources don't count.

    An idiom is a rule to whoever waives it, and so is its calque.
    """
    spoken = {
        f"{kind}.{idiom.id}": digest
        for idiom in _all_idioms(knowledge)
        for digest in [_hash(idiom)]
        for kind in ("idiom", "calque")
    }
    named = {
        word.id: _hash(word)
        for language in knowledge.languages.values()
        for word in language.unfortunate
    }
    return {**spoken, **named, **{rule.id: _digest(rule) for rule in rules_of(knowledge)}}


def _digest(rule: Rule) -> str:
    said = replace(rule, bad=(), good=(), file="", source=NOWHERE)
    return _hash(said)


def _hash(said: Rule | Idiom | Unfortunate) -> str:
    return sha256(repr(said).encode()).hexdigest()


def _all_idioms(knowledge: Knowledge) -> Iterator[Idiom]:
    return (idiom for language in knowledge.languages.values() for idiom in language.idioms)


def rules_of(knowledge: Knowledge) -> Iterator[Rule]:
    """Every rule of all packs."""
    for market in knowledge.markets.values():
        yield from market.rules
    for culture in knowledge.cultures.values():
        yield from culture.rules
    for language in knowledge.languages.values():
        yield from language.rules
