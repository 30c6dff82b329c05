"""Small knowledge made of values, so that each test says all it depends on."""

from datetime import date
from typing import Any

from checks.findings import Finding
from checks.lines import Line
from checks.runner import check
from locales.grammars import Grammar, Inflection, Role
from locales.knowledge import Knowledge
from locales.values import Concept, Culture, Language, Market, Rule, Source, Words

AS_OF = date(2026, 11, 22)
ENGLISH = Grammar(
    negation_before=("no", "without"),
    negation_after=("-free",),
    negation_answer=("no", "none"),
    numbers={"four": 4, "twenty": 20},
    quantity_before=("set of",),
    quantity_after=("piece", "cups"),
    not_negations=("no other", "not only"),
    coordinators=("or", "and"),
    naming=("called",),
    roles={"floor": Role(("floor",), ("th floor",))},
)
CHINESE = Grammar(
    negation_before=("不含", "无"),
    negation_after=("不使用",),
    numbers={"四": 4},
    quantity_before=("一套",),
    quantity_after=("件套", "件", "个"),
)
CONCEPTS = (
    Concept("alcohol", "drinks with alcohol", context=("toast",)),
    Concept("wine", "wine of grapes", emoji=("🍷",), broader="alcohol", context=("toast",)),
    Concept("toast", "raising a glass"),
    Concept("clock", "a timepiece in a room", emoji=("🕰️",)),
    Concept("gift", "something to be given"),
    Concept("halal", "allowed food"),
    Concept("formal", "formal words for the reader"),
    Concept("familiar", "familiar words for the reader"),
)
WORDS = {
    "en": (
        Words("wine", ("wine", "red wine"), weak=("bottle",), traps=("wine vinegar",)),
        Words("alcohol", ("alcohol",)),
        Words("toast", ("toast",)),
        Words("clock", ("clock", "wall clock"), regional={"mx": ("ticker",)}),
        Words("gift", ("gift", "present")),
        Words("halal", ("halal",)),
    ),
    "de": (
        Words("clock", ("Uhr", "…wecker", "Kuckucks…"), traps=("Armbanduhr",)),
        Words("formal", (), cased=("Sie", "Ihnen")),
        Words("familiar", ("du", "dein")),
    ),
    "ko": (Words("clock", ("시계",)), Words("alcohol", ("술",)), Words("gift", ("선물",))),
    "es": (Words("clock", ("reloj",)),),
    "ar": (Words("clock", ("ساعة",)), Words("alcohol", ("كحول",))),
    "tr": (Words("clock", ("ILIK SAAT",)),),
    "zh": (
        Words("clock", ("钟", "时钟"), traps=("分钟",)),
        Words("gift", ("礼物",)),
        Words("alcohol", ("酒精",)),
    ),
    "ja": (Words("wine", ("ワイン",)), Words("clock", ("時計",))),
    "th": (Words("clock", ("นาฬิกา",)), Words("wine", ("ไวน์",)), Words("gift", ("กา",))),
}
PARTICLES = Inflection(suffixes=("를", "는", "입니다"), always=("을",), shortest_stem=2)
CONJUNCTIONS = Inflection(prefixes=("و", "وال", "لل"))
KOREAN = Grammar(
    inflections=(PARTICLES,), negation_closing=("아닙니다",), not_negations=("과언이 아닙니다",)
)
JAPANESE = Grammar(negation_closing=("ではありません",), negation_after=("の代わりに",))
ARABIC = Grammar(inflections=(CONJUNCTIONS,))
GRAMMARS = {"en": ENGLISH, "zh": CHINESE, "ko": KOREAN, "ja": JAPANESE, "ar": ARABIC}


def make_rule(**values: Any) -> Rule:
    """A rule of market “aa” about clocks unless told otherwise."""
    plain: dict[str, Any] = {
        "id": "aa.rule",
        "kind": "concept",
        "category": "symbol",
        "severity": "warning",
        "message": "“{found}” is unwelcome.",
        "suggestion": "Say something else.",
        "source": Source("A book, 2020"),
        "level": "market",
        "home": "aa",
        "file": "markets/aa/etiquette.toml",
    }
    return Rule(**(plain | values))


def make_market(code: str, *rules: Rule, **values: Any) -> Market:
    plain: dict[str, Any] = {
        "name": code,
        "locales": ("en-GB",),
        "currency": "EUR",
        "time_zones": ("UTC",),
        "cultures": ("shared",),
        "profile": {},
        "adjustments": (),
    }
    return Market(code=code, rules=rules, **(plain | values))


def make_knowledge(
    *rules: Rule,
    shared: tuple[Rule, ...] = (),
    spoken: tuple[Rule, ...] = (),
    markets: tuple[Market, ...] = (),
) -> Knowledge:
    """Knowledge with market “aa” (the rules), culture “shared” and English's rules (spoken)."""
    known = (make_market("aa", *rules), make_market("mx"), *markets)
    languages = {
        tag: Language(tag, True, words, GRAMMARS.get(tag, Grammar()), spoken if tag == "en" else ())
        for tag, words in WORDS.items()
    }
    return Knowledge(
        digest="test",
        markets={market.code: market for market in known},
        cultures={"shared": Culture("shared", "", shared)},
        concepts={concept.id: concept for concept in CONCEPTS},
        languages=languages,
        observances={},
    )


def make_line(text: str = "", locale: str = "en-GB", **values: Any) -> Line:
    """A product's description for market “aa”."""
    plain: dict[str, Any] = {
        "id": "1",
        "market": "aa",
        "locale": locale,
        "kind": "product",
        "fields": {"description": text},
    }
    return Line(**(plain | values))


def found_words(rule: Rule, text: str = "", locale: str = "en-GB", **values: Any) -> list[str]:
    """The words on which the rule fires."""
    line = make_line(text, locale, **values)
    return [shown(line, finding) for finding in check(line, make_knowledge(rule), AS_OF)]


def shown(line: Line, finding: Finding) -> str:
    """The words a finding points at."""
    if finding.field is None:
        return ""
    return line.fields[finding.field][finding.start : finding.end]
