"""The typed values that packs are read into; frozen, for knowledge never changes in a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Severity = Literal["info", "warning", "error"]
Level = Literal["market", "culture", "language"]
Status = Literal["projected", "official", "announced", "confirmed"]

CATEGORIES = frozenset(
    "number color symbol gesture food-drink religion territory history gender ethnicity body name "
    "legal-claim address timing idiom calque variant format "
    "terminology placeholder markup length punctuation facts spelling".split()
)


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
    field: str = "description"
    date: date | None = None


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
    within: Literal["sentence", "field", "item"] = "sentence"
    fields: tuple[str, ...] = ()  # empty: every field
    kinds: tuple[str, ...] = ()  # product, campaign, snippet; empty: every kind
    numbers: tuple[int, ...] = ()
    role: str = ""  # for kind "number": quantity or price
    swap: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""  # for kind "format": a regular expression
    event: str = ""  # fires only in the window around this observance
    from_day: int = 0
    to_day: int = 0
    valid_from: date | None = None
    valid_to: date | None = None
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
    """One language's words of one concept. A hit inside one of `traps` does not count."""

    concept: str
    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    regional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The few function words that rules need to know in a language."""

    negation_before: tuple[str, ...] = ()  # "no", "without"
    negation_after: tuple[str, ...] = ()  # "-free"
    numbers: Mapping[str, int] = field(default_factory=dict)  # "four": 4
    quantity_before: tuple[str, ...] = ()  # "set of"
    quantity_after: tuple[str, ...] = ()  # "-piece", "cups"


@dataclass(frozen=True, slots=True)
class Language:
    """`tag` as its folder is called. `content`: texts are written and paid for at this level."""

    tag: str
    content: bool
    words: tuple[Words, ...]
    grammar: Grammar
    rules: tuple[Rule, ...]
