"""What changed between two states of the packs, and which texts that can touch."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from checks.analysis import analyse
from checks.keys import keys_in, keys_of
from checks.lines import Line
from checks.view import is_about_field
from checks.wording import rule_digests, rules_of
from locales.knowledge import Knowledge
from locales.values import Language, Rule

# Idioms and names are asked of every text in their language; one digest for each language's.
IDIOMS, NAMES = "idioms", "names"


@lru_cache(maxsize=4)
def reaches(knowledge: Knowledge) -> Mapping[str, str]:
    """Rule id → digest of all that decides where it fires: wording, words, adjustments.

    Beside the rules, “idioms en” and “names en” stand for those of a language.
    """
    said = rule_digests(knowledge)
    heard = _concepts(knowledge)
    adjusted = _adjustments(knowledge)
    grammar = _hash([(tag, repr(one.grammar)) for tag, one in sorted(knowledge.languages.items())])
    found = {}
    for rule in rules_of(knowledge):
        named = {*rule.concepts, *rule.near, *rule.unless, *rule.against}
        parts = [said[rule.id], *(heard.get(one, "") for one in sorted(named))]
        parts += adjusted.get(rule.id, ())
        found[rule.id] = _hash([*parts, grammar if rule.kind == "number" else ""])
    for tag, language in knowledge.languages.items():
        spoken = [said[f"idiom.{one.id}"] for one in language.idioms]
        spoken += [repr(one) for one in language.equivalents.values()]
        found[f"{IDIOMS} {tag}"] = _hash(spoken)
        found[f"{NAMES} {tag}"] = _hash([repr(language.unfortunate), repr(language.sounds)])
    return found


def _concepts(knowledge: Knowledge) -> Mapping[str, str]:
    """Concept → digest of its words in all languages, of narrower concepts' too."""
    words: dict[str, list[str]] = {name: [repr(one)] for name, one in knowledge.concepts.items()}
    for language in knowledge.languages.values():
        for one in language.words:
            words.setdefault(one.concept, []).append(f"{language.tag} {one!r}")
    digests = {name: _hash(lines) for name, lines in words.items()}
    joined: dict[str, list[str]] = {name: [digest] for name, digest in digests.items()}
    for name, concept in knowledge.concepts.items():
        above = concept.broader
        while above in joined and above != name:
            joined[above].append(digests[name])
            above = knowledge.concepts[above].broader
    return {name: _hash(sorted(lines)) for name, lines in joined.items()}


def _adjustments(knowledge: Knowledge) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, market in sorted(knowledge.markets.items()):
        for one in market.adjustments:
            found.setdefault(one.rule, []).append(f"{code} {one.severity}")
    return found


def _hash(parts: Iterable[object]) -> str:
    return sha256(repr(list(parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Changes:
    """Rules that are new, gone or other than they were; languages whose idioms or names are."""

    rules: frozenset[str]
    languages: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.rules or self.languages)


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """What differs between two answers of `reaches`."""
    names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    wide = {name for name in names if name.startswith((f"{IDIOMS} ", f"{NAMES} "))}
    return Changes(frozenset(names - wide), frozenset(name.split()[1] for name in wide))


def can_touch(line: Line, changed: Changes, knowledge: Knowledge) -> bool:
    """Whether any of the changed rules that hold in the line's market could fire on it.

    One that fired before and is gone now leaves its mark in what was found then, not here.
    """
    if any(pack.tag in changed.languages for pack in _spoken(line, knowledge)):
        return True
    known = line.market if line.market in knowledge.markets else None
    here = [
        rule
        for rule in knowledge.rules_for(known, line.locale)
        if rule.id in changed.rules and _is_about(rule, line)
    ]
    if not here:
        return False
    return any(not keys_of(rule) for rule in here) or _has_key(line, here, knowledge)


def _spoken(line: Line, knowledge: Knowledge) -> Iterable[Language]:
    """The packs of the text's language and, for names, of those the market reads."""
    known = knowledge.markets.get(line.market)
    for locale in (line.locale, *(known.locales if known else ())):
        yield from knowledge.languages_of(locale)


def _is_about(rule: Rule, line: Line) -> bool:
    fits_kind = not rule.kinds or line.kind in rule.kinds
    return fits_kind and any(is_about_field(rule, name) for name in line.fields)


def _has_key(line: Line, rules: Collection[Rule], knowledge: Knowledge) -> bool:
    wanted = {key for rule in rules for key in keys_of(rule)}
    return not wanted.isdisjoint(keys_in(analyse(line, knowledge), line.market, knowledge))
