"""Know a price by its currency."""

import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_symbol

# Everyday names that may have more letters behind them: 44,440원에.
RUN_ON_CURRENCIES = tuple("元 圓 圆 円 块 塊 원 만원 천원 엔 위안 달러 บาท".split())
# Everyday names that stand alone, small and without their plural's ending where one is added.
NAMED_CURRENCIES = frozenset(
    "euro euros dollar dollars yen yuan won rupee rupees rupiah baht dong "
    "dólares pesos reais euros iene yenes dirham dirhams riyal riyals "
    "ريال ريالا ريالات درهم دراهم دينار جنيه دولار يورو रुपये रुपए रुपया रु रूपये "
    "đồng đ lira zł kr руб рублей тенге".split()
)
LONGEST_SIGN = 5
LETTERS_BEFORE = re.compile(r"[^\W\d_]+\.?$")
# Vowel signs of Indian scripts are no letters to `re`, but belong to the word.
LETTERS_AFTER = re.compile(r"[^\W\d_][^\s\d.,;:!?()|।]*")


def is_price(text: str, start: int, end: int, locale: str) -> bool:
    """Whether a currency's sign, code or symbol in that locale stands right beside [start, end)."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    signs = before[-1:], after[:1]
    if any(sign and unicodedata.category(sign) == "Sc" for sign in signs):
        return True
    if after.startswith(RUN_ON_CURRENCIES):
        return True
    words = LETTERS_BEFORE.search(before[-LONGEST_SIGN:]), LETTERS_AFTER.match(after)
    if words[1] is not None and words[1][0].casefold() in NAMED_CURRENCIES:
        return True
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
