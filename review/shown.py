"""Findings as a person reads them: what a rule says once, however often its words occur."""

from collections.abc import Iterable
from dataclasses import dataclass

from review.models import Finding


@dataclass(frozen=True, slots=True)
class Shown:
    """The first place where a rule fired in a market, and the other words it fired on.

    A waiver of the first is one of all: it is given to the rule in this text.
    """

    finding: Finding
    also: list[str]


def shown(findings: Iterable[Finding], text: str) -> list[Shown]:
    """One entry a rule and market, in the order in which they are first found."""
    groups: dict[tuple[str, str], Shown] = {}
    for finding in findings:
        group = groups.setdefault((finding.rule, finding.market), Shown(finding, []))
        if group.finding is not finding and finding.start is not None:
            group.also.append(text[finding.start : finding.end])
    return list(groups.values())
