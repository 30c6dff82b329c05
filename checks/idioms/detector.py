"""Find the idioms of one lexicon in texts of one language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from checks.idioms import model
from checks.idioms.features import Seen, is_unchanged
from checks.idioms.index import Index, build
from checks.idioms.manner import Manner
from checks.idioms.patterns import Word, compile_form
from checks.idioms.reading import fold, read, word_pattern
from checks.idioms.uses import Search, uses
from checks.sentences import sentences

# How much likelihood a longer idiom outweighs: “rub up the wrong way” before “the wrong way”.
WORTH_OF_A_WORD = 0.03
TRAPPED = 2.0  # above every likelihood


class Form(NamedTuple):
    """A canonical form of the idiom `id`; `literal`: its risk, "" where nobody judged it.

    `fixed`: nothing may be put in or left out. `trap`: an ordinary phrase in which the idiom's
    words mean what they say; fixed too.
    """

    id: str
    canonical: str
    literal: str = ""
    fixed: bool = False
    trap: bool = False


class Sighting(NamedTuple):
    """The idiom `id` at [start, end) of a text, in code points, and how likely it is meant."""

    start: int
    end: int
    id: str
    score: float

    def touches(self, other: "Sighting") -> bool:
        return self.start < other.end and other.start < self.end


class Detector(Protocol):
    """Finds the idioms of a lexicon; `threshold` is the score from which one is reported."""

    threshold: float

    def find(self, text: str, least: float | None = None) -> list[Sighting]:
        """In order, none overlapping another, all at least as likely as `least` (`threshold`)."""


@dataclass(frozen=True, eq=False)
class WordDetector:
    """For languages that write spaces."""

    forms: Sequence[Form]
    index: Index
    manner: Manner
    threshold: float

    def find(self, text: str, least: float | None = None) -> list[Sighting]:
        """See Detector."""
        floor = self.threshold if least is None else least
        found: list[Sighting] = []
        start = 0
        for end in sentences(text).ends:
            scored = ((self._score(seen), seen) for seen in self.seen(text[start:end]))
            likely = best(pair for pair in scored if pair[0] >= floor)
            found += sorted(
                self._sighting(seen, score, start)
                for score, seen in likely
                if not self.form_of(seen).trap
            )
            start = end
        return found

    def seen(self, sentence: str) -> Iterator[Seen]:
        """Every use of every idiom in one sentence, likely or not; those of one don't overlap."""
        numbers = self.index.candidates(self._keys_in(sentence))
        if numbers:
            search = Search.of(read(sentence, self.manner.folding), self.manner)
            for number in numbers:
                for use in uses(self.index.patterns[number], search):
                    yield Seen(use, search, self.forms[number].literal)

    def form_of(self, seen: Seen) -> Form:
        """The form of the lexicon that was seen."""
        return self.forms[seen.use.pattern.number]

    def _score(self, seen: Seen) -> float:
        form = self.form_of(seen)
        if (form.fixed or form.trap) and not is_unchanged(seen):
            return 0.0
        return TRAPPED if form.trap else model.score(seen)

    def _keys_in(self, sentence: str) -> set[str]:
        if self.manner.folding.language == "en" and sentence.isascii():
            return set(word_pattern(sentence).findall(sentence.lower()))
        words = word_pattern(sentence).findall(sentence)
        return {key for word in words for key in _keys(self.manner, word)}

    def _sighting(self, seen: Seen, score: float, offset: int) -> Sighting:
        use, spans = seen.use, seen.search.reading.spans
        start, end = spans[use.first][0] + offset, spans[use.last][1] + offset
        return Sighting(start, end, self.form_of(seen).id, round(score, 4))


@lru_cache(maxsize=100_000)
def _keys(manner: Manner, word: str) -> tuple[str, ...]:
    folded = fold(word, manner.folding)
    return manner.morphology.keys(folded) if folded else ()


def best(scored: Iterable[tuple[float, Seen]]) -> list[tuple[float, Seen]]:
    """Of overlapping uses the likeliest; a longer idiom before the shorter one inside it."""
    kept: list[tuple[float, Seen]] = []
    for score, seen in sorted(scored, key=_rank, reverse=True):
        if not any(seen.use.overlaps(other.use) for _, other in kept):
            kept.append((score, seen))
    return kept


def _rank(scored: tuple[float, Seen]) -> float:
    score, seen = scored
    return score + WORTH_OF_A_WORD * len(seen.use.places)


def word_detector(forms: Sequence[Form], manner: Manner) -> WordDetector:
    """Compile the forms; costs up to a second for some thousands of them."""
    manner.morphology.prepare({word for form in forms for word in manner.words(form.canonical)})
    same: dict[Word, Word] = {}  # idioms share words, and files are loaded by the object
    patterns = [
        tuple(
            pattern._replace(words=tuple(same.setdefault(word, word) for word in pattern.words))
            for pattern in compile_form(number, form.canonical, manner)
        )
        for number, form in enumerate(forms)
    ]
    return WordDetector(tuple(forms), build(patterns), manner, model.threshold(manner))
