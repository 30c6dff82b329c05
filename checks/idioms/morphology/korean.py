"""Korean: nouns without their particles, verbs by the letters that all endings leave alone."""

import re
import unicodedata
from collections.abc import Iterable

from checks.idioms.morphology import Forms, Place, morphology_of
from locales.grammars import Grammar

PARTICLES = re.compile(
    r"(?:이|가|을|를|은|는|도|만|에|에서|에게|의|로|으로|와|과|이나|나|까지|부터|마저|조차|라도|이라도|처럼|들|들이|들을|들은|보다)$"
)
ENDING = "다"
SHORTEST_STEM = 2  # letters (jamo) of a verb's stem
LONGEST_STEM = 12
# What the last letters of a stem become before some endings: 눕다 → 누워, 걷다 → 걸어, 오다 → 와.
# Source: I. Lee and S. R. Ramsey, The Korean Language, 2000, chapter 5.
CHANGES = (
    ("ᆸ", ""), ("ᆸ", "우"), ("ᆸ", "오"), ("ᆮ", "ᆯ"), ("ᆺ", ""), ("ᆯ", ""), ("르", "ᆯ라"), ("르", "ᆯ러"),
    ("ᅳ", ""), ("ᅳ", "ᅥ"), ("ᅳ", "ᅡ"), ("ᅩ", "ᅪ"), ("ᅮ", "ᅯ"), ("ᅵ", "ᅧ"), ("ᅬ", "ᅫ"), ("하", "해"), ("ᇂ", ""),
)  # fmt: skip


@morphology_of("ko")
class Korean:
    """A text's word is found without its particle, and by each beginning of its letters."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.language, self.grammar = language, grammar

    def prepare(self, words: Iterable[str]) -> None:
        """Nothing to do: the letters are enough."""

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def part_of(self, word: str) -> str:
        return ""

    def forms(self, word: str, place: Place) -> Forms:
        word = unicodedata.normalize("NFC", word)
        if place.last and word.endswith(ENDING) and len(word) > 1:
            return Forms(
                "verb", frozenset(f"{stem}-" for stem in _stems(word.removesuffix(ENDING)))
            )
        if place.alone:
            return Forms("noun", frozenset({f"{_letters(word)[:LONGEST_STEM]}-"}))
        open_ended = {f"{_letters(word)[:LONGEST_STEM]}-"} if place.last else set()
        return Forms("noun", frozenset({word, _bare(word)} | open_ended))

    def keys(self, word: str) -> tuple[str, ...]:
        word = unicodedata.normalize("NFC", word)
        letters = _letters(word)
        sizes = range(SHORTEST_STEM, min(LONGEST_STEM, len(letters)) + 1)
        return (word, _bare(word), *(f"{letters[:size]}-" for size in sizes))


def _bare(word: str) -> str:
    """The noun without its particle; a word of one syllable is left alone."""
    return PARTICLES.sub("", word) or word


def _stems(stem: str) -> set[str]:
    letters = _letters(stem)
    found = {letters}
    for old, new in CHANGES:
        before = _letters(old)
        if letters.endswith(before):
            found.add(letters.removesuffix(before) + _letters(new))
    return {stem for stem in found if len(stem) >= SHORTEST_STEM}


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word)
