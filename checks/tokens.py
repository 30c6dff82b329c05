"""Cut text that is written with spaces into words with the forms they are looked up by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple, Protocol, cast

from checks.clitics import bare_forms
from checks.folding import Folding
from checks.lemmas import base_forms

HYPHENS = frozenset("-‐‑")
APOSTROPHES = frozenset("'’ʼ`")
ADDRESS = re.compile(r"\w+://|www\.|\S+@\S+\.\w", re.IGNORECASE)


class Token(NamedTuple):
    """One word, number or sign. `start` and `end` are half-open; `keys` are folded forms."""

    start: int
    end: int
    keys: frozenset[str]


class _SpacyToken(Protocol):
    idx: int
    text: str


class _SpacyTokenizer(Protocol):
    def __call__(self, text: str) -> Iterable[_SpacyToken]: ...


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """Cuts one language. Hyphens and apostrophes cut words and are no tokens themselves."""

    folding: Folding

    def tokens(self, text: str) -> list[Token]:
        """All tokens in order; web and mail addresses are no words."""
        return [Token(start, end, self.keys(text[start:end])) for start, end in _pieces(text)]

    def forms(self, phrase: str) -> tuple[str, ...]:
        """The folded forms of a phrase's words, as packs write them: no base forms."""
        return tuple(self.folding.key(phrase[start:end]) for start, end in _pieces(phrase))

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


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for token in _spacy_tokenizer()(text):
        first, written = token.idx, token.text
        if written in HYPHENS and not _is_dash(text, first):
            continue
        for start, end in _cut(written):
            yield first + start, _with_marks(text, first + end)


@lru_cache(maxsize=200_000)
def _cut(written: str) -> tuple[tuple[int, int], ...]:
    """The pieces of one of spaCy's tokens, without what only joins them."""
    if written.isspace() or ADDRESS.match(written):
        return ()
    joins = APOSTROPHES if written in HYPHENS else APOSTROPHES | HYPHENS
    found = _piece().finditer(written)
    return tuple(piece.span() for piece in found if piece[0] not in joins)


def _is_dash(text: str, position: int) -> bool:
    """Whether the hyphen there stands alone between blanks."""
    return text[position - 1 : position].isspace() and text[position + 1 : position + 2].isspace()


def _with_marks(text: str, end: int) -> int:
    """The end moved over marks that spaCy cuts off, such as an emoji's variation selector."""
    while end < len(text) and text[end] > "\u02ff" and _is_mark(text[end]):
        end += 1
    return end


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


@cache
def _spacy_tokenizer() -> _SpacyTokenizer:
    """spaCy's language-neutral tokenizer. The ones per language add nothing once words are cut at
    hyphens and apostrophes, and the French one takes five seconds to load.
    """
    # Loaded on first use: Chinese, Japanese and Thai do without it, and it takes a second.
    import spacy  # noqa: PLC0415

    return cast(_SpacyTokenizer, spacy.blank("xx").tokenizer)
