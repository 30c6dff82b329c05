"""Cut text that is written with spaces into words with the forms they are looked up by."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from checks.clitics import bare_forms
from checks.folding import Folding
from checks.lemmas import base_forms

HYPHENS = frozenset("-‐‑")
APOSTROPHES = frozenset("'’ʼ`")
JOINS = HYPHENS | APOSTROPHES
ADDRESS = re.compile(r"\w+://\S*|www\.\S+|\S+@\S+\.\w\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """Cuts one language. Hyphens and apostrophes cut words and are no tokens themselves."""

    folding: Folding

    def forms(self, phrase: str) -> tuple[str, ...]:
        """The folded forms of a phrase's words, as packs write them: no base forms."""
        return tuple(self.folding.key(phrase[start:end]) for start, end in pieces(phrase))

    def keys(self, form: str) -> frozenset[str]:
        """What a word of a text may be looked up by: its form, base forms, without clitics."""
        return _keys(form, self.folding)


@lru_cache(maxsize=200_000)
def _keys(form: str, folding: Folding) -> frozenset[str]:
    folded = folding.key(form)
    if not form[0].isalpha():
        return frozenset({folded})
    composed = unicodedata.normalize("NFC", form)
    bases = {folding.key(base) for base in base_forms(composed, folding.language)}
    return frozenset({folded} | bases | bare_forms(folded, folding.language))


def pieces(text: str) -> list[tuple[int, int]]:
    """The half-open ranges of all words, numbers and signs that do more than join them."""
    if "://" in text or "www." in text or "@" in text:
        text = ADDRESS.sub(lambda found: " " * len(found[0]), text)
    found = [piece.span() for piece in _piece().finditer(text)]
    return [
        (start, end)
        for start, end in found
        if end - start > 1 or text[start] not in JOINS or _is_dash(text, start)
    ]


def _is_dash(text: str, position: int) -> bool:
    """Whether a hyphen stands there alone between blanks."""
    is_alone = (
        text[position - 1 : position].isspace() and text[position + 1 : position + 2].isspace()
    )
    return is_alone and text[position] in HYPHENS


@cache
def _piece() -> re.Pattern[str]:
    """A run of letters, a run of digits, or one other sign; marks stay with what they hang on."""
    return re.compile(rf"[^\W\d_](?:[^\W\d_]|[{marks()}])*|\d+|[^\s{marks()}][{marks()}]*")


@cache
def marks() -> str:
    """A regular expression's class of all combining and invisible letters of the basic plane."""
    points = (point for point in range(0x10000) if _is_mark(chr(point)))
    return "".join(f"\\u{point:04x}" for point in points)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}
