"""Numbers are facts: 30 cm must not become 13 cm on the way into another language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import filterfalse

from checks.analysis import readable
from checks.digits import Numeral, han_numerals, numerals, plain_digits
from checks.findings import Finding
from checks.lines import Line

# Times of day: “8 pm” may rightly become “20:00”, and “24/7” be turned round.
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:：]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?"
    r"|(?:\.\d{2})?\s*(?:[ap]\.?m\b\.?|Uhr|h(?:\s?\d\d)?\b)"
    r"|\s*[时時点點]半?(?!间)"
    r"|/7\b|/24\b)",
    re.IGNORECASE,
)
HALF_DAY_HOURS = 12
# Dates in digits: the month may be named in the other language.
DATE = re.compile(r"\b\d{1,4}([/.\-])\d{1,2}\1\d{1,4}\b")
# Numbers up to here may be written as words in either language.
HIGHEST_WORD = 12
SHOWN_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class _Side:
    """What a reader sees of a text: its numbers but those in times and dates, its hours apart."""

    text: str
    seen: str
    offsets: list[int]
    numbers: list[Numeral]
    hours: frozenset[Decimal]

    def written(self, number: Numeral) -> str:
        return self.seen[number.start : number.end]


def check(line: Line, name: str) -> Iterator[Finding]:
    """A warning for each number whose value is in only one of the text and its source."""
    if not line.source.get(name, "").strip() or not line.fields[name].strip():
        return
    text, source = (_side(texts[name], line, name) for texts in (line.fields, line.source))
    added = _unmatched(text.numbers, source)
    lost = _unmatched(source.numbers, text)
    if not (added and lost):
        added, lost = (list(filterfalse(_may_be_word, found)) for found in (added, lost))
    wanted = [source.written(number) for number in lost]
    is_paired = len(wanted) == len(added)
    for position, number in enumerate(added[:SHOWN_AT_MOST]):
        yield _different(name, text, number, wanted[position] if is_paired else None)
    if not is_paired:
        yield from (_missing(name, text.text, number) for number in wanted[:SHOWN_AT_MOST])


def _side(text: str, line: Line, name: str) -> _Side:
    seen, offsets = readable(text, name in line.html)
    plain = plain_digits(seen)
    hours = {int(found["hour"]) for found in CLOCK.finditer(plain)}
    for pattern in (CLOCK, DATE):  # blanks of the same length keep all positions
        plain = pattern.sub(lambda found: " " * len(found[0]), plain)
    either = {
        Decimal(hour + half) for hour in hours for half in (-HALF_DAY_HOURS, 0, HALF_DAY_HOURS)
    }
    return _Side(text, seen, offsets, list(numerals(plain, line.locale)), frozenset(either))


def _unmatched(numbers: list[Numeral], other: _Side) -> list[Numeral]:
    """The numbers the other side has not: each of its digits counts once, hours and Han always."""
    left = [set(number.values) for number in other.numbers]
    spelled = {value for numeral in han_numerals(other.seen) for value in numeral.values}
    unmatched = []
    for number in numbers:
        partner = next((values for values in left if values & set(number.values)), None)
        if partner is not None:
            left.remove(partner)
        elif not (other.hours | spelled) & set(number.values):
            unmatched.append(number)
    return unmatched


def _may_be_word(number: Numeral) -> bool:
    value: Decimal = number.values[0]
    return value == value.to_integral_value() and value <= HIGHEST_WORD


def _different(name: str, text: _Side, number: Numeral, wanted: str | None) -> Finding:
    found = text.written(number)
    span = text.offsets[number.start], text.offsets[number.end - 1] + 1
    if wanted is None:
        message = f"The number {found} is not in the source."
        return _finding(name, span, message, "Check it against the source.")
    message = f"The source says {wanted}, this text says {found}."
    return _finding(name, span, message, f"Write the value of the source ({wanted}).")


def _missing(name: str, text: str, wanted: str) -> Finding:
    message = f"The source's number {wanted} is missing here."
    return _finding(name, (0, len(text)), message, f"Say {wanted}, in digits or in words.")


def _finding(name: str, span: tuple[int, int], message: str, suggestion: str) -> Finding:
    return Finding("facts", "warning", name, *span, message, suggestion, "check.numbers", "")
