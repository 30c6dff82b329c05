"""What a language lets vary in an idiom: the words it may exchange, insert or move."""

from dataclasses import dataclass
from functools import cached_property

from checks.folding import Folding
from checks.idioms.morphology import Morphology, morphology
from checks.idioms.reading import fold, read
from locales.grammars import Grammar


@dataclass(frozen=True, eq=False)
class Manner:
    """One language's function words, folded, with its folding and its inflection."""

    grammar: Grammar
    folding: Folding

    def __reduce__(self) -> tuple[type["Manner"], tuple[Grammar, Folding]]:
        """Without the tables that a compiled lexicon needs no more."""
        return Manner, (self.grammar, self.folding)

    @cached_property
    def articles(self) -> frozenset[str]:
        return self._folded(self.grammar.articles)

    @cached_property
    def determiners(self) -> frozenset[str]:
        """What may stand where an article does, articles too."""
        return self._folded(self.grammar.determiners) | self.articles

    @cached_property
    def possessives(self) -> frozenset[str]:
        return self._folded(self.grammar.possessives)

    @cached_property
    def reflexives(self) -> frozenset[str]:
        return self._folded(self.grammar.reflexives)

    @cached_property
    def reflexive_markers(self) -> frozenset[str]:
        return self._folded(self.grammar.reflexive_markers)

    @cached_property
    def clitics(self) -> frozenset[str]:
        """Pronouns that lean on a verb, without those that are written like an article."""
        return self._folded(self.grammar.clitics) - self.articles

    @cached_property
    def slots(self) -> frozenset[str]:
        return self._folded(self.grammar.slots)

    @cached_property
    def particles(self) -> frozenset[str]:
        return self._folded(self.grammar.particles)

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Every listed word, and the rests of contractions: they carry no meaning alone."""
        listed = self._folded(self.grammar.function_words)
        rests = frozenset({"s", "'s", "t"})
        return listed | self.determiners | self.possessives | self.clitics | self.reflexives | rests

    @cached_property
    def morphology(self) -> Morphology:
        return morphology(self.folding.language, self.grammar)

    def words(self, canonical: str) -> list[str]:
        """The folded words of a canonical form; “someone's” stays one, “…” is a word."""
        found: list[str] = []
        for number, part in enumerate(canonical.split("…")):
            found += ["…"] * bool(number)
            for word in read(part, self.folding).words:
                if word == "'s" and found and found[-1] + word in self.possessives:
                    found[-1] += word
                else:
                    found.append(word)
        return found

    def _folded(self, words: tuple[str, ...]) -> frozenset[str]:
        return frozenset(fold(word, self.folding) for word in words)
