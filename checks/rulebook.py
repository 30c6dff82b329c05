"""Find a market's rules by what a text contains instead of asking one after another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel.core import get_global

from checks.keys import keys_of
from locales import tags
from locales.knowledge import Knowledge
from locales.values import Rule

# What only a text that is to be translated is told, and what only a finished text is told.
FOR_SOURCES = frozenset({"idiom"})
FOR_FINAL_TEXTS = frozenset({"calque", "variant", "address", "format"})


@dataclass(frozen=True, eq=False)
class Listed:
    """A rule and the markets it holds in, of those that a book was made for."""

    rule: Rule
    markets: frozenset[str]


@dataclass(frozen=True, eq=False)
class Rulebook:
    """`by_key`: rules by a thing they need a text to have; `always`: rules that need none."""

    by_key: Mapping[str, tuple[Listed, ...]]
    always: tuple[Listed, ...]

    def candidates(self, keys: Iterable[str]) -> Iterator[Listed]:
        """The rules worth asking about a text that has these keys, each once."""
        yield from dict.fromkeys(listed for key in keys for listed in self.by_key.get(key, ()))
        yield from self.always


@lru_cache(maxsize=256)
def rulebook(
    knowledge: Knowledge, markets: tuple[str, ...], locale: str, is_source: bool = False
) -> Rulebook:
    """The rules for a text in a locale, sold in these markets ("" for none).

    `is_source`: it is to be translated, even where the market reads that locale. A rule that many
    markets share is there once, so that it is judged once. Raises BadTag.
    """
    shared: dict[tuple[str, str], tuple[Rule, set[str]]] = {}
    for market in markets:
        left_out = _left_out(knowledge, market, locale, is_source)
        for rule in _rules(knowledge, market, locale, left_out):
            _, holders = shared.setdefault((rule.id, rule.severity), (rule, set()))
            holders.add(market)
    by_key: dict[str, list[Listed]] = {}
    always = []
    for rule, holders in shared.values():
        listed = Listed(rule, frozenset(holders))
        for key in keys_of(rule):
            by_key.setdefault(key, []).append(listed)
        if not keys_of(rule):
            always.append(listed)
    return Rulebook({key: tuple(found) for key, found in by_key.items()}, tuple(always))


def _rules(knowledge: Knowledge, market: str, locale: str, left_out: frozenset[str]) -> list[Rule]:
    """One market's rules; without a pack, the language's alone."""
    known = market if market in knowledge.markets else None
    found = knowledge.rules_for(known, locale)
    regional, spoken = bool(tags.region(locale)), tags.language(locale)
    return [
        rule
        for rule in found
        if rule.category not in left_out
        and not (rule.unregional and regional)
        and not (rule.regional and not regional)
        and (not rule.languages or spoken in rule.languages)
    ]


def _left_out(knowledge: Knowledge, market: str, locale: str, is_source: bool) -> frozenset[str]:
    """The categories that don't apply to a text in that locale there."""
    if is_source:
        return FOR_FINAL_TEXTS
    if not market:
        return frozenset()
    return FOR_SOURCES if is_final(knowledge, market, locale) else FOR_FINAL_TEXTS


def is_final(knowledge: Knowledge, market: str, locale: str) -> bool:
    """Whether a text in that locale is read as it is in the market, not translated first.

    True for the market's locales and their parents (es-419 in mx); for a market without a pack,
    for the language CLDR thinks most likely there.
    """
    if market in knowledge.markets:
        return any(_reads(listed, locale) for listed in knowledge.markets[market].locales)
    likely: Mapping[str, str] = get_global("likely_subtags")
    there = likely.get(f"und_{market.upper()}", likely["und"])
    return tags.language(locale) == there.split("_")[0]


def _reads(listed: str, locale: str) -> bool:
    same = tags.maximise(locale) == tags.maximise(listed)
    return same or tags.canonical(locale) in tags.chain(listed)
