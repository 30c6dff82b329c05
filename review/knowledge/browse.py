"""The knowledge as its pages show it: by market, culture, concept, rule and source."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from checks.wording import rules_of
from locales.knowledge import Knowledge, holds
from locales.values import Adjustment, Concept, Market, Rule, Source, Words

# The categories that rules judge, in the order of the pages.
CATEGORIES = (
    "number color symbol gesture food-drink religion territory history gender ethnicity body name "
    "legal-claim address timing variant format"
).split()


@dataclass(frozen=True, slots=True)
class Cell:
    """How much is known of one category in one market; `share` of the fullest cell, 0 to 100."""

    category: str
    rules: int
    share: int


@dataclass(frozen=True, slots=True)
class Row:
    market: str
    cells: tuple[Cell, ...]
    rules: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rules of one category."""

    category: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """One market in which a rule holds, and why it is another severity there, if it is."""

    market: str
    severity: str  # "off" where the market has turned it off
    why: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A concept's words in one language."""

    language: str
    words: Words


def picture(packs: Knowledge) -> list[Row]:
    """Rules by market and category: where knowledge is thick and where it is thin."""
    counts = {
        code: Counter(rule.category for rule in _held_in(packs, code)) for code in packs.markets
    }
    names = {code: len(_names_in(packs, market)) for code, market in packs.markets.items()}
    for code, count in counts.items():
        count["name"] += names[code]
    most = {cat: max(count[cat] for count in counts.values()) or 1 for cat in CATEGORIES}
    return [
        Row(
            code,
            tuple(Cell(cat, count[cat], 100 * count[cat] // most[cat]) for cat in CATEGORIES),
            sum(count[cat] for cat in CATEGORIES),
        )
        for code, count in counts.items()
    ]


def _held_in(packs: Knowledge, market: str) -> list[Rule]:
    """The rules that hold in a market, whatever language a text is in that it reads."""
    locales = packs.markets[market].locales
    found = {rule.id: rule for locale in locales for rule in packs.rules_for(market, locale)}
    return list(found.values())


def _names_in(packs: Knowledge, market: Market) -> set[str]:
    """The unfortunate words of the languages a market reads."""
    return {
        word.id
        for locale in market.locales
        for pack in packs.languages_of(locale)
        for word in pack.unfortunate
        if not word.markets or market.code in word.markets
    }


def shelves(rules: Iterable[Rule]) -> list[Shelf]:
    """Rules by category, in the order of the pages; none empty."""
    by_category: dict[str, list[Rule]] = {}
    for rule in rules:
        by_category.setdefault(rule.category, []).append(rule)
    order = [*CATEGORIES, *sorted(by_category.keys() - set(CATEGORIES))]
    return [
        Shelf(category, tuple(sorted(by_category[category], key=lambda rule: rule.id)))
        for category in order
        if category in by_category
    ]


def market_shelves(packs: Knowledge, market: str) -> list[Shelf]:
    return shelves(_held_in(packs, market))


@lru_cache(maxsize=4)
def rules_by_id(packs: Knowledge) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in rules_of(packs)}


def holdings(packs: Knowledge, rule: Rule) -> list[Holding]:
    """Every market in which a rule speaks, and those that have turned it off."""
    found = []
    for code, market in packs.markets.items():
        if not _reaches(packs, rule, market):
            continue
        adjusted = _adjustment(market, rule)
        if adjusted is None:
            found.append(Holding(code, rule.severity, ""))
        else:
            found.append(Holding(code, adjusted.severity or "off", adjusted.why))
    return found


def _reaches(packs: Knowledge, rule: Rule, market: Market) -> bool:
    if rule.level == "market":
        return rule.home == market.code
    if rule.level == "culture":
        return rule.home in market.cultures and holds(rule, market)
    spoken = (pack.tag for locale in market.locales for pack in packs.languages_of(locale))
    return rule.home in spoken


def _adjustment(market: Market, rule: Rule) -> Adjustment | None:
    said = [one for one in market.adjustments if one.rule == rule.id]
    return said[-1] if said else None


def words_of(packs: Knowledge, concept: str) -> list[Spoken]:
    """A concept's words, language by language."""
    return [
        Spoken(tag, words)
        for tag, language in packs.languages.items()
        for words in language.words
        if words.concept == concept
    ]


def rules_about(packs: Knowledge, concept: str) -> list[Rule]:
    """The rules that name a concept, as what they are about or as context."""
    return [
        rule
        for rule in rules_of(packs)
        if concept in (*rule.concepts, *rule.near, *rule.unless, *rule.against)
    ]


def narrower(packs: Knowledge, concept: str) -> list[Concept]:
    return [one for one in packs.concepts.values() if one.broader == concept]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source and what rests on it."""

    source: Source
    rules: tuple[str, ...]
    incidents: tuple[str, ...]


def concepts(packs: Knowledge, asked: str = "") -> list[Concept]:
    """Those whose id or gloss has the asked words: what many places share first, by name."""
    found = [
        concept
        for concept in packs.concepts.values()
        if asked.casefold() in f"{concept.id} {concept.gloss}".casefold()
    ]
    return sorted(found, key=lambda one: ("/" in one.id, one.id))


def sources(packs: Knowledge, asked: str = "") -> list[Cited]:
    """The sources that the asked words are in, or in a rule on them: opened first, by text."""
    rules: dict[Source, list[str]] = {}
    incidents: dict[Source, list[str]] = {}
    for rule in rules_of(packs):
        rules.setdefault(rule.source, []).append(rule.id)
    for incident in packs.incidents:
        incidents.setdefault(incident.source, []).append(incident.id)
    every = sorted({*rules, *incidents}, key=lambda one: (not one.seen, one.text.casefold()))
    cited = [Cited(one, tuple(rules.get(one, ())), tuple(incidents.get(one, ()))) for one in every]
    return [one for one in cited if asked.casefold() in _words_of(one).casefold()]


def _words_of(cited: Cited) -> str:
    return " ".join((cited.source.text, cited.source.url, *cited.rules, *cited.incidents))
