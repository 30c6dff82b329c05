"""A language's unfortunate words: what a name had better not look or sound like there."""

import re
from collections.abc import Iterator

from locales.rules import SEVERITIES
from locales.schema import Table
from locales.values import Unfortunate


def read_unfortunate(tag: str, table: Table) -> Iterator[tuple[Unfortunate, Table]]:
    """The [words.…] tables of a language's unfortunate.toml, each with where to complain."""
    source = table.source()
    for key, given in table.table("words").every_table():
        spellings = (given.text("word", key), *given.texts("like"))
        word = Unfortunate(
            id=f"name.{tag}.{key}",
            spellings=tuple(dict.fromkeys(spellings)),
            means=given.text("means"),
            severity=SEVERITIES[given.choice("severity", SEVERITIES, "warning") or "warning"],
            source=given.source() if "source" in given else source,
            markets=given.texts("markets"),
        )
        if not re.fullmatch(r"[a-z0-9-]+", key):
            given.complain("write the key in small Latin letters, and the word itself as `word`")
        given.finish()
        yield word, given


def read_sounds(table: Table) -> Iterator[tuple[str, str]]:
    """The `sounds` of a language: [pattern, what it is heard as], applied in this order."""
    table.asked.add("sounds")
    pairs = table.values.get("sounds", [])
    for pair in pairs if isinstance(pairs, list) else [pairs]:
        match pair:
            case [str(pattern), str(heard)] if _compiles(pattern):
                yield pattern, heard
            case _:
                table.complain(f"`sounds` has {pair!r}: write [pattern, what it is heard as]")


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
