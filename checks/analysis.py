"""Read a text once into what rules ask of it: concepts, numbers, sentences."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checks import placeholders
from checks.counts import Number, Script, numbers
from checks.index import Index, index
from checks.lines import Line
from checks.markup import looks_like_html, visible
from checks.matching import Match
from checks.negation import negations
from checks.sentences import Sentences, sentences
from locales.knowledge import Knowledge
from locales.values import Concept

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
FILLER = "\ufffc"
OPENING = " \n\r\t\u00a0“„«\"'‘(*•-–—"


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a concept, or of a swap, at [start, end) of the visible text.

    `name`: the concept, or for a swap the rule; `word`: as the pack writes it. `denied`: a “no”
    stands beside it.
    """

    name: str
    start: int
    end: int
    sentence: int
    strong: bool
    market: str
    word: str
    denied: bool = False


@dataclass(frozen=True, eq=False)
class Analysed:
    """One field's text, read. Positions are in `visible` until `span` brings them back.

    `hits` holds weak, regional and denied words too: ask `concepts` for those that count.
    """

    name: str
    text: str
    visible: str
    offsets: list[int]
    sentences: Sentences
    numbers: list[Number]
    hits: list[Hit]
    swaps: Mapping[str, list[Hit]]
    known: Mapping[str, Concept]
    spaced: bool = True
    _by_market: dict[str, dict[str, list[Hit]]] = field(default_factory=dict, repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the field's own code points for a range that is not empty."""
        return span_of(self.text, self.offsets, start, end)

    def concepts(self, market: str) -> dict[str, list[Hit]]:
        """The hits that count in a market, by concept and by every broader one."""
        seen = market if market in self.regions else ""
        if seen not in self._by_market:
            self._by_market[seen] = self._counting(seen)
        return self._by_market[seen]

    @cached_property
    def regions(self) -> frozenset[str]:
        """Markets whose own words occur in the text."""
        return frozenset(hit.market for hit in self.hits if hit.market)

    def _counting(self, market: str) -> dict[str, list[Hit]]:
        here = longest([hit for hit in self.hits if hit.market in ("", market) and not hit.denied])
        strong = self._by_concept(hit for hit in here if hit.strong)
        weak = [hit for hit in here if not hit.strong and self._in_context(hit, strong)]
        return self._by_concept([*(hit for hit in here if hit.strong), *weak]) if weak else strong

    @cached_property
    def denied(self) -> dict[str, list[Hit]]:
        """The words that a “no” takes back, by concept and by every broader one."""
        return self._by_concept(longest([hit for hit in self.hits if hit.denied and hit.strong]))

    def _by_concept(self, hits: Iterable[Hit]) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in hits:
            for concept in lineage(hit.name, self.known):
                found.setdefault(concept, []).append(hit)
        return found

    def _in_context(self, weak: Hit, strong: Mapping[str, list[Hit]]) -> bool:
        context = self.known[weak.name].context if weak.name in self.known else ()
        others = (hit for concept in context for hit in strong.get(concept, ()))
        return any(other.sentence == weak.sentence for other in others)


def span_of(text: str, offsets: list[int], start: int, end: int) -> tuple[int, int]:
    """The range of a text for a range, not empty, of what is `readable` of it."""
    first, last = offsets[start], offsets[end - 1]
    following = next((offset for offset in offsets[end:] if offset > last), last + 1)
    is_plain = text[last : last + 1] not in ("&", "<")
    return first, last + 1 if is_plain else following


def lineage(concept: str, known: Mapping[str, Concept]) -> list[str]:
    """The concept and all broader ones, narrowest first; a circle is walked once."""
    found: list[str] = []
    while concept and concept not in found:
        found.append(concept)
        concept = known[concept].broader if concept in known else ""
    return found


def longest(hits: list[Hit]) -> list[Hit]:
    """Of overlapping hits of the same concept only the longest; a strong one before a weak one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, not hit.strong, hit.start)):
        if not any(_overlap(hit, other) for other in kept if other.name == hit.name):
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.start, hit.end))


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, eq=False)
class AnalysedLine:
    """A line with all its texts read, in the order of its fields."""

    line: Line
    texts: tuple[Analysed, ...]


def analyse(line: Line, knowledge: Knowledge) -> AnalysedLine:
    """Read every field of a line. Raises BadTag for a locale that is none."""
    words = index(knowledge, line.locale)
    texts = (
        _analyse(name, line, words, knowledge.concepts) for name in line.fields if line.fields[name]
    )
    return AnalysedLine(line, tuple(texts))


def _analyse(name: str, line: Line, words: Index, known: Mapping[str, Concept]) -> Analysed:
    text = line.fields[name]
    seen, offsets = readable(text, name in line.html)
    matches = words.matcher.matches(seen)
    ends = sentences(seen)
    swaps: dict[str, list[Hit]] = {}
    for match in matches:
        if match.entry.role == "swap":
            swaps.setdefault(match.entry.name, []).append(_hit(match, ends))
    return Analysed(
        name=name,
        text=text,
        visible=seen,
        offsets=offsets,
        sentences=ends,
        numbers=numbers(seen, matches, Script(line.locale, words.spaced, name)),
        hits=_hits(seen, ends, matches, words.spaced),
        swaps={rule: longest(hits) for rule, hits in swaps.items()},
        known=known,
        spaced=words.spaced,
    )


def readable(text: str, is_html: bool) -> tuple[str, list[int]]:
    """What a reader sees, placeholders blanked out, with offsets into the text as in `visible`."""
    seen, offsets = text, list(range(len(text) + 1))
    if is_html or looks_like_html(text):
        seen, offsets = visible(text)
    seen = LONE_SURROGATE.sub("\ufffd", seen)
    for placeholder in placeholders.find(seen):
        start, end = placeholder.start, placeholder.end
        seen = seen[:start] + FILLER * (end - start) + seen[end:]
    return seen, offsets


def _hits(text: str, ends: Sentences, matches: list[Match], spaced: bool) -> list[Hit]:
    """Words of concepts outside traps, each inside one sentence."""
    denied = negations(text, ends, matches, spaced)
    traps = [match for match in matches if match.entry.role == "trap"]
    return [
        hit
        for match in matches
        if match.entry.role == "word"
        and not any(_inside(match, trap) for trap in traps)
        and not (match.entry.cased and _may_be_another_word(text, ends, match))
        for hit in [_hit(match, ends, denied=denied.cover(match.start, match.end))]
        if ends.number_of(match.end - 1) == hit.sentence
    ]


def _may_be_another_word(text: str, ends: Sentences, match: Match) -> bool:
    """Whether a word known by its capital begins a sentence, where every word has one."""
    begins = ends.start_of(match.start)
    return text[match.start].isupper() and not text[begins : match.start].strip(OPENING)


def _hit(match: Match, ends: Sentences, *, denied: bool = False) -> Hit:
    entry = match.entry
    return Hit(
        name=entry.name,
        start=match.start,
        end=match.end,
        sentence=ends.number_of(match.start),
        strong=entry.strong,
        market=entry.market,
        word=entry.word,
        denied=denied,
    )


def _inside(match: Match, trap: Match) -> bool:
    same = match.entry.name == trap.entry.name
    return same and trap.start <= match.start and match.end <= trap.end
