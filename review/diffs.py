"""What changed in a source since a text was made from it, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "gone", "new"]

# Han, kana and Thai are compared by character, because nothing separates their words.
_WORDS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Part:
    change: Change
    text: str


def changes(old: str, new: str) -> list[Part]:
    """The parts that, without the new ones, spell `old` and, without the gone ones, `new`."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [part for step in matcher.get_opcodes() for part in _parts(step, before, after)]


def _parts(
    step: tuple[str, int, int, int, int], before: list[str], after: list[str]
) -> Iterator[Part]:
    name, old_from, old_to, new_from, new_to = step
    if name == "equal":
        yield Part("same", "".join(before[old_from:old_to]))
        return
    if old_to > old_from:
        yield Part("gone", "".join(before[old_from:old_to]))
    if new_to > new_from:
        yield Part("new", "".join(after[new_from:new_to]))
