"""Find all of a language's entries in a text in one pass, word by word or letter by letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

import ahocorasick

from checks.entries import Entry
from checks.folding import Folded, Folding
from checks.tokens import Tokeniser, pieces

AFFIX = "…"
MOST_SEEN = 200_000  # words kept by a matcher

KATAKANA = re.compile(r"[ァ-ヺーヽヾ]")
# Thai and Lao vowels that are written before their consonant: a word never starts right after one.
LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")


class Match(NamedTuple):
    """An entry found at the half-open range [start, end) of the text that was searched."""

    start: int
    end: int
    entry: Entry


class Matcher(Protocol):
    """Finds every entry, overlapping ones too, in no particular order."""

    def matches(self, text: str) -> list[Match]: ...


class Phrase(NamedTuple):
    """An entry by its first word: the folded forms of the words after it."""

    rest: tuple[str, ...]
    entry: Entry


class TokenMatcher:
    """For languages with spaces: sequences of words, each by its form or base form.

    What a word may begin is looked up once and kept: texts repeat their words.
    """

    def __init__(self, entries: Iterable[Entry], folding: Folding) -> None:
        self.tokeniser = Tokeniser(folding)
        self.by_first: dict[str, list[Phrase]] = {}
        self.by_ending: dict[str, list[Phrase]] = {}
        self.by_beginning: dict[str, list[Phrase]] = {}
        self.seen: dict[str, tuple[Phrase, ...]] = {}
        for entry in entries:
            forms = self.tokeniser.forms(entry.word.strip(AFFIX))
            if forms:
                shelf = self._shelf(entry.word)
                shelf.setdefault(forms[0], []).append(Phrase(forms[1:], entry))

    def _shelf(self, word: str) -> dict[str, list[Phrase]]:
        if word.startswith(AFFIX):
            return self.by_ending
        return self.by_beginning if word.endswith(AFFIX) else self.by_first

    def matches(self, text: str) -> list[Match]:
        spans = pieces(text)
        return [
            match
            for position, (start, end) in enumerate(spans)
            for phrase in self._begun_by(text[start:end])
            for match in self._whole(text, spans, position, phrase)
        ]

    def _whole(
        self, text: str, spans: list[tuple[int, int]], position: int, phrase: Phrase
    ) -> Iterator[Match]:
        """The phrase, if its other words follow and are written as it asks for."""
        last = position + len(phrase.rest)
        if last >= len(spans):
            return
        following = spans[position + 1 : last + 1]
        for form, (start, end) in zip(phrase.rest, following, strict=True):
            if form not in self.tokeniser.keys(text[start:end]):
                return
        start, end = spans[position][0], spans[last][1]
        if not phrase.entry.cased or text[start:end] == phrase.entry.word:
            yield Match(start, end, phrase.entry)

    def _begun_by(self, word: str) -> tuple[Phrase, ...]:
        found = self.seen.get(word)
        if found is None:
            if len(self.seen) > MOST_SEEN:
                self.seen.clear()
            found = self.seen[word] = tuple(self._phrases(word))
        return found

    def _phrases(self, word: str) -> Iterator[Phrase]:
        keys = self.tokeniser.keys(word)
        for key in keys:
            yield from self.by_first.get(key, ())
        ends = {key[cut:] for key in keys for cut in range(len(key))}
        begins = {key[:cut] for key in keys for cut in range(1, len(key) + 1)}
        for end in ends & self.by_ending.keys():
            yield from self.by_ending[end]
        for begin in begins & self.by_beginning.keys():
            yield from self.by_beginning[begin]


class CharacterMatcher:
    """For languages without spaces: one automaton over folded letters."""

    def __init__(self, entries: Iterable[Entry], folding: Folding) -> None:
        self.folding = folding
        by_word: dict[str, list[Entry]] = {}
        for entry in entries:
            folded = folding.key(entry.word.strip(AFFIX)).strip()
            if folded:
                by_word.setdefault(folded, []).append(entry)
        self.automaton = ahocorasick.Automaton()
        for folded, found in by_word.items():
            self.automaton.add_word(folded, (len(folded), found))
        self.automaton.make_automaton()
        self.is_empty = not by_word

    def matches(self, text: str) -> list[Match]:
        folded = self.folding.fold(text)
        return [] if self.is_empty else list(self._matches(folded, text))

    def _matches(self, folded: Folded, text: str) -> Iterator[Match]:
        for last, (length, found) in self.automaton.iter(folded.text):
            start, end = last + 1 - length, last + 1
            if stands_alone(folded.text, start, end):
                span = folded.span(start, end)
                for entry in found:
                    if not entry.cased or text[slice(*span)] == entry.word:
                        yield Match(*span, entry)


def stands_alone(text: str, start: int, end: int) -> bool:
    """False where [start, end) is cut out of a longer Latin or katakana word or a Thai syllable."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in LEADING_VOWELS or (after and unicodedata.category(after) == "Mn"):
        return False
    return not (_same_run(before, text[start]) or _same_run(text[end - 1], after))


def _same_run(left: str, right: str) -> bool:
    """True where two neighbours belong to one word although their language writes no spaces."""
    if not left or not right:
        return False
    pair = left + right
    if pair.isascii():
        return pair.isalpha() or pair.isdecimal()
    return bool(KATAKANA.match(left) and KATAKANA.match(right))
