"""What a text has that rules ask for: concepts, numbers, swaps, literals of patterns."""

from decimal import Decimal

from checks.analysis import AnalysedLine
from checks.literals import cached_needs, finder
from locales.knowledge import Knowledge
from locales.values import Rule

ANY_NUMBER = "number"


def keys_of(rule: Rule) -> list[str]:
    """What a text must have one of for the rule to fire; empty where nothing can be said."""
    if rule.kind == "number":
        return [ANY_NUMBER] if rule.containing else [number_key(value) for value in rule.numbers]
    if rule.kind == "format":
        return [literal_key(one) for one in cached_needs(rule.pattern) or ()]
    if rule.kind == "prefer_words":
        return [swap_key(rule.id)]
    return list(rule.concepts)


def number_key(value: Decimal | int) -> str:
    return f"number {Decimal(value).normalize():f}"


def literal_key(literal: str) -> str:
    return f"literal {literal}"


def swap_key(rule_id: str) -> str:
    return f"swap {rule_id}"


def keys_in(read: AnalysedLine, market: str, knowledge: Knowledge) -> frozenset[str]:
    """What the rules of a market may be asked about in a line."""
    found: set[str] = set()
    literals = finder(knowledge)
    for text in read.texts:
        found.update(text.concepts(market))
        found.update(text.denied)
        found.update(map(literal_key, literals.found_in(text.visible)))
        found.update(number_key(number.value) for number in text.numbers)
        found.update([ANY_NUMBER] if text.numbers else [])
        found.update(swap_key(rule) for rule in text.swaps)
    return frozenset(found)
