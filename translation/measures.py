"""Says a bare measure (“75 ml”, “50克”) as the target locale writes it, without an engine."""

import re
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_decimal_symbol
from babel.units import format_unit

from locales.tags import chain

UNITS = (
    "length-millimeter length-centimeter length-meter length-inch length-foot "
    "mass-milligram mass-gram mass-kilogram mass-ounce mass-pound "
    "volume-milliliter volume-centiliter volume-liter volume-fluid-ounce "
    "power-watt electric-volt duration-hour"
).split()
LENGTHS: tuple[Literal["short", "narrow", "long"], ...] = ("short", "narrow", "long")
MEASURE = re.compile(r"(?P<number>\d[\d.,]*(?:\s?[x×]\s?\d[\d.,]*)*)\s?(?P<unit>[^\d\s](?:.*\S)?)")
SAMPLE = 15  # a number of every language's plainest plural


def localise(text: str, source: str, target: str) -> str | None:
    """The measure in the target's words, its numbers as they are but for the decimal sign.

    None where the text is not a number with a unit that CLDR knows in the source locale.
    Source: CLDR, units, form “short”.
    """
    found = MEASURE.fullmatch(text)
    written, wanted = _known(source), _known(target)
    if not found or not written or not wanted:
        return None
    unit = _symbols(written).get(found["unit"].casefold())
    if not unit:
        return None
    number = found["number"].replace(get_decimal_symbol(written), get_decimal_symbol(wanted))
    return _sample(unit, "short", wanted).replace("\0", number)


@cache
def _known(tag: str) -> Locale | None:
    """The nearest locale that CLDR knows."""
    for name in chain(tag):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):  # ValueError: CLDR has no locales with variants
            continue
    return None


@cache
def _symbols(locale: Locale) -> dict[str, str]:
    """Each unit's names and symbols in a locale, casefolded, and which unit they mean."""
    return {
        _sample(unit, length, locale).replace("\0", "").strip().casefold(): unit
        for length in reversed(LENGTHS)
        for unit in UNITS
    }


def _sample(unit: str, length: Literal["short", "narrow", "long"], locale: Locale) -> str:
    """“\\0 ml”: the unit's pattern with a hole for the number."""
    number = format_decimal(SAMPLE, locale=locale)
    return format_unit(SAMPLE, unit, length, locale=locale).replace(number, "\0")
