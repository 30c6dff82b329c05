"""A rule's table in a pack → a Rule, with every promise that a rule makes checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from locales.lexicon import NUMBER_ROLES
from locales.schema import Table
from locales.values import CATEGORIES, Adjustment, Example, Level, Rule, Severity

SEVERITIES: Mapping[str, Severity] = {"info": "info", "warning": "warning", "error": "error"}
ITEM_KINDS = frozenset({"product", "campaign", "snippet"})
ROLES = NUMBER_ROLES | {"quantity", "price", "any"}
WITHIN = frozenset({"phrase", "sentence", "field", "item"})
# What each kind of rule cannot do without, and may not be given to another kind.
OWN_KEYS: Mapping[str, frozenset[str]] = {
    "concept": frozenset(),
    "number": frozenset({"role"}),
    "prefer_words": frozenset({"swap"}),
    "format": frozenset({"pattern"}),
    "mixed": frozenset({"against"}),
    "script": frozenset({"script"}),
    "wrong_day": frozenset({"of_day"}),
}


@dataclass(frozen=True, slots=True)
class Home:
    """Whose rules these are, and where their examples are read unless they say otherwise."""

    level: Level
    name: str
    locale: str
    market: str


@dataclass(frozen=True, slots=True)
class Names:
    """What rules may speak of."""

    concepts: frozenset[str]
    events: frozenset[str]
    markets: frozenset[str]


def read_rule(table: Table, home: Home, names: Names) -> Rule:
    """The rule in this table; whatever is wrong with it is among the table's complaints."""
    table.rule = str(table.values.get("id", "a rule without id"))
    within = table.choice("within", WITHIN, "sentence")
    rule = Rule(
        id=table.text("id"),
        kind=table.choice("kind", OWN_KEYS),
        category=table.choice("category", CATEGORIES),
        severity=SEVERITIES.get(table.choice("severity", SEVERITIES), "info"),
        message=table.text("message"),
        suggestion=table.text("suggestion", ""),
        source=table.source(),
        level=home.level,
        home=home.name,
        file=table.file,
        concepts=table.texts("concepts"),
        near=table.texts("near"),
        unless=table.texts("unless"),
        within=within,  # type: ignore[arg-type]  # choice has looked
        unless_within=table.choice("unless_within", WITHIN, within),  # type: ignore[arg-type]
        unregional=table.flag("unregional"),
        regional=table.flag("regional"),
        languages=table.texts("languages"),
        even_denied=table.flag("even_denied"),
        against=table.texts("against"),
        fields=table.texts("fields"),
        kinds=table.texts("kinds"),
        numbers=table.wholes("numbers"),
        containing=table.texts("containing"),
        role=table.choice("role", ROLES, ""),
        swap=table.pairs("swap", str),
        pattern=table.text("pattern", ""),
        script=table.text("script", ""),
        events=table.texts("events"),
        of_day=table.text("of_day", ""),
        from_day=table.whole("from_day", 0),
        to_day=table.whole("to_day", 0),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        review_due=table.day("review_due"),
        where=table.lists("where"),
        bad=tuple(read_examples(table, "bad", home, names)),
        good=tuple(read_examples(table, "good", home, names)),
    )
    table.finish()
    judge(rule, table, names)
    return rule


def read_examples(table: Table, key: str, home: Home, names: Names) -> Iterator[Example]:
    """The texts in `bad` or `good`; each may name its own locale, market, field and date."""
    for given in table.mixed(key):
        if isinstance(given, str):
            yield Example(given, home.locale, home.market)
            continue
        market = given.text("market", home.market)
        yield Example(
            text=given.text("text"),
            locale=given.locale(given.text("locale", home.locale)),
            market=market,
            name=given.text("field", "description"),
            date=given.day("date"),
            kind=given.choice("kind", ITEM_KINDS, ""),
            others=given.pairs("others", str),
        )
        if market:
            given.expect("market", [market], names.markets)
        given.finish()


def judge(rule: Rule, table: Table, names: Names) -> None:
    """Complain about what types alone cannot tell."""
    if rule.id and not rule.id.startswith(f"{rule.home}."):
        table.complain(f"the id must start with “{rule.home}.”: rename it")
    for key in ("concepts", "near", "unless", "against"):
        table.expect(key, getattr(rule, key), names.concepts)
    table.expect("kinds", rule.kinds, ITEM_KINDS)
    table.expect("events", rule.events, names.events)
    table.expect("of_day", [rule.of_day] if rule.of_day else [], names.events)
    if not rule.bad:
        table.complain("`bad` is missing: write at least one text on which the rule must fire")
    if not rule.good:
        table.complain(
            "`good` is missing: write at least one near miss on which it must stay silent"
        )
    holes = {"{found}"}
    if rule.events or rule.of_day:
        holes |= {"{day}"}
    if rule.of_day:
        holes |= {"{on}"}
    if set(re.findall(r"{.*?}", rule.message)) - holes:
        table.complain(f"`message` may hold no braces but {' and '.join(sorted(holes))}")
    for word in (word for word, better in rule.swap.items() if word == better):
        table.complain(f"“{word}” is swapped for itself: remove it, or say what is better")
    _judge_kind(rule, table)
    _judge_days(rule, table)


def _judge_kind(rule: Rule, table: Table) -> None:
    for kind, keys in OWN_KEYS.items():
        for key in sorted(keys):
            if rule.kind == kind and not getattr(rule, key):
                table.complain(f"`{key}` is missing: a rule of kind “{kind}” needs it")
            if rule.kind in OWN_KEYS and rule.kind != kind and getattr(rule, key):
                table.complain(f"`{key}` belongs to kind “{kind}”: remove it, or change the kind")
    _judge_concepts(rule, table)
    _judge_pattern(rule, table)


def _judge_concepts(rule: Rule, table: Table) -> None:
    if rule.kind == "number" and not (rule.numbers or rule.containing):
        table.complain("`numbers` and `containing` are missing: say which numbers are meant")
    if rule.role == "any" and not (rule.near or rule.concepts):
        table.complain("`role` is “any” without `near`: say beside what the number means something")
    if rule.kind == "mixed" and not rule.concepts:
        table.complain("`concepts` is missing: name what doesn't go with `against`")
    if rule.kind == "wrong_day" and not rule.concepts:
        table.complain("`concepts` is missing: name what the day of `of_day` is called")
    if rule.kind == "concept" and not rule.concepts and not rule.events:
        table.complain("`concepts` is missing: name what the rule is about, or `events`")


def _judge_pattern(rule: Rule, table: Table) -> None:
    try:
        empty = rule.pattern and re.compile(rule.pattern).search("")
    except re.error as error:
        table.complain(f"`pattern` is no regular expression ({error}): correct it")
    else:
        if empty:
            table.complain("`pattern` matches the empty text: make it ask for something")


def _judge_days(rule: Rule, table: Table) -> None:
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        table.complain("`valid_to` lies before `valid_from`: swap or correct them")
    if rule.category == "legal-claim" and not rule.review_due:
        table.complain("`review_due` is missing: laws change, say when to look at this one again")
    if rule.to_day < rule.from_day:
        table.complain(
            "`to_day` lies before `from_day`: count both in days from the start of the event"
        )
    if not (rule.events or rule.of_day) and (rule.from_day or rule.to_day):
        table.complain(
            "`from_day` and `to_day` mean nothing without `events`: name one, or remove them"
        )


def read_adjustments(table: Table) -> Iterator[Adjustment]:
    """The [[adjust]] tables: a rule is another severity here, or off."""
    for given in table.tables("adjust"):
        given.rule = str(given.values.get("rule", ""))
        severity = given.choice("severity", {*SEVERITIES, "off"})
        yield Adjustment(given.text("rule"), SEVERITIES.get(severity), given.text("why"))
        given.finish()
    table.finish()
