"""The idioms everybody knows, carried over word by word: every language tells them off.

Each line of `famous_idioms.txt` is `market|locale|text`.
"""

from datetime import date
from pathlib import Path

import pytest

from checks.lines import Line
from checks.runner import check
from locales.snapshot import knowledge

AS_OF = date(2026, 11, 23)
LINES = (Path(__file__).parent / "famous_idioms.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_it_is_a_calque(line: str):
    market, locale, text = line.split("|")
    found = check(Line("1", market, locale, "product", {"description": text}), knowledge(), AS_OF)
    assert "calque" in {finding.category for finding in found}


def test_no_language_is_left_out():
    said = {line.split("|")[1].split("-")[0] for line in LINES}
    assert said == {tag.split("-")[0] for tag in knowledge().languages}
