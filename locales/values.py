"""The typed values that packs are read into; frozen, for knowledge never changes in a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from locales.grammars import Grammar

Severity = Literal["info", "warning", "error"]
Level = Literal["market", "culture", "language"]
Within = Literal["phrase", "sentence", "field", "item"]
Status = Literal["projected", "official", "announced", "confirmed"]

CATEGORIES = frozenset(
    "number color symbol gesture food-drink religion territory history gender ethnicity body name "
    "legal-claim address timing idiom calque variant format "
    "terminology placeholder markup length punctuation facts spelling".split()
)

REGISTERS = ("neutral", "informal", "slang", "formal", "literary", "vulgar")
# How often an idiom's words are meant as they stand: hardly ever, under 15 %, up to half, more.
LITERAL_RISKS = ("none", "low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from. `url` is given only when `seen` is true."""

    text: str
    seen: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A text on which a rule must (bad) or must not (good) fire."""

    text: str
    locale: str
    market: str
    name: str = "description"  # of the field
    date: date | None = None
    kind: str = ""  # of the item; empty: the first the rule speaks of
    others: Mapping[str, str] = field(default_factory=dict)  # the item's other texts, by field

    @property
    def fields(self) -> Mapping[str, str]:
        """Every text of the item, by field."""
        return {self.name: self.text, **self.others}


@dataclass(frozen=True, slots=True)
class Rule:
    """Concepts and context → a finding. Which fields matter depends on `kind`: checks/kinds."""

    id: str
    kind: str
    category: str
    severity: Severity
    message: str
    suggestion: str
    source: Source
    level: Level
    home: str  # market code, culture name or language tag
    file: str  # path below the pack root, for complaints
    concepts: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: Within = "sentence"  # how far `near` reaches
    unless_within: Within = "sentence"  # how far `unless` reaches
    unregional: bool = False  # only for locales that name no region: 03/04 in en, not in en-US
    regional: bool = False  # only for locales that name one: “color” in en-AU, not in en
    languages: tuple[str, ...] = ()  # only texts in these; empty: in any
    even_denied: bool = False  # a “no” beside the word changes nothing: slurs, oaths
    against: tuple[str, ...] = ()  # for kind "mixed": what doesn't go with `concepts`
    fields: tuple[str, ...] = ()  # empty: every field
    kinds: tuple[str, ...] = ()  # product, campaign, snippet; empty: every kind
    numbers: tuple[int, ...] = ()
    containing: tuple[str, ...] = ()  # for kind "number": digits in a row
    role: str = ""  # for kind "number": what it counts or names, "any" for whatever
    swap: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""  # for kind "format": a regular expression
    script: str = ""  # for kind "script": the one that the text must be in
    events: tuple[str, ...] = ()  # fires only in the window around one of these observances
    of_day: str = ""  # for kind "wrong_day": the observance whose day a text may give wrongly
    from_day: int = 0
    to_day: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
    review_due: date | None = None  # when somebody must look again whether it still holds
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # flags of the profile
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A culture's rule is another severity here, or off (None), and why."""

    rule: str
    severity: Severity | None
    why: str


@dataclass(frozen=True, slots=True)
class Flag:
    """One statement of a market's profile. `value` is None where nobody knows."""

    value: str | bool | tuple[str, ...] | None
    source: Source
    confidence: Literal["low", "medium", "high"]
    as_of: date | None = None  # the day on which somebody last looked; None where nobody knows


@dataclass(frozen=True, slots=True)
class Market:
    """A place that is sold to."""

    code: str
    name: str
    locales: tuple[str, ...]  # first = default
    currency: str
    time_zones: tuple[str, ...]  # first = where campaigns count their hours
    cultures: tuple[str, ...]
    profile: Mapping[str, Flag]
    rules: tuple[Rule, ...]
    adjustments: tuple[Adjustment, ...]


@dataclass(frozen=True, slots=True)
class Culture:
    name: str
    gloss: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that many languages name. `context`: concepts beside which a weak word counts."""

    id: str
    gloss: str
    emoji: tuple[str, ...] = ()
    broader: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words of one concept. A hit inside one of `traps` does not count.

    “…messer” is whatever word ends so, “Schweine…” whatever word begins so.
    """

    concept: str
    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    regional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cased: tuple[str, ...] = ()  # strong, but only with these capital and small letters


class Idiom(NamedTuple):
    """An expression whose words, translated one by one, say something else.

    `forms`: canonical forms with slots, the first one the name it is known by. `meaning`: in plain
    English. `literal`: one of LITERAL_RISKS. `in_copy`: shop copy really uses it. `markets`: only
    there; empty for everywhere. `last_used`: the year it was last seen in use, 0 for no such doubt.
    `traps`: ordinary phrases it is a part of, where it means nothing.
    """

    id: str  # language and key: "en.piece-of-cake"
    forms: tuple[str, ...]
    meaning: str
    register: str = "neutral"
    literal: str = ""
    in_copy: bool = False
    markets: tuple[str, ...] = ()
    last_used: int = 0
    traps: tuple[str, ...] = ()


class Equivalent(NamedTuple):
    """What a language says for an idiom of another, best first, and its word-for-word renderings.

    `calques` give a translation away wherever they stand; `suspects` only beside the idiom.
    """

    of: str  # the idiom's id
    say: tuple[str, ...]
    calques: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()

    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """Each list by its name in packs."""
        return {"say": self.say, "calques": self.calques, "suspects": self.suspects}

    def joined(self, other: Equivalent) -> Equivalent:
        """Both, this one's texts first, none twice."""
        lists = zip(self.texts().values(), other.texts().values(), strict=True)
        return Equivalent(self.of, *(tuple(dict.fromkeys(one + two)) for one, two in lists))


class Unfortunate(NamedTuple):
    """A word of a language that a name had better not look or sound like.

    `spellings`: the word and what else it may be heard in.
    `markets`: only there; empty for wherever the language is read.
    """

    id: str  # language and key: "name.es.pajero"
    spellings: tuple[str, ...]
    means: str
    severity: Severity
    source: Source
    markets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    """`tag` as its folder is called. `content`: texts are written and paid for at this level."""

    tag: str
    content: bool
    words: tuple[Words, ...]
    grammar: Grammar
    rules: tuple[Rule, ...]
    idioms: tuple[Idiom, ...] = ()
    equivalents: Mapping[str, Equivalent] = field(default_factory=dict)  # by the idiom's id
    unfortunate: tuple[Unfortunate, ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()  # patterns and what they are heard as, in order


@dataclass(frozen=True, slots=True)
class Incident:
    """A failure that happened, and a text like it, which must not pass any more."""

    id: str
    brand: str
    year: int
    markets: tuple[str, ...]
    category: str
    title: str
    what: str  # happened, in our own words
    lesson: str
    source: Source
    example: Example
