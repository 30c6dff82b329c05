"""Cut a text that is written with spaces into the words that idioms are made of."""

import re
from enum import IntEnum
from typing import NamedTuple

from checks.folding import Folding
from checks.tokens import marks

# A word, or the mark of a possessive; apostrophes and hyphens only join.
ASCII_WORD = re.compile(r"[a-zA-Z0-9]+|(?<=[a-zA-Z0-9])'s\b")
WORD = re.compile(rf"[^\W_][^\W_{marks()}]*(?:[{marks()}]+[^\W_]*)*|(?<=\w)['’]s\b")
HARD = re.compile(r"[!?;:()\[\]{}\n\r…。！？；：•|؟؛]|\.(?=\s|$|[\"'”’)»])|\.{2}")
SOFT = re.compile(r"[,،、，–—/]")
# What most often stands between two words; anything else is looked at.
PLAIN_GAPS = frozenset(["", " ", "-", "'", "’", "‑"])


class Break(IntEnum):
    """What stands between two words: nothing that matters, a comma, the end of a clause."""

    NONE = 0
    SOFT = 1
    HARD = 2


class Reading(NamedTuple):
    """A text's words, folded, with their half-open spans and the break before each."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    breaks: list[Break]


def read(text: str, folding: Folding) -> Reading:
    """Never raises, whatever the code points."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks: list[Break] = []
    last = 0
    for found in word_pattern(text).finditer(text):
        start, end = found.span()
        word = fold(found[0], folding)
        if not word:
            continue
        words.append(word)
        spans.append((start, end))
        breaks.append(_break(text[last:start]))
        last = end
    return Reading(text, words, spans, breaks)


def word_pattern(text: str) -> re.Pattern[str]:
    return ASCII_WORD if text.isascii() else WORD


def fold(word: str, folding: Folding) -> str:
    """One word as it is looked up."""
    if word.isascii() and folding.language == "en":
        return word.lower()
    return folding.key(word).replace("’", "'").replace("ё", "е")


def _break(between: str) -> Break:
    if between in PLAIN_GAPS:
        return Break.NONE
    if HARD.search(between):
        return Break.HARD
    return Break.SOFT if SOFT.search(between) else Break.NONE
