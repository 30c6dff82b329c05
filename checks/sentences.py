"""Cut a text into sentences without knowing its language."""

import re
from bisect import bisect_right
from dataclasses import dataclass

# What is written with a full stop and goes on: “excl. VAT”, “Mr. Lin”, “Nr. 4”.
ABBREVIATIONS = (
    "excl Excl incl Incl inkl exkl zzgl approx Mr Mrs Ms Dr Prof St No Nr Sr Sra Dra Sig art Art vs"
).split()
NOT_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in ABBREVIATIONS)
# A full stop ends no sentence before a small letter, nor between an abbreviation and a digit.
# The marks of Chinese and Japanese need no space after them.
END = re.compile(
    r"[。！？｡](?:[”」』）)]*)"
    r"|[!?؟](?=[\s\"'”’»)])[\"'”’»)]*"
    r"|(?<!\b\w)(?<!\b\w\w)\.[\"'”’»)]*(?=\s+\d)"
    rf"|{NOT_ABBREVIATED}\.[\"'”’»)]*(?=\s+[^\s\da-zß-öø-ÿ])"
    r"|[\n\r\u2028\u2029]+"
)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where sentences end: half-open offsets, rising; the last is the text's length."""

    ends: tuple[int, ...]

    def number_of(self, position: int) -> int:
        """Which sentence, from 0, the code point at `position` is in."""
        return bisect_right(self.ends, position)

    def start_of(self, position: int) -> int:
        """Where the sentence of the code point at `position` begins."""
        number = self.number_of(position)
        return self.ends[number - 1] if number else 0


def sentences(text: str) -> Sentences:
    """The sentences of a text. Prefers too few to too many."""
    return Sentences((*(found.end() for found in END.finditer(text)), len(text)))
