"""Labelled sentences: JSONL with sentence, mask (a flag per blank-separated word), idiom, label."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checks.idioms.detector import WordDetector
from checks.idioms.features import Seen
from checks.sentences import sentences


class Record(NamedTuple):
    """A sentence with one annotated expression; `spans`: its words, half-open."""

    sentence: str
    idiom: str
    figurative: bool
    spans: tuple[tuple[int, int], ...]

    def is_covered(self, start: int, end: int) -> bool:
        """Whether [start, end) covers at least half of the annotated words."""
        inside = sum(first < end and start < last for first, last in self.spans)
        return inside * 2 >= len(self.spans)


class Labelled(NamedTuple):
    """A use that the patterns found. `right`: it is the record's own idiom in its place."""

    record: Record
    idiom: str
    seen: Seen
    start: int
    end: int
    right: bool

    @property
    def figurative(self) -> bool:
        return self.right and self.record.figurative


def records(path: Path) -> list[Record]:
    """Raises OSError, and KeyError or ValueError for a line that is not such a record."""
    with path.open(encoding="utf-8") as lines:
        return [_record(json.loads(line)) for line in lines]


def plain_sentences(path: Path) -> tuple[str, ...]:
    """The sentences of a JSONL file; the same errors."""
    with path.open(encoding="utf-8") as lines:
        return tuple(str(json.loads(line)["sentence"]) for line in lines)


def _record(values: dict[str, str]) -> Record:
    spans, position = [], 0
    for word, flag in zip(values["sentence"].split(), values["mask"].split(), strict=True):
        start = values["sentence"].index(word, position)
        position = start + len(word)
        if flag == "1":
            spans.append((start, position))
    is_figurative = values["label"] == "figurative"
    return Record(values["sentence"], values["idiom"], is_figurative, tuple(spans))


def labelled(found: Sequence[Record], detector: WordDetector) -> Iterator[Labelled]:
    """Every use of the detector's idioms in the records' sentences; its ids are the idioms."""
    for record in found:
        start, rights = 0, 0
        for end in sentences(record.sentence).ends:
            for seen in detector.seen(record.sentence[start:end]):
                spans = seen.search.reading.spans
                first, last = spans[seen.use.first][0] + start, spans[seen.use.last][1] + start
                idiom = detector.forms[seen.use.pattern.number].id
                right = not rights and idiom == record.idiom and record.is_covered(first, last)
                rights += right
                yield Labelled(record, idiom, seen, first, last, right)
            start = end
