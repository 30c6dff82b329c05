"""Languages whose forms stand in a lemma table: one lookup table turned round, for few words."""

import gzip
import json
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from checks.folding import folding
from checks.idioms.morphology import DEFAULT, Forms, Place, morphology_of
from locales.grammars import Grammar

SHORTEST_STEM = 3
SHORTEST_INFINITIVE = 2  # ir
ACUTE = "\u0301"
EXCEPTIONS = "_lemma_exc.json.gz"


@morphology_of(DEFAULT)
class Tables:
    """Forms by their base form. Pronouns written onto a verb are cut off (tomándole → tomando)."""

    def __init__(self, language: str, grammar: Grammar) -> None:
        self.fold = folding(language, "").key
        self.language, self.grammar = language, grammar
        self.bases: dict[str, set[str]] = {}
        self.forms_of: dict[str, set[str]] = {}

    def prepare(self, words: Iterable[str]) -> None:
        """Read the table for the forms of these words, then let it go."""
        wanted = {part for word in words for part in (word, self._bare(word), *self._apart(word))}
        pairs = [(form, base) for form, base in _pairs(self.language) if form in wanted]
        for form, base in pairs:
            self.bases.setdefault(form, set()).add(base)
        needed = wanted.union(*self.bases.values())
        for form, base in _pairs(self.language):
            if base in needed:
                self.forms_of.setdefault(base, set()).add(form)

    def forms(self, word: str, place: Place) -> Forms:
        bare = self._bare(word)
        bases = {bare, *self.bases.get(bare, ())}
        keys = {word, bare}.union(*(self.forms_of.get(base, set()) for base in bases), bases)
        is_verb = (place.head or place.last) and not place.alone and self._is_infinitive(bare)
        return Forms("verb" if is_verb else "noun", frozenset(map(self.fold, keys)))

    def keys(self, word: str) -> tuple[str, ...]:
        found = [word]
        for enclitic in self.grammar.enclitics:
            stem = word.removesuffix(enclitic)
            if len(stem) >= SHORTEST_STEM and stem != word:
                plain = _unstressed(stem)
                found += [stem, plain, plain + "e"] if plain != stem else [stem, stem + "e"]
        return tuple(found)

    def passive(self, keys: frozenset[str]) -> frozenset[str]:
        return frozenset()

    def part_of(self, word: str) -> str:
        return ""

    def _apart(self, word: str) -> list[str]:
        """A separable verb without its particle: zudrücken → drücken."""
        cut = (word.removeprefix(particle) for particle in self.grammar.particles)
        return [rest for rest in cut if rest != word and self._is_infinitive(rest)]

    def _bare(self, word: str) -> str:
        """An infinitive without the pronouns that dictionaries write onto it."""
        for enclitic in self.grammar.enclitics:
            for bare in (word.removesuffix(enclitic), word.removesuffix(enclitic) + "e"):
                if word.endswith(enclitic) and self._is_infinitive(bare):
                    return bare
        return word

    def _is_infinitive(self, word: str) -> bool:
        return word.endswith(self.grammar.infinitives) and len(word) >= SHORTEST_INFINITIVE


def _unstressed(word: str) -> str:
    """Without the acute that a verb needs only under its pronouns."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(ACUTE, ""))


def _pairs(language: str) -> Iterator[tuple[str, str]]:
    """Form and base form of every line of the language's tables, lower-case."""
    for path in _tables(language):
        found = json.loads(gzip.decompress(path.read_bytes()))
        lists = found.values() if path.name == f"{language}{EXCEPTIONS}" else [found]
        for one in lists:
            for form, bases in one.items():
                for base in [bases] if isinstance(bases, str) else bases:
                    yield _plain(form), _plain(base)


def _plain(word: str) -> str:
    """As words of texts are folded, as far as these languages need it."""
    return word.casefold().replace("ё", "е")


def _tables(language: str) -> list[Traversable]:
    """The lookup tables, for all words or for a part of speech each, and the exceptions."""
    folder = files("spacy_lookups_data").joinpath("data")
    names = (f"{language}_lemma_lookup", f"{language}{EXCEPTIONS}")
    return [path for path in folder.iterdir() if language and path.name.startswith(names)]
