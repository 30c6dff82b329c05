"""Hear a “no” beside a word: “no alcohol”, “alcohol-free”, “无酒精”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.matching import Match
from checks.sentences import Sentences

HYPHENS = "-‐‑"
BLANK = rf"[\s\{HYPHENS}'’]"
# With spaces: at most one word in between (“no added alcohol”).
ONE_WORD = re.compile(rf"{BLANK}*(?:[^\W\d]+{BLANK}+)?")
BLANKS = re.compile(rf"{BLANK}*")
# Without spaces: a few letters (不含任何酒精), unless the “no” is a single letter (无线钟).
FEW_LETTERS = re.compile(r"\w{0,2}")
NOTHING = re.compile(r"\s?")


@dataclass(frozen=True, slots=True)
class Negations:
    """The negating words found in one text."""

    text: str
    sentences: Sentences
    spaced: bool
    found: Sequence[Match]

    def cover(self, start: int, end: int) -> bool:
        """Whether the word at [start, end) is negated in its own sentence."""
        return any(self._before(match, start) or self._after(match, end) for match in self.found)

    def _before(self, match: Match, start: int) -> bool:
        if match.entry.role != "no-before" or match.end > start:
            return False
        if not self._same_sentence(match.start, start):
            return False
        gap = ONE_WORD if self.spaced else self._few(match)
        return gap.fullmatch(self.text, match.end, start) is not None

    def _after(self, match: Match, end: int) -> bool:
        if match.entry.role != "no-after" or match.start < end:
            return False
        if not self._same_sentence(match.start, end - 1):
            return False
        gap = self.text[end : match.start]
        written = match.entry.word
        if written[:1] in HYPHENS:
            return bool(gap) and gap in HYPHENS
        if written[:1].isspace():
            return bool(gap) and gap.isspace()
        return (BLANKS if self.spaced else self._few(match)).fullmatch(gap) is not None

    def _few(self, match: Match) -> re.Pattern[str]:
        return FEW_LETTERS if match.end - match.start > 1 else NOTHING

    def _same_sentence(self, start: int, position: int) -> bool:
        return self.sentences.number_of(start) == self.sentences.number_of(position)


def negations(text: str, ends: Sentences, matches: Sequence[Match], spaced: bool) -> Negations:
    """Those among the matches that negate."""
    found = [match for match in matches if match.entry.role in {"no-before", "no-after"}]
    return Negations(text, ends, spaced, found)
