"""What CLDR knows of places, through Babel, so that packs need not restate it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_precision

from locales import tags

SAMPLE_NUMBER = Decimal("1234567.89")
FALLBACK = Locale("en")  # has no territory, so that its week is the world's


def language_name(locale: str, in_locale: str) -> str:
    """What the locale is called in another: "pt-BR" in "en" → "Portuguese (Brazil)"; else the tag.

    Raises BadTag.
    """
    try:
        named = Locale.parse(tags.canonical(locale), sep="-")
    except (UnknownLocaleError, ValueError):
        return tags.canonical(locale)
    return named.get_display_name(known(in_locale)) or tags.canonical(locale)


def territory_name(market: str, in_locale: str) -> str:
    """The market as a territory: "sa" in "de" → "Saudi-Arabien"; else the code. Raises BadTag."""
    return str(known(in_locale).territories.get(market.upper(), market.upper()))


def enumeration(names: Sequence[str], language: str) -> str:
    """“Chile, Colombia, and Mexico”, with the commas and the “and” of a language."""
    return format_list(names, locale=known(language)) if names else ""


def weekend(market: str) -> frozenset[int]:
    """The ISO weekdays (Monday = 1) that are the market's weekend; the world's where unknown."""
    there = _territory(market)
    length = (there.weekend_end - there.weekend_start) % 7 + 1
    return frozenset((there.weekend_start + day) % 7 + 1 for day in range(length))


def first_weekday(market: str) -> int:
    """The ISO weekday (Monday = 1) with which the market's week begins."""
    return int(_territory(market).first_week_day) + 1


def currency_digits(currency: str) -> int:
    """How many decimals the currency is written with: JPY 0, USD 2, KWD 3; 2 where unknown."""
    return get_currency_precision(currency)


def number_sample(locale: str) -> str:
    """One million two hundred thousand and some, as written there. Raises BadTag."""
    return format_decimal(SAMPLE_NUMBER, locale=known(locale))


def date_sample(day: date, locale: str) -> str:
    """The day as written there in middle length: "11 Nov 2026". Raises BadTag."""
    return format_date(day, format="medium", locale=known(locale))


@cache
def known(locale: str) -> Locale:
    """The nearest locale along the parents that Babel has data for; else English."""
    for tag in tags.chain(locale):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return FALLBACK


@cache
def _territory(market: str) -> Locale:
    """A locale whose week is the market's."""
    try:
        return Locale.parse(f"und_{market.upper()}")
    except (UnknownLocaleError, ValueError):
        return FALLBACK
