"""What a text must hold for a pattern to match, so that patterns are not asked in vain."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from checks.wording import rules_of
from locales.knowledge import Knowledge

# The tree that `re` itself compiles tells what a pattern needs; there is no public way to it.
ops: Any = re._constants  # type: ignore[attr-defined]
parser: Any = re._parser  # type: ignore[attr-defined]

DIGITS = re.compile(r"\d")
DIGIT = "0"  # stands for any digit of any script
COMMON_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz .,;:!?-/()'\"")
MOST_CHOICES = 400
Needs = frozenset[str] | None  # one of these, casefolded; None: nothing can be said


def needs_of(pattern: str) -> Needs:
    """Literals, casefolded, one of which is in every text that the pattern matches."""
    found = _of_sequence(list(parser.parse(pattern)))
    return found if found and len(found) <= MOST_CHOICES else None


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> Needs:
    """The best of what the items need, which all stand one after the other."""
    needs: list[Needs] = []
    run = ""
    for operation, value in [*items, (None, None)]:
        if operation is ops.LITERAL:
            run += chr(value)
            continue
        if run:
            needs.append(frozenset({run.casefold()}))
            run = ""
        if operation is not None:
            needs.append(_of_item(operation, value))
    known = [one for one in needs if one]
    return max(known, key=_worth) if known else None


def _worth(needs: frozenset[str]) -> tuple[int, int]:
    """The rarer the commonest of them is in texts, the better; then the fewer."""
    return min(map(_rarity, needs)), -len(needs)


def _rarity(literal: str) -> int:
    if literal == DIGIT:
        return 1
    if len(literal) == 1 and literal in COMMON_SIGNS:
        return 0
    return 1 + len(literal)


def _of_item(operation: Any, value: Any) -> Needs:
    if operation is ops.SUBPATTERN:
        return _of_sequence(list(value[3]))
    if operation is ops.ATOMIC_GROUP:
        return _of_sequence(list(value))
    if operation is ops.BRANCH:
        return _joined(_of_sequence(list(branch)) for branch in value[1])
    if operation in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _of_sequence(list(value[2])) if value[0] else None
    if operation is ops.IN:
        return _joined(_of_member(*member) for member in value)
    return None


def _of_member(operation: Any, value: Any) -> Needs:
    """What one member of a class [...] needs."""
    if operation is ops.LITERAL:
        return frozenset({chr(value).casefold()})
    if operation is ops.CATEGORY and value is ops.CATEGORY_DIGIT:
        return frozenset({DIGIT})
    if operation is ops.RANGE and chr(value[0]).isdigit() and chr(value[1]).isdigit():
        return frozenset({DIGIT})
    if operation is ops.RANGE and value[1] - value[0] < MOST_CHOICES:
        return frozenset(chr(point).casefold() for point in range(value[0], value[1] + 1))
    return None


def _joined(choices: Iterable[Needs]) -> Needs:
    found: set[str] = set()
    for needs in choices:
        if not needs:
            return None
        found |= needs
    return frozenset(found)


class Finder:
    """Finds which of many literals are in a text, in one pass."""

    def __init__(self, literals: Iterable[str]) -> None:
        self.automaton = ahocorasick.Automaton()
        for literal in literals:
            self.automaton.add_word(literal, literal)
        self.is_empty = not len(self.automaton)
        self.automaton.make_automaton()

    def found_in(self, text: str) -> set[str]:
        """The literals in a text, and DIGIT where it has a digit."""
        found = set() if self.is_empty else {one for _, one in self.automaton.iter(text.casefold())}
        found.discard(DIGIT)
        if DIGITS.search(text):
            found.add(DIGIT)
        return found


@lru_cache(maxsize=8)
def finder(knowledge: Knowledge) -> Finder:
    """The finder of all that the patterns of any rule need."""
    patterns = {rule.pattern for rule in rules_of(knowledge) if rule.pattern}
    return Finder({literal for pattern in patterns for literal in cached_needs(pattern) or ()})


@cache
def cached_needs(pattern: str) -> Needs:
    """`needs_of`, kept: the patterns of the packs are few and asked for often."""
    return needs_of(pattern)
