"""Find idioms in languages that write no spaces: one automaton over letters, then a look around."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick

from checks.folding import Folding, simplified
from checks.idioms import model
from checks.idioms.chinese import pulled_apart
from checks.idioms.detector import TRAPPED, Form, Sighting
from checks.idioms.japanese import Variants, variants
from checks.idioms.patterns import OPEN_SLOT
from checks.matching import stands_alone

MOST_IN_SLOT = 6
NO_PUNCTUATION = r"[^\s，。、！？；：,.!?;:…「」『』（）()]"
JOINTS = re.compile(r"[\s，,、]")
HAN = range(0x3400, 0xA000)


class Shape(NamedTuple):
    """One canonical form: the letters to look for, where they stand in it, and the whole of it.

    `whole` is None where the letters are all there is.
    """

    number: int
    letters: str
    whole: str | None = None


@dataclass(frozen=True, eq=False)
class CharacterDetector:
    """For Chinese, Japanese and Thai. `table` folds letter by letter, so that places stay."""

    forms: Sequence[Form]
    automaton: ahocorasick.Automaton
    table: Mapping[int, int]
    threshold: float

    def find(self, text: str, least: float | None = None) -> list[Sighting]:
        """See Detector."""
        if not len(self.automaton):
            return []
        floor = self.threshold if least is None else least
        folded = text.translate(self.table)
        found = [
            (Sighting(start, end, form.id, _score(form)), form)
            for start, end, number in self._hits(folded)
            if stands_alone(folded, start, end) and (form := self.forms[number])
        ]
        likely = [pair for pair in found if pair[0].score >= floor]
        return [sighting for sighting, form in _longest(likely) if not form.trap]

    def _hits(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and the number of the form, for everything found."""
        for last, (size, numbers, shapes) in self.automaton.iter(folded):
            start = last + 1 - size
            for number in numbers:
                yield start, last + 1, number
            for shape in shapes:
                yield from _around(folded, start, shape)


def _score(form: Form) -> float:
    return TRAPPED if form.trap else round(model.plain_score(form.literal), 4)


def _around(folded: str, at: int, shape: Shape) -> Iterator[tuple[int, int, int]]:
    """The whole form where it holds the letters found at a place."""
    whole = _compiled(shape.whole or "")
    reach = len(shape.whole or "") + MOST_IN_SLOT
    begin = max(0, at - reach)
    for found in whole.finditer(folded, begin, at + len(shape.letters) + reach):
        if found.start() <= at < found.end():
            yield found.start(), found.end(), shape.number


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _longest(found: list[tuple[Sighting, Form]]) -> list[tuple[Sighting, Form]]:
    """Of overlapping ones the longest, then the likeliest; in order of place."""
    kept: list[tuple[Sighting, Form]] = []
    for one, form in sorted(found, key=lambda pair: (pair[0].start - pair[0].end, -pair[0].score)):
        if not any(one.touches(other) for other, _ in kept):
            kept.append((one, form))
    return sorted(kept, key=lambda pair: pair[0].start)


def character_detector(forms: Sequence[Form], folding: Folding) -> CharacterDetector:
    """Compile the forms; the table of letters costs a tenth of a second."""
    table = _table(folding)
    by_letters: dict[str, list[Shape]] = {}
    for number, form in enumerate(forms):
        for shape in _shapes(number, form.canonical.strip().translate(table), folding.language):
            by_letters.setdefault(shape.letters, []).append(shape)
    automaton = ahocorasick.Automaton()
    for letters, shapes in by_letters.items():
        numbers = tuple(shape.number for shape in shapes if shape.whole is None)
        around = tuple(shape for shape in shapes if shape.whole is not None)
        automaton.add_word(letters, (len(letters), numbers, around))
    automaton.make_automaton()
    return CharacterDetector(tuple(forms), automaton, table, model.neutral().threshold)


def _shapes(number: int, folded: str, language: str) -> Iterator[Shape]:
    if not folded.replace(OPEN_SLOT, ""):
        return
    parts = [part.strip() for part in folded.split(OPEN_SLOT)]
    patterns = variants(parts) if language == "ja" else [_literal(part) for part in parts]
    fixed = [chunk for pattern in patterns for chunk in pattern.fixed]
    if not fixed:
        return
    letters = max(fixed, key=len)
    if letters == folded:
        yield Shape(number, letters)
        if language == "zh":
            yield from (Shape(number, apart) for apart in pulled_apart(folded))
        return
    slot = f"{NO_PUNCTUATION}{{0,{MOST_IN_SLOT}}}?"
    whole = slot.join(pattern.regex for pattern in patterns)
    yield Shape(number, letters, whole)


def _literal(part: str) -> Variants:
    """Blanks and commas between the pieces of a phrase may be left out or exchanged."""
    pieces = tuple(piece for piece in JOINTS.split(part) if piece)
    return Variants(f"{JOINTS.pattern}?".join(map(re.escape, pieces)), pieces)


def _table(folding: Folding) -> dict[int, int]:
    """Letter → folded letter, for those that fold to one other letter."""
    letters: Iterable[str] = map(chr, [*range(0x41, 0x5B), *range(0xFF01, 0xFF5F)])
    folded = ((letter, folding.key(letter)) for letter in letters)
    table = {ord(letter): ord(other) for letter, other in folded if len(other) == 1}
    if folding.chinese:
        han = ((letter, simplified(letter)) for letter in map(chr, HAN))
        table |= {ord(letter): ord(other) for letter, other in han if other != letter}
    return table
