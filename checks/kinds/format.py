"""A date, a number, a unit or an address written in a way that is read differently there."""

import re
from collections.abc import Iterator
from functools import cache

from checks.findings import Finding
from checks.kinds import kind
from checks.view import Spot, View
from locales.values import Rule


@kind("format")
def format(view: View, rule: Rule) -> Iterator[Finding]:  # noqa: A001 - named as the kind
    """One finding per match of the rule's `pattern` in what is seen; a group `at` narrows it."""
    pattern = _compiled(rule.pattern)
    for text in view.texts_for(rule):
        for found in pattern.finditer(text.visible):
            start, end = _narrowed(found)
            spot = Spot(text, start, end)
            if start < end and view.fits(rule, spot):
                yield spot.finding(rule)


def _narrowed(found: re.Match[str]) -> tuple[int, int]:
    """The group `at`, where the alternative that matched has it; else the whole."""
    has_group = "at" in found.re.groupindex and found.start("at") >= 0
    return found.span("at") if has_group else found.span()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
