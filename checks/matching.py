"""Find all of a language's entries in a text in one pass, word by word or letter by letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

import ahocorasick

from checks.entries import Entry
from checks.folding import Folded, Folding
from checks.tokens import Token, Tokeniser

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


class TokenMatcher:
    """For languages with spaces: sequences of words, each by its form or base form."""

    def __init__(self, entries: Iterable[Entry], folding: Folding) -> None:
        self.tokeniser = Tokeniser(folding)
        self.by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            forms = self.tokeniser.forms(entry.word)
            if forms:
                self.by_first.setdefault(forms[0], []).append((forms[1:], entry))

    def matches(self, text: str) -> list[Match]:
        tokens = self.tokeniser.tokens(text)
        return [match for position in range(len(tokens)) for match in self._at(tokens, position)]

    def _at(self, tokens: list[Token], position: int) -> Iterator[Match]:
        token = tokens[position]
        for key in token.keys:
            for rest, entry in self.by_first.get(key, ()):
                end = position + 1 + len(rest)
                following = tokens[position + 1 : end]
                if len(following) == len(rest) and all(
                    form in word.keys for form, word in zip(rest, following, strict=True)
                ):
                    yield Match(token.start, tokens[end - 1].end, entry)


class CharacterMatcher:
    """For languages without spaces: one automaton over folded letters."""

    def __init__(self, entries: Iterable[Entry], folding: Folding) -> None:
        self.folding = folding
        by_word: dict[str, list[Entry]] = {}
        for entry in entries:
            folded = folding.key(entry.word).strip()
            if folded:
                by_word.setdefault(folded, []).append(entry)
        self.automaton = ahocorasick.Automaton()
        for folded, found in by_word.items():
            self.automaton.add_word(folded, (len(folded), found))
        self.automaton.make_automaton()
        self.is_empty = not by_word

    def matches(self, text: str) -> list[Match]:
        folded = self.folding.fold(text)
        return [] if self.is_empty else list(self._matches(folded))

    def _matches(self, folded: Folded) -> Iterator[Match]:
        for last, (length, found) in self.automaton.iter(folded.text):
            start, end = last + 1 - length, last + 1
            if stands_alone(folded.text, start, end):
                span = folded.span(start, end)
                for entry in found:
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
