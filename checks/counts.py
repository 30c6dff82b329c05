"""Find the numbers of a text, and whether they count things or name a price."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.digits import ORDINAL, Numeral, han_numerals, numerals
from checks.matching import Match
from checks.prices import is_price

GAP = re.compile(r"[\s\-‐‑“”„«»\"]*")
PRICE_FIELD = "price"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the half-open range [start, end) of a text.

    `roles`: "quantity", "price", and those that the language's grammar lists, such as "floor".
    """

    start: int
    end: int
    value: Decimal
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Script:
    """What the reading of numbers depends on. `field`: the name of the text's field."""

    locale: str
    spaced: bool
    field: str


def numbers(text: str, matches: Sequence[Match], script: Script) -> list[Number]:
    """All numbers in order. Digits beside Latin letters before them (A4) are names, no numbers."""
    found = list(_standing_alone(text, numerals(text, script.locale), script.locale))
    if not script.spaced:
        found += [numeral for numeral in han_numerals(text) if not _overlaps(numeral, found)]
    found += [word for word in _words(text, matches) if not _overlaps(word, found)]
    counted = sorted(
        numeral for numeral in found if text[numeral.start - 1 : numeral.start] != ORDINAL
    )
    return [_number(text, numeral, matches, script) for numeral in counted]


def _standing_alone(text: str, found: Iterable[Numeral], locale: str) -> Iterator[Numeral]:
    for numeral in found:
        before = text[numeral.start - 1 : numeral.start]
        in_name = before.isascii() and before.isalpha()
        if not in_name or is_price(text, numeral.start, numeral.end, locale):  # A4, but Rp444
            yield numeral


def _words(text: str, matches: Sequence[Match]) -> list[Numeral]:
    """Number words; parts of longer ones (“twenty-four”) are left out."""
    words = sorted({match[:2]: match for match in matches if match.entry.role == "number"}.items())
    spans = [span for span, _ in words]
    found = []
    for (start, end), match in words:
        beside = any(
            _is_gap(text, other_end, start) or _is_gap(text, end, other_start)
            for other_start, other_end in spans
        )
        after_hyphen = re.search(r"\w[\-‐‑]$", text[:start][-2:]) is not None
        if not beside and not after_hyphen:
            found.append(Numeral(start, end, (Decimal(match.entry.value),)))
    return found


def _number(text: str, numeral: Numeral, matches: Sequence[Match], script: Script) -> Number:
    roles = set(_roles(text, numeral, matches))
    if script.field == PRICE_FIELD or is_price(text, numeral.start, numeral.end, script.locale):
        roles.add("price")
    return Number(numeral.start, numeral.end, numeral.values[0], frozenset(roles))


def _roles(text: str, numeral: Numeral, matches: Sequence[Match]) -> Iterator[str]:
    """The roles named right before or after a number."""
    for match in matches:
        if match.entry.role == "count-before" and _is_gap(text, match.end, numeral.start):
            yield match.entry.name
        if match.entry.role == "count-after" and _is_gap(text, numeral.end, match.start):
            yield match.entry.name


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether nothing but blanks, hyphens and quotation marks lies in [start, end)."""
    return start <= end and GAP.fullmatch(text, start, end) is not None


def _overlaps(numeral: Numeral, others: Iterable[Numeral]) -> bool:
    return any(numeral.start < other.end and other.start < numeral.end for other in others)
