"""What is written as CLDR has it is never called a wrong format, in any market and locale."""

from datetime import date, time

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal

from checks.lines import Line
from checks.runner import check
from locales import cldr
from locales.snapshot import knowledge

AS_OF = date(2026, 11, 22)
PRICES = (75, 49.95, 1299, 19900)
WITHOUT_CENTS = frozenset({"co"})  # CLDR writes them; nobody there has such a coin


def places() -> list[tuple[str, str]]:
    return [
        (code, locale) for code, market in knowledge().markets.items() for locale in market.locales
    ]


def written(market: str, locale: str) -> list[str]:
    """Prices, days, weights and a time, as that locale has them."""
    known, currency = cldr.known(locale), knowledge().market(market).currency
    prices = [] if market in WITHOUT_CENTS else PRICES
    return [
        *(f"{format_currency(price, currency, locale=known)}." for price in prices),
        *(format_date(date(2027, 3, 14), form, locale=known) for form in ("long", "medium")),
        f"{format_decimal(2.5, locale=known)} kg, 120 × 60 cm",
        format_time(time(15, 30), "short", locale=known),
    ]


@pytest.mark.parametrize(("market", "locale"), places())
def test_nothing_is_said_of_prices_days_and_measures_that_are_right(market, locale):
    for text in written(market, locale):
        line = Line("1", market, locale, "product", {"description": text})
        found = check(line, knowledge(), AS_OF)
        alarms = [f for f in found if f.category == "format" and f.severity != "info"]
        assert not alarms, (text, [alarm.rule for alarm in alarms])
