"""Turkish: stems with chains of suffixes, by the letters a suffix may be made of."""

import re
from collections.abc import Iterable

from checks.idioms.morphology import Forms, Place, morphology_of
from locales.grammars import Grammar

SHORTEST_STEM = 2
LONGEST_SUFFIXES = 12
INFINITIVE = re.compile(r"m[ae]k$")
# Number, possession, case, tense, person, negation. Source: A. Göksel and C. Kerslake,
# Turkish: A Comprehensive Grammar, 2005, chapters 8 and 14.
SUFFIXES = re.compile(
    r"(?:l[ae]r|[ıiuü]m[ıiuü]z|[ıiuü]n[ıiuü]z|m[ıiuü]z|n[ıiuü]z|[ıiuü]?[mn]|s?[ıiuü]|[ysn]?[ıiuü]"
    r"|n?[dt][ae]n?|[yn]?[ae]|n[ıiuü]n|y?l[ae]|c[ae]|ki|[dt][ıiuü]k?|m[ıiuü]ş|y?[ae]c[ae][kğ]|[ıiuü]?yor"
    r"|[ıiuüae]?r|m[ae]z?|m[ae][kğ]|y?[ıiuü]p|[ae]r[ae]k|ken|s[ae]|k|y?[ae]bil|t|[ıiuü]l|[ıiuü]n|ş"
    r"|d[ıiuü]r|s[ıiuü]n|y?[ae]n|l[ıiuü]|s[ıiuü]z|y?[ıiuü]z)*"
)
# What a stem's last letter becomes before a vowel, and back.
HARDENED = {"ğ": "k", "b": "p", "c": "ç", "d": "t"}
# The owner in a word such as gözünden: of his, of mine, of ours.
OWNED = re.compile(r"(?<=[ıiuü])n(?=(?:[dt][ae]n?|[ae]|[ıiuü]n?)$)")
OWNERS = ("n", "m", "", "mız", "miz", "muz", "müz", "nız", "niz", "nuz", "nüz")


@morphology_of("tr")
class Turkish:
    """A text's word is found by each of its stems; an idiom's word brings stems or owned forms."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.language, self.grammar = language, grammar

    def prepare(self, words: Iterable[str]) -> None:
        """Nothing to do: the suffixes are enough."""

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def part_of(self, word: str) -> str:
        return ""

    def forms(self, word: str, place: Place) -> Forms:
        stem = INFINITIVE.sub("", word)
        if stem != word and place.last:
            narrowed = {stem[:-1] + vowel for vowel in "ıiuü"} if stem[-1:] in ("a", "e") else set()
            return Forms("verb", frozenset(f"{one}-" for one in {stem, *narrowed}))
        if OWNED.search(word):
            return Forms("noun", frozenset(OWNED.sub(owner, word) for owner in OWNERS))
        if word[-1] in "ıiuü" and len(word) > SHORTEST_STEM + 1:
            return Forms("noun", frozenset({word, f"{word[:-1]}-", f"{_hardened(word[:-1])}-"}))
        return Forms("noun", frozenset({word, f"{word}-"} if place.last else {word}))

    def keys(self, word: str) -> tuple[str, ...]:
        """The word, and every stem it may have: “gözünden”: göz-, gözü-, gözün-."""
        stems = dict.fromkeys(
            stem
            for end in range(max(SHORTEST_STEM, len(word) - LONGEST_SUFFIXES), len(word) + 1)
            if SUFFIXES.fullmatch(word, end)
            for stem in (f"{word[:end]}-", f"{_hardened(word[:end])}-")
        )
        return (word, *stems)


def _hardened(stem: str) -> str:
    return stem[:-1] + HARDENED.get(stem[-1:], stem[-1:])
