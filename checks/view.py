"""A read line as one market sees it: what rule kinds are given to judge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checks.analysis import Analysed, AnalysedLine, Hit
from checks.findings import Finding
from locales.values import Rule


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a rule may speak of: [start, end) of a text's visible part."""

    text: Analysed
    start: int
    end: int

    @property
    def sentence(self) -> int:
        return self.text.sentences.number_of(self.start)

    def finding(self, rule: Rule) -> Finding:
        """The rule's finding about this place."""
        found = self.text.visible[self.start : self.end]
        return Finding.of(rule, self.text.name, self.text.span(self.start, self.end), found)


@dataclass(frozen=True, slots=True)
class View:
    """A line in a market ("" for none)."""

    read: AnalysedLine
    market: str

    def texts_for(self, rule: Rule) -> Iterator[Analysed]:
        """The texts the rule is about."""
        return (text for text in self.read.texts if not rule.fields or text.name in rule.fields)

    def hits(self, text: Analysed, concepts: Sequence[str]) -> list[Hit]:
        """The words of any of these concepts in a text, in order; none inside another."""
        found = text.concepts(self.market)
        hits = {(hit.start, hit.end): hit for concept in concepts for hit in found.get(concept, ())}
        return [
            hits[span] for span in sorted(hits) if not any(_contains(other, span) for other in hits)
        ]

    def fits(self, rule: Rule, spot: Spot) -> bool:
        """Whether the rule's `near` and `unless` let it speak of a spot."""
        if rule.near and not self._beside(rule.near, rule, spot, other=True):
            return False
        return not (rule.unless and self._beside(rule.unless, rule, spot, other=False))

    def _beside(self, concepts: Sequence[str], rule: Rule, spot: Spot, *, other: bool) -> bool:
        """Whether a word of these concepts is within reach; `other`: not the spot itself."""
        texts = self.read.texts if rule.within == "item" else (spot.text,)
        return any(
            _in_reach(rule, spot, text, hit) and not (other and _is_spot(spot, text, hit))
            for text in texts
            for concept in concepts
            for hit in text.concepts(self.market).get(concept, ())
        )


def _in_reach(rule: Rule, spot: Spot, text: Analysed, hit: Hit) -> bool:
    return rule.within != "sentence" or (text is spot.text and hit.sentence == spot.sentence)


def _is_spot(spot: Spot, text: Analysed, hit: Hit) -> bool:
    return text is spot.text and (hit.start, hit.end) == (spot.start, spot.end)


def _contains(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]
