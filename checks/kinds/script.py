"""Letters of the other Chinese script: 充電 in a text for readers of Simplified Chinese."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.findings import Finding
from checks.folding import converter
from checks.kinds import kind
from checks.view import Spot, View
from locales.values import Rule

HAN = re.compile(r"[\u3400-\u9fff]+")
TO = {"Hans": "t2s", "Hant": "s2t"}


@kind("script")
def script(view: View, rule: Rule) -> Iterator[Finding]:
    """One finding per run of letters that the rule's `script` writes otherwise."""
    for text in view.texts_for(rule):
        for run in HAN.finditer(text.visible):
            start, letters = run.start(), run.group()
            foreign = [start + at for at in _foreign(letters, rule.script)]
            if foreign:
                spot = Spot(text, foreign[0], foreign[-1] + 1)
                if view.fits(rule, spot):
                    yield spot.finding(rule)


def _foreign(letters: str, script: str) -> list[int]:
    """Where letters are written otherwise in the script; for Simplified, words decide (乾燥, 乾隆).

    A letter that Big5 has is a Traditional one, however rare its use: 里, 后 and 台 are left alone.
    """
    way = TO[script]
    changed = [at for at, letter in enumerate(letters) if _converted(letter, way) != letter]
    if script == "Hant":
        return [at for at in changed if not _is_in_big5(letters[at])]
    there = _converted(letters, way) if changed else letters
    return [at for at in changed if there[at] != letters[at]]


def _is_in_big5(letter: str) -> bool:
    try:
        return bool(letter.encode("big5"))
    except UnicodeEncodeError:
        return False


@lru_cache(maxsize=20_000)
def _converted(letters: str, way: str) -> str:
    return converter(way)(letters)
