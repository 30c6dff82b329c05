"""One language's words of all concepts, ready to be found in a text; built once per process."""

from dataclasses import dataclass
from functools import cache

from checks.entries import entries
from checks.folding import folding
from checks.inflection import cutter
from checks.matching import CharacterMatcher, Matcher, TokenMatcher
from locales import tags
from locales.knowledge import Knowledge

# Scripts of languages that write no spaces between words. Source: UAX 14, class SA, and East Asian.
UNSPACED_SCRIPTS = frozenset("Hans Hant Hani Jpan Thai Laoo Khmr Mymr".split())


@dataclass(frozen=True, eq=False)
class Index:
    """The matcher for texts in one language, and whether it writes spaces."""

    spaced: bool
    matcher: Matcher


@cache
def index(knowledge: Knowledge, locale: str) -> Index:
    """The index for a locale; locales with the same packs and writing share one. Raises BadTag."""
    packs = tuple(pack.tag for pack in knowledge.languages_of(locale))
    return _index(knowledge, packs, tags.language(locale), tags.script(locale))


@cache
def _index(knowledge: Knowledge, packs: tuple[str, ...], language: str, script: str) -> Index:
    found = tuple(knowledge.languages[tag] for tag in packs)
    spaced = script not in UNSPACED_SCRIPTS
    listed, folded = entries(knowledge, found), folding(language, script)
    if not spaced:
        return Index(spaced, CharacterMatcher(listed, folded))
    inflections = (one for pack in found for one in pack.grammar.inflections)
    return Index(spaced, TokenMatcher(listed, folded, cutter(inflections, folded.key)))
