"""Cut off what a language writes onto its words, as its grammar lists it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from locales.grammars import Inflection

# What tells a stem from a word: “клубник-” is found by “клубникой”, not by a word “клубник”.
STEM = "-"


@dataclass(frozen=True)
class Cutter:
    """Cuts folded words by what one or more packs list; see `cutter`."""

    inflections: tuple[Inflection, ...]

    def bare(self, word: str) -> set[str]:
        """The word without what is written onto it: {"ساعه"} of “والساعه”; several where unsure."""
        found: set[str] = set()
        for inflection, prefixes, suffixes in self._patterns:
            last = len(word) - inflection.shortest_stem
            if prefixes:
                starts = range(1, last + 1)
                found |= {word[at:] for at in starts if prefixes.fullmatch(word, 0, at)}
            if suffixes:
                ends = range(inflection.shortest_stem, len(word))
                stems = [word[:at] for at in ends if suffixes.fullmatch(word, at)]
                found.update(stems)
                found |= {_hardened(stem, inflection) for stem in stems}
            if word[1:] in inflection.always:
                found.add(word[0])
        return found

    def stem(self, word: str) -> str:
        """The word without its longest ending, marked as a stem; "" where nothing inflects."""
        if not self._endings:
            return ""
        for ending, shortest in self._endings:
            if word.endswith(ending) and len(word) - len(ending) >= shortest:
                return word[: -len(ending)] + STEM
        return word + STEM

    @property
    def chains(self) -> bool:
        """Whether suffixes alone lead from forms to words, so that no table of forms is needed."""
        return any(one.chained for one in self.inflections)

    @cached_property
    def _patterns(
        self,
    ) -> list[tuple[Inflection, re.Pattern[str] | None, re.Pattern[str] | None]]:
        return [
            (one, _any_of(one.prefixes), _any_of(one.suffixes, many=one.chained))
            for one in self.inflections
        ]

    @cached_property
    def _endings(self) -> list[tuple[str, int]]:
        listed = {end: one.shortest_stem for one in self.inflections for end in one.endings}
        return sorted(listed.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def cutter(inflections: Iterable[Inflection], fold: Callable[[str], str]) -> Cutter:
    """A cutter of words that are folded so."""

    def folded(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(fold, texts))

    return Cutter(
        tuple(
            replace(
                one,
                prefixes=folded(one.prefixes),
                suffixes=folded(one.suffixes),
                endings=folded(one.endings),
                always=folded(one.always),
            )
            for one in inflections
        )
    )


def _any_of(listed: Iterable[str], *, many: bool = False) -> re.Pattern[str] | None:
    """One of the texts, longest first, or one after another."""
    texts = sorted(listed, key=len, reverse=True)
    inner = "|".join(map(re.escape, texts))
    return re.compile(f"(?:{inner}){'+' if many else ''}") if texts else None


def _hardened(stem: str, inflection: Inflection) -> str:
    """The stem as it is written alone: kitab → kitap."""
    return stem[:-1] + inflection.softened.get(stem[-1], stem[-1])
