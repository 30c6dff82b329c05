"""Read numbers as people write them: in any script's digits, grouped, or in Han numerals."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

SEPARATORS = str.maketrans({"٫": ".", "٬": ",", "．": ".", "，": ",", "’": "'", "\u202f": "\u00a0"})
# Groups of three after a blank count as one number only where the blank doesn't break lines.
DIGITS = re.compile(r"\d{1,3}(?:[\u00a0']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*")
HAN_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
}
HAN_TENS = {"十": 10, "百": 100, "千": 1000}
HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN = re.compile("[" + "".join([*HAN_DIGITS, *HAN_TENS, *HAN_MYRIADS]) + "]{1,24}")
ORDINAL = "第"  # what follows is a rank, not a count


class Numeral(NamedTuple):
    """A number at the half-open range [start, end). `values`: what it may mean, likely first."""

    start: int
    end: int
    values: tuple[Decimal, ...]


def plain_digits(text: str) -> str:
    """The text with all digits as 0-9 and all separators as one of . , ' in the same length."""
    if text.isascii():
        return text
    return "".join(_plain(letter) for letter in text).translate(SEPARATORS)


def _plain(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(int(value))


def numerals(text: str, locale: str) -> Iterator[Numeral]:
    """Numbers in digits, in order. “1,299.00” is one; the locale decides on “1.500”."""
    plain = plain_digits(text)
    for found in DIGITS.finditer(plain):
        myriad = HAN_MYRIADS.get(plain[found.end() : found.end() + 1], 1)
        values = tuple(value * myriad for value in readings(found[0], decimal_sign(locale)))
        yield Numeral(found.start(), found.end() + (myriad > 1), values)


def readings(digits: str, decimal: str) -> tuple[Decimal, ...]:
    """What a number in plain digits may mean, most likely first: “1.500” is 1500 or 1.5."""
    digits = digits.replace("\u00a0", "").replace("'", "")
    signs = [sign for sign in digits if sign in ".,"]
    whole = Decimal(re.sub("[.,]", "", digits))
    if not signs:
        return (whole,)
    last = signs[-1]
    fraction = Decimal(_with_point(digits, last))
    if len(set(signs)) == 2:
        return (fraction,)
    if len(signs) > 1:
        return (whole,)
    if len(digits.rpartition(last)[2]) != 3 or digits.startswith("0"):
        return (fraction,)
    return (fraction, whole) if last == decimal else (whole, fraction)


def _with_point(digits: str, decimal: str) -> str:
    whole, _, fraction = digits.rpartition(decimal)
    return f"{re.sub('[.,]', '', whole)}.{fraction}"


@cache
def decimal_sign(locale: str) -> str:
    """“,” in de, “.” in en; “.” where CLDR doesn't know the locale. Source: CLDR through Babel."""
    try:
        return get_decimal_symbol(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "."


def han_numerals(text: str) -> Iterator[Numeral]:
    """Numbers in Han numerals, in order."""
    for found in HAN.finditer(text):
        yield Numeral(found.start(), found.end(), (Decimal(han_value(found[0])),))


def han_value(numeral: str) -> int:
    """The value of Han numerals: 十四 → 14, 三千 → 3000, 二〇二七 → 2027."""
    if len(numeral) > 1 and all(letter in HAN_DIGITS for letter in numeral):
        return int("".join(str(HAN_DIGITS[letter]) for letter in numeral))
    total = section = digit = 0
    for letter in numeral:
        if letter in HAN_DIGITS:
            digit = HAN_DIGITS[letter]
        elif letter in HAN_TENS:
            section += (digit or 1) * HAN_TENS[letter]
            digit = 0
        else:
            total += (section + digit or 1) * HAN_MYRIADS[letter]
            section = digit = 0
    return total + section + digit
