"""A read line as one market sees it: what rule kinds are given to judge."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.analysis import Analysed, AnalysedLine, Hit
from checks.conditions import Moment
from checks.findings import Finding
from locales.values import Rule, Within

ATTRIBUTE = "color"
# What other systems call the fields that rules speak of.
ALSO = {
    **dict.fromkeys(("alt", "alt_text", "image_alt_text", "caption", "image"), "image_alt"),
    **dict.fromkeys(("headline", "heading", "h1"), "title"),
}
# At most three words without a sign that parts them; without spaces, a few letters.
SHORT_GAP = re.compile(r"[\s\-‐‑'’]*(?:[^\W_]+[\s\-‐‑'’]+){0,3}")
FEW_LETTERS = re.compile(r"[\w\s]{0,6}")


def is_about_field(rule: Rule, name: str) -> bool:
    """Whether a rule judges a field of that name, or of what other systems call it."""
    return not rule.fields or name in rule.fields or ALSO.get(name) in rule.fields


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
    """A line in a market ("" for none), and the moment at which it is judged."""

    read: AnalysedLine
    market: str
    moment: Moment

    def texts_for(self, rule: Rule) -> Iterator[Analysed]:
        """The texts the rule is about."""
        return (text for text in self.read.texts if is_about_field(rule, text.name))

    def hits(
        self, text: Analysed, concepts: Sequence[str], *, even_denied: bool = False
    ) -> list[Hit]:
        """The words of any of these concepts in a text, in order; none inside another."""
        sides = [text.concepts(self.market), *([text.denied] if even_denied else [])]
        hits = {
            (hit.start, hit.end): hit
            for found in sides
            for concept in concepts
            for hit in found.get(concept, ())
        }
        return [
            hits[span] for span in sorted(hits) if not any(_contains(other, span) for other in hits)
        ]

    def fits(self, rule: Rule, spot: Spot) -> bool:
        """Whether the rule's `near` and `unless` let it speak of a spot."""
        if rule.near and not self._beside(rule.near, rule.within, spot, other=True):
            return False
        return not (
            rule.unless and self._beside(rule.unless, rule.unless_within, spot, other=False)
        )

    def _beside(self, concepts: Sequence[str], within: Within, spot: Spot, *, other: bool) -> bool:
        """Whether a word of these concepts is within reach; `other`: not the spot itself."""
        found = (
            (text, hit)
            for text in self.read.texts
            for concept in concepts
            for hit in text.concepts(self.market).get(concept, ())
        )
        return any(
            REACHES[within](spot, text, hit) and not (other and _is_spot(spot, text, hit))
            for text, hit in found
        )


def _in_phrase(spot: Spot, text: Analysed, hit: Hit) -> bool:
    """Close together and in one phrase; what is said in a field of attributes belongs to all."""
    if text is not spot.text:
        return ATTRIBUTE in (text.name, spot.text.name)
    between = text.visible[min(hit.end, spot.end) : max(hit.start, spot.start)]
    gap = SHORT_GAP if text.spaced else FEW_LETTERS
    return gap.fullmatch(between) is not None


def _in_sentence(spot: Spot, text: Analysed, hit: Hit) -> bool:
    return text is spot.text and hit.sentence == spot.sentence


def _in_field(spot: Spot, text: Analysed, hit: Hit) -> bool:
    return text is spot.text


def _in_item(spot: Spot, text: Analysed, hit: Hit) -> bool:
    return True


# How far `near` and `unless` reach from a spot.
REACHES: Mapping[Within, Callable[[Spot, Analysed, Hit], bool]] = {
    "phrase": _in_phrase,
    "sentence": _in_sentence,
    "field": _in_field,
    "item": _in_item,
}


def _is_spot(spot: Spot, text: Analysed, hit: Hit) -> bool:
    return text is spot.text and (hit.start, hit.end) == (spot.start, spot.end)


def _contains(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]
