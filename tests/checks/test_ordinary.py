"""Ordinary goods, honest claims and notices that a law prescribes: nothing is said of them.

Each line of `ordinary/` is `market|locale|date|text`. Most hold a word that is an insult, a vulgar
joke or a bold claim elsewhere: fennel, hair combs, car jacks, straw hats, spring rolls.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from checks.lines import Line
from checks.runner import check
from locales.snapshot import knowledge
from locales.values import CATEGORIES

AS_OF = date(2026, 11, 22)
FOLDER = Path(__file__).parent / "ordinary"


class Ordinary(NamedTuple):
    """A text that is right where it is read."""

    market: str
    locale: str
    day: str
    text: str


def ordinary() -> Iterator[Ordinary]:
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield Ordinary(*line.split("|", 3))


def test_every_market_has_some():
    assert {one.market for one in ordinary()} == set(knowledge().markets)


@pytest.mark.parametrize("one", list(ordinary()), ids=lambda one: f"{one.market}: {one.text}")
def test_it_is_left_alone(one):
    texts = {"description": one.text}
    line = Line("1", one.market, one.locale, "product", texts, date.fromisoformat(one.day))
    found = [
        f"{f.rule}: {f.message}"
        for f in check(line, knowledge(), AS_OF)
        if f.category in CATEGORIES
    ]
    assert not found
