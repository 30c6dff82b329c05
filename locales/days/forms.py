"""The forms in which a pack may write a day. One function a form; it registers itself."""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from locales import days
from locales.days.values import Day

Maker = Callable[..., Day]
FORMS: list[tuple[re.Pattern[str], Maker]] = []

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAY = "|".join(WEEKDAYS)
MONTH = "|".join(MONTHS)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
ORDINAL = "|".join(ORDINALS)


class UnknownDay(ValueError):
    """No form fits the expression; the message says which part and what would."""


def form(pattern: str) -> Callable[[Maker], Maker]:
    """Register a form: a regular expression whose named groups become the maker's arguments.

    The maker raises UnknownDay where the words fit and the day doesn't exist.
    """

    def register(maker: Maker) -> Maker:
        FORMS.append((re.compile(pattern), maker))
        return maker

    return register


@cache
def anchor(text: str) -> Day:
    """A day without shifts and conditions. Raises UnknownDay."""
    load_forms()
    for pattern, maker in FORMS:
        found = pattern.fullmatch(text)
        if found:
            return maker(**found.groupdict())
    raise UnknownDay(
        f"“{text}” is no day that returns: write “11 November”, “second Sunday of May”, "
        "“1 Ramadan”, or another form from docs/how-to/add-an-observance.md"
    )


@cache
def load_forms() -> None:
    """Import every module of this package, so that its forms are known."""
    for module in iter_modules(days.__path__):
        import_module(f"{days.__name__}.{module.name}")
