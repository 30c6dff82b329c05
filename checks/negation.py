"""Hear a “no” beside a word: “no alcohol”, “free from pork, lard or wine”, “Pork? No.”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.matching import Match
from checks.sentences import Sentences

HYPHENS = "-‐‑"
BLANK = rf"[\s\{HYPHENS}'’]"
# With spaces: at most two words in between (“no added fine alcohol”).
FEW_WORDS = re.compile(rf"{BLANK}*(?:[^\W\d]+{BLANK}+){{0,2}}")
BLANKS = re.compile(rf"{BLANK}*")
# Without spaces: a few letters (不含任何酒精), unless the “no” is a single letter (无线钟).
FEW_LETTERS = re.compile(r"\w{0,3}")
NOTHING = re.compile(r"\s?")
# Between the things of a list; a list that is denied has an “or” or “and” in it.
COMMAS = re.compile(r"[,،、，/]")
# A clause whose verb or particle denies it at the end; 、 parts clauses, and so does a comma.
CLAUSE = re.compile(r"[^,،、，;；:：!！?？。\n]{0,24}")
# “Alcohol? No.”: a question, and an answer that ends with its “no” (not “No problem!”).
REST_OF_QUESTION = re.compile(r"[^.!?。！？؟\n]{0,60}[?？؟]\W*")
END_OF_ANSWER = re.compile(r"\s*(?:[^\w\s'’-]|$)|\s+-")
DENIALS = frozenset({"no-before", "no-after", "no-closing", "no-opening", "no-answer"})
# What ends the reach of “we don't promise”: the text goes on to promise after all.
BUT = re.compile(
    r"\b(?:but|however|aber|sondern|mais|pero|sino|mas|tapi|tetapi|melainkan|namun)\b"
    r"|但|而是|しかし|ですが|하지만|لكن|بل|लेकिन|बल्कि",
    re.IGNORECASE,
)
WORDS_OF_A_THING = 3
LETTERS_OF_A_THING = 6
LONGEST_LIST = 120


@dataclass(frozen=True, slots=True)
class Negations:
    """The negating words found in one text, and the words that join lists."""

    text: str
    sentences: Sentences
    spaced: bool
    found: Sequence[Match]
    joins: Sequence[Match]

    def cover(self, start: int, end: int) -> bool:
        """Whether the word at [start, end) is negated in its own sentence."""
        return any(
            self._before(match, start)
            or self._after(match, end)
            or self._opening(match, start)
            or self._closing(match, end)
            or self._answer(match, end)
            for match in self.found
        )

    def _before(self, match: Match, start: int) -> bool:
        if match.entry.role != "no-before" or match.end > start:
            return False
        if not self._same_sentence(match.start, start):
            return False
        gap = FEW_WORDS if self.spaced else self._few(match)
        if gap.fullmatch(self.text, match.end, start) is not None:
            return True
        return self._is_list(match.end, start)

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

    def _opening(self, match: Match, start: int) -> bool:
        """Whether all that follows is denied: “we don't promise that it cures eczema”."""
        if match.entry.role != "no-opening" or match.end > start:
            return False
        goes_on = BUT.search(self.text, match.end, start) is None
        return goes_on and self._same_sentence(match.start, start)

    def _closing(self, match: Match, end: int) -> bool:
        """Whether a denial ends the clause: 原液ではありません, अंडा या जिलेटिन नहीं है."""
        if match.entry.role != "no-closing" or match.start < end:
            return False
        is_near = CLAUSE.fullmatch(self.text, end, match.start) is not None
        return is_near and self._same_sentence(match.start, end - 1)

    def _answer(self, match: Match, end: int) -> bool:
        """Whether the word's question is answered by a “no” of its own: “Pork inside? No.”."""
        if match.entry.role != "no-answer" or match.start < end:
            return False
        is_asked = REST_OF_QUESTION.fullmatch(self.text, end, match.start) is not None
        return is_asked and END_OF_ANSWER.match(self.text, match.end) is not None

    def _few(self, match: Match) -> re.Pattern[str]:
        return FEW_LETTERS if match.end - match.start > 1 else NOTHING

    def _is_list(self, start: int, end: int) -> bool:
        """Whether [start, end) is the beginning of a list of short things: “pork, lard or …”."""
        if end - start > LONGEST_LIST:
            return False
        inner = [match for match in self.joins if start <= match.start and match.end <= end]
        cuts = sorted({(match.start, match.end) for match in inner} | set(self._commas(start, end)))
        if not cuts or not self._has_join(inner, end):
            return False
        begins = [start, *(cut_end for _, cut_end in cuts)]
        ends = [*(cut_start for cut_start, _ in cuts), end]
        return all(map(self._is_thing, begins, ends))

    def _commas(self, start: int, end: int) -> list[tuple[int, int]]:
        return [found.span() for found in COMMAS.finditer(self.text, start, end)]

    def _has_join(self, inner: Sequence[Match], end: int) -> bool:
        """Whether the list has its “or” before the word or soon after it."""
        return bool(inner) or any(
            end < match.start <= end + LETTERS_OF_A_THING * WORDS_OF_A_THING
            and self._same_sentence(end, match.start)
            for match in self.joins
        )

    def _is_thing(self, start: int, end: int) -> bool:
        thing = self.text[start:end]
        if self.spaced:
            return len(thing.split()) <= WORDS_OF_A_THING
        return len(thing) <= LETTERS_OF_A_THING

    def _same_sentence(self, start: int, position: int) -> bool:
        return self.sentences.number_of(start) == self.sentences.number_of(position)


def negations(text: str, ends: Sentences, matches: Sequence[Match], spaced: bool) -> Negations:
    """Those among the matches that negate, but not inside a “not only”."""
    harmless = [match for match in matches if match.entry.role == "no-no"]
    found = [
        match
        for match in matches
        if match.entry.role in DENIALS
        and not any(one.start <= match.start and match.end <= one.end for one in harmless)
    ]
    joins = [match for match in matches if match.entry.role == "and"] if found else []
    return Negations(text, ends, spaced, found, joins)
