"""A number that is unlucky, or says too much, in a role: a set of four, a price of 666."""

from collections.abc import Iterator
from dataclasses import replace

from checks.counts import Number
from checks.findings import Finding
from checks.kinds import kind
from checks.view import Spot, View
from locales.values import Rule

ANY_ROLE = "any"


@kind("number")
def number(view: View, rule: Rule) -> Iterator[Finding]:
    """One finding per number of the rule in its `role`; `concepts` read as `near`."""
    reach = replace(rule, near=(*rule.near, *rule.concepts))
    for text in view.texts_for(rule):
        for found in text.numbers:
            spot = Spot(text, found.start, found.end)
            if _is_meant(rule, found) and view.fits(reach, spot):
                yield spot.finding(rule)


def _is_meant(rule: Rule, found: Number) -> bool:
    in_role = rule.role == ANY_ROLE or rule.role in found.roles
    return in_role and (found.value in rule.numbers or _contains(rule, found))


def _contains(rule: Rule, found: Number) -> bool:
    """Whether the number's digits hold one of the rule's in a row: 444 in 4,449."""
    digits = f"{found.value:f}".partition(".")[0]
    return any(row in digits for row in rule.containing)
