"""English: every form from WordNet's lists of words and exceptions, without looking at a text."""

import gzip
import json
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from checks.idioms.morphology import Forms, Place, morphology_of
from locales.grammars import Grammar

VOWELS = "aeiou"
# Contractions are cut at the apostrophe: they're → they, re.
SPECIAL = {
    "be": frozenset("be am is are was were been being s re m 's".split()),
    "have": frozenset("have has had having ve 's".split()),
    "not": frozenset("not t never nt".split()),
    "'s": frozenset("'s is has".split()),
}
SPECIAL |= dict.fromkeys(("is", "are", "was"), SPECIAL["be"]) | {"has": SPECIAL["have"]}
# Which of two spellings a writer picks changes no idiom: colour and color, realise and realize.
SPELLINGS = (("our", "or"), ("ise", "ize"), ("tre", "ter"), ("grey", "gray"), ("ence", "ense"))
VERB_ENDINGS = (
    ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""),
    ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
)  # fmt: skip
NOUN_ENDINGS = (("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""))
LONGEST_COMPARED = 6
PRESENT = ("ing", "s")
# Verbs whose past is their base form.
UNCHANGED = frozenset(
    "beat bet bid burst cast come cost cut hit hurt let put quit read run set shed shut split "
    "spread thrust upset wed".split()
)


@morphology_of("en")
class English:
    """A text's words are looked up as they stand; an idiom's words bring all their forms."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.language, self.grammar = language, grammar

    def prepare(self, words: Iterable[str]) -> None:
        """Nothing to do: the lists are small."""

    def keys(self, word: str) -> tuple[str, ...]:
        return (word,)

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset(
            key
            for key in keys
            if key in UNCHANGED or not (key.endswith(PRESENT) or key in lemmas("verb"))
        )

    def part_of(self, word: str) -> str:
        if word.endswith("ly"):
            return "adverb"
        may_be = {
            "verb": base_of_verb(word),
            "noun": base_of_noun(word),
            "adjective": word in lemmas("adj"),
        }
        return " ".join(part for part, is_so in may_be.items() if is_so)

    def forms(self, word: str, place: Place) -> Forms:
        if word in SPECIAL:
            return Forms("verb" if word in {"have", "has"} else "function", SPECIAL[word])
        verb, noun = base_of_verb(word), base_of_noun(word)
        if verb and place.head and not place.alone:
            shared = noun_forms(noun) if noun == word else frozenset()
            return Forms("verb", verb_forms(verb) | shared | {word})
        if noun:
            return Forms("noun", noun_forms(noun) | _compared(word) | {word})
        if verb:
            return Forms("verb", verb_forms(verb) | {word})
        compared = _compared(word)
        return Forms("adjective" if compared else "other", compared | {word})


def _compared(word: str) -> frozenset[str]:
    known = word in lemmas("adj") or word in lemmas("adv")
    return adjective_forms(word) if known else frozenset()


@cache
def lemmas(part: str) -> frozenset[str]:
    """The base forms of a part of speech: "noun", "verb", "adj" or "adv"."""
    return frozenset(_table("index")[part])


@cache
def _irregular(part: str) -> dict[str, list[str]]:
    """Base form → forms that no rule makes: go → went, gone."""
    found: dict[str, list[str]] = {}
    for form, bases in _table("exc")[part].items():
        for base in bases:
            if base != form:
                found.setdefault(base, []).append(form)
    return found


@cache
def _table(name: str) -> dict[str, Any]:
    packed = files("spacy_lookups_data").joinpath("data", f"en_lemma_{name}.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(packed))
    return found


@lru_cache(maxsize=50_000)
def verb_forms(base: str) -> frozenset[str]:
    """Every form of a verb by its base: {"run", "runs", "ran", "running"}."""
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    past = base[:-1] + "ied" if _ends_in_consonant_y(base) else base.removesuffix("e") + "ed"
    found = {base, _with_s(base), past, stem + "ing", *_irregular("verb").get(base, ())}
    if _doubles(base):
        found |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    if base.endswith("ie"):
        found.add(base[:-2] + "ying")
    return _spelt(found)


@lru_cache(maxsize=50_000)
def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural."""
    return _spelt({base, _with_s(base), *_irregular("noun").get(base, ())})


@lru_cache(maxsize=50_000)
def adjective_forms(base: str) -> frozenset[str]:
    """Base, comparative and superlative; long adjectives have none of their own."""
    found = {base, *_irregular("adj").get(base, ()), *_irregular("adv").get(base, ())}
    if len(base) <= LONGEST_COMPARED and not _ends_in_consonant_y(base):
        found |= {base.removesuffix("e") + "er", base.removesuffix("e") + "est"}
    return _spelt(found)


@lru_cache(maxsize=50_000)
def base_of_verb(form: str) -> str:
    """The verb a form belongs to, "" for none; a base form is its own."""
    return _base(form, "verb", VERB_ENDINGS)


@lru_cache(maxsize=50_000)
def base_of_noun(form: str) -> str:
    """The singular of a noun, "" for what is none."""
    singular = form.removesuffix("s")
    is_plural = len(singular) > 2 and singular != form and not form.endswith(("ss", "us"))
    return (
        singular if is_plural and singular in lemmas("noun") else _base(form, "noun", NOUN_ENDINGS)
    )


def _base(form: str, part: str, endings: Iterable[tuple[str, str]]) -> str:
    known = lemmas(part)
    if form in known:
        return form
    for base in _table("exc")[part].get(form, ()):
        if base != form:
            return str(base)
    for ending, instead in endings:
        stem = form.removesuffix(ending)
        if stem == form:
            continue
        if stem + instead in known:
            return stem + instead
        if stem[-1:] == stem[-2:-1] and stem[:-1] in known:
            return stem[:-1]
    return ""


def _spelt(forms: Iterable[str]) -> frozenset[str]:
    """The forms in both spellings; the first two letters keep theirs (our, ogre)."""
    found = set(forms)
    for british, american in SPELLINGS:
        found |= {form[:2] + form[2:].replace(british, american) for form in found}
        if american != "or":
            found |= {form[:2] + form[2:].replace(american, british) for form in found}
    return frozenset(found)


def _with_s(base: str) -> str:
    if _ends_in_consonant_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ends_in_consonant_y(base: str) -> bool:
    return len(base) > 2 and base.endswith("y") and base[-2] not in VOWELS


def _doubles(base: str) -> bool:
    """Whether the last consonant may be doubled; a form that nobody writes does no harm."""
    if len(base) < 3 or base[-1] in VOWELS + "wxy":
        return False
    return base[-2] in VOWELS and base[-3] not in VOWELS
