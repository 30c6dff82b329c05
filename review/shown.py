"""Findings as a person reads them: what a rule says once, however often its words occur."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from review.models import Finding


@dataclass(frozen=True, slots=True)
class Shown:
    """The first place where a rule fired, the other words it fired on, and the markets it is of.

    A waiver of the first is one of all: it is given to the rule in this text, in these markets.
    """

    finding: Finding
    also: list[str] = field(default_factory=list)
    markets: list[str] = field(default_factory=list)


def shown(findings: Iterable[Finding], text: str) -> list[Shown]:
    """One entry for what a rule says of the same words, in the order in which it is first found.

    Markets that read the text and say the same of it share an entry: a text for Latin America
    has four.
    """
    said: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        said.setdefault((finding.rule, finding.severity, finding.market), []).append(finding)
    groups: dict[object, Shown] = {}
    for (rule, severity, market), places in said.items():
        spans = tuple((place.start, place.end) for place in places)
        key = (rule, severity, places[0].message, spans)
        if key not in groups:
            also = [text[at.start : at.end] for at in places[1:] if at.start is not None]
            groups[key] = Shown(places[0], also)
        groups[key].markets.append(market)
    return list(groups.values())
