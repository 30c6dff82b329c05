"""Fit the detector's model to a corpus, and say how well it does on idioms it has never seen."""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from checks.idioms.detector import Form, WordDetector, best, word_detector
from checks.idioms.features import Seen
from checks.idioms.lexicons import idiom_detector, manner_of, with_known_risks
from locales.knowledge import Knowledge
from tools.idioms.corpus import Labelled, Record, labelled
from tools.idioms.regression import Example, Fit, fit

FOLDS = 8
RIDGE = 1.0
# An idiom with a hundred sentences counts more than one with ten, but not ten times as much.
DAMPING = -0.3
CHANCE_MASS = 0.5
LEAST_WEIGHT = 0.02
Names = Callable[[Seen], Iterable[str]]


class Quality(NamedTuple):
    """Figures as defined in docs/reference/idioms.md; strays per 100 sentences."""

    threshold: float
    f1: float
    precision: float
    recall: float
    literal_reported: float
    strays: float


@dataclass(frozen=True, eq=False)
class Corpus:
    """Labelled sentences with every use that the detector's patterns find in them."""

    records: Sequence[Record]
    names: Names
    knowledge: Knowledge
    own: bool = True  # whether our lexicon's literal risks are known
    plain: Sequence[str] = ()  # sentences of ordinary shop copy

    @cached_property
    def idioms(self) -> list[str]:
        return sorted({record.idiom for record in self.records})

    @cached_property
    def detector(self) -> WordDetector:
        """Of the corpus's idioms, as `findidioms` would make it of a list of them."""
        forms = [Form(idiom, idiom) for idiom in self.idioms]
        if self.own:
            forms = list(with_known_risks(forms, self.knowledge, "en"))
        return word_detector(forms, manner_of(self.knowledge, "en"))

    @cached_property
    def uses(self) -> list[Labelled]:
        return list(labelled(self.records, self.detector))

    @cached_property
    def examples(self) -> list[list[str]]:
        return [list(self.names(use.seen)) for use in self.uses]

    def fitted(self, left_out: frozenset[str] = frozenset()) -> Fit:
        """The model of all uses of sentences' own idioms, but of those that are left out."""
        chosen = [
            at
            for at, use in enumerate(self.uses)
            if use.idiom == use.record.idiom and use.idiom not in left_out
        ]
        counts = Counter(self.uses[at].idiom for at in chosen)
        examples = [
            Example(self.examples[at], use.figurative, counts[use.idiom] ** DAMPING, use.idiom)
            for at in chosen
            if (use := self.uses[at])
        ]
        return fit([*examples, *self.by_chance], RIDGE)

    @cached_property
    def by_chance(self) -> list[Example]:
        """What our own lexicon hits in shop copy in a form it doesn't have: chance, not idioms."""
        detector = idiom_detector(self.knowledge, "en")
        assert isinstance(detector, WordDetector)  # English writes spaces
        found: dict[tuple[str, ...], Example] = {}
        for sentence in dict.fromkeys(self.plain):
            for seen in detector.seen(sentence):
                if seen.use.cost:
                    example = self._by_chance(seen, detector)
                    found.setdefault((example.group, *sorted(example.names)), example)
        counts = Counter(example.group for example in found.values())
        return [
            example._replace(mass=CHANCE_MASS * counts[example.group] ** DAMPING)
            for example in found.values()
        ]

    def _by_chance(self, seen: Seen, detector: WordDetector) -> Example:
        group = detector.form_of(seen).id
        return Example(list(self.names(seen)), truth=False, mass=0.0, group=group)

    def unseen_scores(self, seed: int = 0) -> list[float]:
        """Each use scored by a model that was fitted without its idiom."""
        shuffled = self.idioms[:]
        random.Random(seed).shuffle(shuffled)
        scores = [0.0] * len(self.uses)
        for fold in range(FOLDS):
            left_out = frozenset(shuffled[fold::FOLDS])
            model = self.fitted(left_out)
            for at, use in enumerate(self.uses):
                if use.record.idiom in left_out:
                    scores[at] = model.score(self.examples[at])
        return scores

    def quality(self, scores: Sequence[float], threshold: float) -> Quality:
        """What reports from that score on are worth, of the corpus's own idioms."""
        sentences: dict[int, list[tuple[float, Labelled]]] = defaultdict(list)
        for score, use in zip(scores, self.uses, strict=True):
            if score >= threshold:
                sentences[id(use.seen.search)].append((score, use))
        reported = [use for found in sentences.values() for use in best_labelled(found)]
        mine = [use for use in reported if use.idiom == use.record.idiom]
        hits = sum(use.figurative for use in mine)
        total = sum(record.figurative for record in self.records)
        precision, recall = hits / max(1, len(mine)), hits / max(1, total)
        literal = sum(use.right and not use.record.figurative for use in mine)
        return Quality(
            threshold,
            2 * precision * recall / max(1e-9, precision + recall),
            precision,
            recall,
            literal / max(1, len(self.records) - total),
            100 * (len(reported) - len(mine)) / len(self.records),
        )


def best_labelled(found: Sequence[tuple[float, Labelled]]) -> list[Labelled]:
    """Of overlapping uses those that the detector would report."""
    by_seen = {id(use.seen): use for _, use in found}
    return [by_seen[id(seen)] for _, seen in best([(score, use.seen) for score, use in found])]


def write_model(model: Fit, threshold: float, path: Path) -> None:
    """The weights that matter, rounded, sorted by name: a change of one line is one weight."""
    weights = {name: round(value, 3) for name, value in sorted(model.weights.items())}
    kept = {name: value for name, value in weights.items() if abs(value) >= LEAST_WEIGHT}
    values = {"bias": round(model.bias, 3), "threshold": threshold, "weights": kept}
    text = json.dumps(values, ensure_ascii=False, indent=0)
    path.write_text(text + "\n", encoding="utf-8")
