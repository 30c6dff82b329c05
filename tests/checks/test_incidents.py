"""A text like each documented failure is stopped, in the market where it went wrong."""

from collections import Counter
from datetime import date

import pytest

from checks.lines import Line
from checks.runner import check
from locales.snapshot import knowledge
from locales.values import Incident

AS_OF = date(2026, 11, 22)
FEWEST = 200
FEWEST_OF_A_LARGE_MARKET = 3
# By gross domestic product, of the markets there are packs for.
LARGEST = "us cn de jp in gb fr it br ca mx kr au es id nl tr sa ch pl be se ar ie ae".split()


def fired(incident: Incident, market: str) -> list[str]:
    example = incident.example
    fields, day = example.fields, example.date
    line = Line(incident.id, market, example.locale, example.kind, fields, day)
    return [
        finding.rule
        for finding in check(line, knowledge(), AS_OF)
        if finding.category == incident.category and finding.severity != "info"
    ]


@pytest.mark.parametrize("incident", knowledge().incidents, ids=lambda one: one.id)
def test_a_text_like_it_is_stopped(incident: Incident) -> None:
    assert fired(incident, incident.markets[0]), f"{incident.id}: nothing of its category fires"


def test_there_are_two_hundred_and_some_of_every_large_market() -> None:
    told = knowledge().incidents
    assert len(told) >= FEWEST
    counts = Counter(market for one in told for market in one.markets)
    assert {one: counts[one] for one in LARGEST if counts[one] < FEWEST_OF_A_LARGE_MARKET} == {}
