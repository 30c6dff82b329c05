"""Cut text that is written with spaces into words with the forms they are looked up by."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from checks.folding import Folding
from checks.inflection import Cutter
from checks.lemmas import base_forms

HYPHENS = frozenset("-‐‑")
APOSTROPHES = frozenset("'’ʼ`")
NO_INFLECTION = Cutter(())
JOINS = HYPHENS | APOSTROPHES
ADDRESS = re.compile(r"\w+://\S*|www\.\S+|\S+@\S+\.\w\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """Cuts one language. Hyphens and apostrophes cut words and are no tokens themselves."""

    folding: Folding
    cutter: Cutter = NO_INFLECTION

    def forms(self, phrase: str) -> tuple[str, ...]:
        """The folded forms of a phrase's words, as packs write them: no base forms."""
        return tuple(self.folding.key(phrase[start:end]) for start, end in pieces(phrase))

    def stems(self, forms: tuple[str, ...]) -> tuple[str, ...]:
        """What a phrase's words have in common with all their forms; () where nothing inflects."""
        stems = tuple(map(self.cutter.stem, forms))
        return stems if all(stems) else ()

    def keys(self, form: str) -> frozenset[str]:
        """What a word of a text may be looked up by: its form, bases, stems, without clitics."""
        folded = self.folding.key(form)
        if not form[0].isalpha():
            return frozenset({folded})
        composed = unicodedata.normalize("NFC", form)
        listed = () if self.cutter.chains else base_forms(composed, self.folding.language)
        bases = {self.folding.key(base) for base in listed}
        whole = {folded} | bases | self.cutter.bare(folded)
        stems = {self.cutter.stem(word) for word in whole if word}
        return frozenset(whole | stems - {""})


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
