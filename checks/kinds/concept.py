"""A word of a concept stands where it should not: wine in Saudi Arabia, a clock beside a gift."""

from collections.abc import Iterator

from checks.findings import Finding
from checks.kinds import kind
from checks.view import Spot, View
from locales.values import Rule


@kind("concept")
def concept(view: View, rule: Rule) -> Iterator[Finding]:
    """One finding per word; one about the date alone for a rule without concepts."""
    if not rule.concepts:
        yield Finding.of(rule, None, None, "")
    for text in view.texts_for(rule):
        for hit in view.hits(text, rule.concepts, even_denied=rule.even_denied):
            spot = Spot(text, hit.start, hit.end)
            if view.fits(rule, spot):
                yield spot.finding(rule)
