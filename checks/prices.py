"""Know a price by its currency."""

import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_symbol

HAN_CURRENCIES = ("元", "圓", "圆", "円", "块", "塊")
LONGEST_SIGN = 5
LETTERS_BEFORE = re.compile(r"[^\W\d_]+\.?$")
LETTERS_AFTER = re.compile(r"[^\W\d_]+")


def is_price(text: str, start: int, end: int, locale: str) -> bool:
    """Whether a currency's sign, code or symbol in that locale stands right beside [start, end)."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    signs = before[-1:], after[:1]
    if any(sign and unicodedata.category(sign) == "Sc" for sign in signs):
        return True
    if after.startswith(HAN_CURRENCIES):
        return True
    words = LETTERS_BEFORE.search(before[-LONGEST_SIGN:]), LETTERS_AFTER.match(after)
    return any(word is not None and word[0] in _symbols(locale) for word in words)


@cache
def _symbols(locale: str) -> frozenset[str]:
    """All currency codes, and how the locale abbreviates them. Source: CLDR through Babel."""
    codes = {code for used in get_global("territory_currencies").values() for code, *_ in used}
    try:
        spoken = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset(codes)
    return frozenset(codes | {get_currency_symbol(code, spoken) for code in codes})
