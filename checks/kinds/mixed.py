"""Two manners that don't go together in one item: formal and familiar words for the reader."""

from collections.abc import Iterator, Sequence

from checks.findings import Finding
from checks.kinds import kind
from checks.view import Spot, View
from locales.values import Rule


@kind("mixed")
def mixed(view: View, rule: Rule) -> Iterator[Finding]:
    """One finding per word of the rarer side, `concepts` or `against`, where both are there."""
    one, other = _spots(view, rule, rule.concepts), _spots(view, rule, rule.against)
    if one and other:
        for spot in min(other, one, key=len):
            if view.fits(rule, spot):
                yield spot.finding(rule)


def _spots(view: View, rule: Rule, concepts: Sequence[str]) -> list[Spot]:
    return [
        Spot(text, hit.start, hit.end)
        for text in view.texts_for(rule)
        for hit in view.hits(text, concepts, even_denied=True)
    ]
