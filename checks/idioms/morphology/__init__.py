"""How the words of a language inflect: one module a language or a family, found by scanning."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal, NamedTuple, Protocol

from locales.grammars import Grammar

Part = Literal["verb", "noun", "adjective", "other", "function"]


class Forms(NamedTuple):
    """What a word is in its idiom, and the keys under which its forms are found in a text."""

    part: Part
    keys: frozenset[str]


class Place(NamedTuple):
    """Where a word stands in its idiom: `head`: where a verb may stand; `last`: it is the last."""

    head: bool
    last: bool
    alone: bool


class Morphology(Protocol):
    """The inflection of one language. Words come folded."""

    def prepare(self, words: Iterable[str]) -> None:
        """Be told all the words that `forms` will be asked for; tables are read only now."""

    def forms(self, word: str, place: Place) -> Forms:
        """The word of a canonical form, with the keys of all its forms."""

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of a word of a text, itself first: without what is written onto it."""

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        """Of a verb's keys those that may stand after what it is done to; empty where idioms
        aren't turned round."""

    def part_of(self, word: str) -> str:
        """A rough name of the parts of speech a word of a text may be, "" where unknown."""


Maker = Callable[[str, Grammar], Morphology]
_makers: dict[str, Maker] = {}
DEFAULT = ""


def morphology_of(*languages: str) -> Callable[[Maker], Maker]:
    """Register a class or function as the maker of these languages' morphology."""

    def register(maker: Maker) -> Maker:
        _makers.update(dict.fromkeys(languages, maker))
        return maker

    return register


def morphology(language: str, grammar: Grammar) -> Morphology:
    """The morphology of a language; for one that no module knows, what its lemma table says."""
    return _all_makers().get(language, _makers[DEFAULT])(language, grammar)


@cache
def _all_makers() -> Mapping[str, Maker]:
    for module in iter_modules(__path__, f"{__name__}."):
        import_module(module.name)
    return _makers
