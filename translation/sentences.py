"""Where sentences end in a line of text, in scripts with and without blanks between them."""

import re
import unicodedata
from collections.abc import Iterator

OPENED, CLOSED = "\ue000", "\ue001"  # stand for the characters of tags, see segments.py
CLOSERS = f"\"'”’»)\\]」』）】》{CLOSED}"
SPACED_END = re.compile(
    rf"(?<![.!?…؟।])(?P<mark>[.!?…؟।]++)[{CLOSERS}]*+(?=\s+[{OPENED}]*(?P<next>[^\s{OPENED}]))"
)
WIDE_END = re.compile(rf"(?<![。！？｡])[。！？｡]++(?:[{CLOSERS}]+(?=\s)|{CLOSED}+)?(?![{CLOSERS}])")
BRACKETS = {
    ")": "(",
    "]": "[",
    "」": "「",
    "』": "『",
    "）": "（",
    "】": "【",
    "》": "《",
    "”": "“",
}
STARTERS = "\"'‘“«¿¡{$%#@&•"

# Latin-script short forms that a full stop ends without ending the sentence.
BEFORE_NAMES = frozenset("dr mr mrs ms prof sr sra srta dra st vs".split())
BEFORE_NUMBERS = frozenset(
    "abs approx art aprox ca env fig max min no nr num núm nº pag pág tel vol".split()
)


def ends(line: str) -> list[int]:
    """The positions after each sentence of a line but its last, ascending.

    Latin and Arabic marks end a sentence before a blank and what can start one; 。！？ at once.
    Not inside brackets or quotation marks, nor after short forms, initials and list numbers.
    """
    found = sorted({*_spaced_ends(line), *(end.end() for end in WIDE_END.finditer(line))})
    return list(outside(_bracketed(line), [end for end in found if end < len(line)]))


def outside(spans: list[tuple[int, int]], cuts: list[int]) -> Iterator[int]:
    """The cuts (ascending) that fall into none of the spans."""
    waiting = sorted(spans, reverse=True)
    reached = 0
    for cut in cuts:
        while waiting and waiting[-1][0] < cut:
            reached = max(reached, waiting.pop()[1])
        if cut >= reached:
            yield cut


def _spaced_ends(line: str) -> Iterator[int]:
    for found in SPACED_END.finditer(line):
        if _can_start(found["next"]) and not _is_short_form(line, found):
            yield found.end()


def _can_start(letter: str) -> bool:
    if letter.isalnum():
        return not letter.islower()
    return letter in STARTERS or unicodedata.category(letter) in {"Ps", "Pi", "So"}


def _is_short_form(line: str, found: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it: “Dr.”, “e.g.”, “No. 5”, “3.”."""
    if found["mark"] != ".":
        return False
    word = re.split(r"[\s(]", line[max(0, found.start() - 20) : found.start()])[-1].casefold()
    last = word.rpartition(".")[2]
    if word in BEFORE_NAMES or (word.isdigit() and len(word) <= 2):
        return True
    if len(last) == 1 and last.upper() != last:
        return True
    return word in BEFORE_NUMBERS and not found["next"].isalpha()


def _bracketed(line: str) -> list[tuple[int, int]]:
    """Spans from an opening bracket or quotation mark to behind the one that closes it."""
    spans: list[tuple[int, int]] = []
    waiting: list[int] = []
    for position, letter in enumerate(line):
        if letter in BRACKETS.values():
            waiting.append(position)
        elif waiting and line[waiting[-1]] == BRACKETS.get(letter):
            spans.append((waiting.pop(), position + 1))
    return spans
