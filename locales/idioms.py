"""Tables of idioms and of what other languages say instead → the values texts are matched with."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from locales import tags
from locales.places import is_market
from locales.schema import Table
from locales.values import LITERAL_RISKS, REGISTERS, Equivalent, Idiom

LONGEST_MEANING = 100
YEARS = range(1900, 2100)
# What a script's letters are called in Unicode, where that isn't the script's own name.
LETTERS: Mapping[str, tuple[str, ...]] = {
    "Latn": ("LATIN",),
    "Hans": ("CJK", "IDEOGRAPHIC"),
    "Hant": ("CJK", "IDEOGRAPHIC"),
    "Jpan": ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA"),
    "Kore": ("HANGUL", "CJK"),
    "Arab": ("ARABIC",),
    "Cyrl": ("CYRILLIC",),
    "Thai": ("THAI",),
}


@dataclass(frozen=True, slots=True)
class Said:
    """An equivalent, with its table to complain to."""

    equivalent: Equivalent
    table: Table


def read_idioms(tag: str, table: Table) -> Iterator[tuple[Idiom, Table]]:
    """The idioms of one file, each with its table; the file says where its knowledge is from."""
    table.source()
    for key, given in table.table("idiom").every_table():
        yield _read_idiom(tag, key, given), given
    table.finish()


def _read_idiom(tag: str, key: str, table: Table) -> Idiom:
    idiom = Idiom(
        id=f"{tag}.{key}",
        forms=(table.text("form", key), *table.texts("also")),
        meaning=table.text("meaning"),
        register=table.choice("register", REGISTERS),
        literal=table.choice("literal", LITERAL_RISKS),
        in_copy=table.flag("in_copy"),
        markets=table.texts("markets"),
        last_used=table.whole("last_used", 0),
        traps=table.texts("traps"),
    )
    table.finish()
    if len(idiom.meaning) > LONGEST_MEANING:
        table.complain(f"`meaning` is longer than {LONGEST_MEANING} letters: say it shorter")
    if idiom.last_used and idiom.last_used not in YEARS:
        table.complain(f"`last_used` is {idiom.last_used}: write the year it was last in use")
    if not idiom.last_used and (idiom.markets or idiom.register == "slang"):
        table.complain("`last_used` is missing: slang and regional words go out of use")
    for market in idiom.markets:
        if not is_market(market):
            table.complain(f"`markets` names “{market}”, which is no market: check its spelling")
    judge_script(table, "form", idiom.forms, tag)
    return idiom


def judge_forms(read: Iterable[tuple[Idiom, Table]]) -> None:
    """Complain where two idioms of one language share a form."""
    owners: dict[str, Idiom] = {}
    for idiom, table in read:
        for form in idiom.forms:
            owner = owners.setdefault(" ".join(form.casefold().split()), idiom)
            if owner is not idiom:
                table.complain(f"“{form}” is a form of {owner.id} already: keep one of them")


def read_equivalents(tag: str, table: Table) -> Iterator[Said]:
    """What this language says for the idioms of others: a table per source language."""
    table.source()
    for language in sorted(set(table.values) - table.asked):
        for key, given in table.table(language).every_table():
            equivalent = Equivalent(
                of=f"{language}.{key}",
                say=given.texts("say"),
                calques=given.texts("calques"),
                suspects=given.texts("suspects"),
            )
            given.finish()
            if not equivalent.say:
                given.complain("`say` is missing: write what people say instead")
            for name, texts in equivalent.texts().items():
                judge_script(given, name, texts, tag)
            for text in {*equivalent.calques, *equivalent.suspects} & {*equivalent.say}:
                given.complain(f"“{text}” is both said and a calque: keep it in one list")
            yield Said(equivalent, given)


def judge_equivalents(said: Iterable[Said], idioms: Iterable[str]) -> None:
    """Complain about equivalents of idioms that no lexicon has."""
    known = set(idioms)
    for one in said:
        if one.equivalent.of not in known:
            one.table.complain(f"there is no idiom “{one.equivalent.of}”: correct or remove it")


def judge_script(table: Table, key: str, texts: Iterable[str], tag: str) -> None:
    """Complain about texts without a letter of the language's script, or with another one's.

    Latin letters may stand in any script: brands, and slang such as yyds.
    """
    allowed = LETTERS.get(tags.script(tag), ())
    for text in texts:
        scripts = {
            unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()
        }
        foreign = {script.split("-")[0] for script in scripts} - {*allowed, "LATIN", "FULLWIDTH"}
        if allowed and foreign:
            table.complain(f"`{key}` has “{text}”, which is not in the script of “{tag}”")


def merged(said: Iterable[Said]) -> Mapping[str, Equivalent]:
    """Equivalents by what they stand for; a second root adds to what the first one says."""
    found: dict[str, Equivalent] = {}
    for one in said:
        of = one.equivalent.of
        found[of] = found[of].joined(one.equivalent) if of in found else one.equivalent
    return found
