"""Find all of a language's entries in a text in one pass, word by word or letter by letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

import ahocorasick

from checks.entries import Entry
from checks.folding import Folded, Folding
from checks.inflection import Cutter
from checks.tokens import NO_INFLECTION, Tokeniser, pieces

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
    """An entry by its first two words: the folded forms of the words after them."""

    rest: tuple[str, ...]
    entry: Entry


class Start:
    """What a word may begin: entries of that word alone, and longer ones by their second word."""

    def __init__(self) -> None:
        self.alone: list[Entry] = []
        self.longer: dict[str, list[Phrase]] = {}

    def add(self, forms: tuple[str, ...], entry: Entry) -> None:
        if len(forms) == 1:
            self.alone.append(entry)
        else:
            self.longer.setdefault(forms[1], []).append(Phrase(forms[2:], entry))


class Word(NamedTuple):
    """A word as it stands in texts: what it is looked up by, and what it may begin."""

    keys: frozenset[str]
    alone: tuple[Entry, ...]
    longer: tuple[dict[str, list[Phrase]], ...]


class TokenMatcher:
    """For languages with spaces: sequences of words, each by its form or base form.

    What a word may begin is looked up once and kept: texts repeat their words.
    """

    def __init__(
        self, entries: Iterable[Entry], folding: Folding, cutter: Cutter = NO_INFLECTION
    ) -> None:
        self.tokeniser = Tokeniser(folding, cutter)
        self.by_first: dict[str, Start] = {}
        self.by_ending: dict[str, Start] = {}
        self.by_beginning: dict[str, Start] = {}
        self.seen: dict[str, Word] = {}
        for entry in entries:
            forms = self.tokeniser.forms(entry.word.strip(AFFIX))
            if forms:
                shelf = self._shelf(entry.word)
                shelf.setdefault(forms[0], Start()).add(forms, entry)
                stems = self.tokeniser.stems(forms) if _inflects(entry) else ()
                if stems:
                    shelf.setdefault(stems[0], Start()).add(stems, entry)

    def _shelf(self, word: str) -> dict[str, Start]:
        if word.startswith(AFFIX):
            return self.by_ending
        return self.by_beginning if word.endswith(AFFIX) else self.by_first

    def matches(self, text: str) -> list[Match]:
        spans = pieces(text)
        words = [self._word(text[start:end]) for start, end in spans]
        found = []
        for position, word in enumerate(words):
            start, end = spans[position]
            found += [Match(start, end, entry) for entry in word.alone]
            following = words[position + 1].keys if position + 1 < len(words) else ()
            for by_second in word.longer:
                for key in following:
                    for phrase in by_second.get(key, ()):
                        last = position + 1 + len(phrase.rest)
                        if not phrase.rest or _goes_on(words, position + 2, phrase):
                            found.append(Match(start, spans[last][1], phrase.entry))
        if not self.tokeniser.cutter.inflections:
            return [one for one in found if not one.entry.cased or _is_as_written(text, one)]
        return [one for one in dict.fromkeys(found) if self._is_meant(text, one)]

    def _is_meant(self, text: str, match: Match) -> bool:
        """Whether the match has its capitals, and a number word its end: altın is not altı."""
        if match.entry.role == "number":
            folding = self.tokeniser.folding
            word = folding.key(match.entry.word)
            return folding.key(text[match.start : match.end]).endswith(word)
        return not match.entry.cased or _is_as_written(text, match)

    def _word(self, form: str) -> Word:
        found = self.seen.get(form)
        if found is None:
            if len(self.seen) > MOST_SEEN:
                self.seen.clear()
            found = self.seen[form] = self._looked_up(form)
        return found

    def _looked_up(self, form: str) -> Word:
        keys = self.tokeniser.keys(form)
        starts = [self.by_first[key] for key in keys if key in self.by_first]
        ends = {key[cut:] for key in keys for cut in range(len(key))}
        begins = {key[:cut] for key in keys for cut in range(1, len(key) + 1)}
        starts += [self.by_ending[end] for end in ends & self.by_ending.keys()]
        starts += [self.by_beginning[begin] for begin in begins & self.by_beginning.keys()]
        return Word(
            keys,
            tuple(entry for start in starts for entry in start.alone),
            tuple(start.longer for start in starts if start.longer),
        )


def _inflects(entry: Entry) -> bool:
    """Whether an entry's words may stand in other forms; an affix and a marked spelling may not."""
    return AFFIX not in entry.word and not entry.cased and entry.role != "number"


def _goes_on(words: list[Word], position: int, phrase: Phrase) -> bool:
    """Whether the rest of a phrase stands at a position."""
    following = words[position : position + len(phrase.rest)]
    return len(following) == len(phrase.rest) and all(
        form in word.keys for form, word in zip(phrase.rest, following, strict=True)
    )


def _is_as_written(text: str, match: Match) -> bool:
    return text[match.start : match.end] == match.entry.word


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
