"""Of findings that say the same of the same words, keep the one that knows the place best."""

from collections.abc import Mapping
from dataclasses import replace

from checks.findings import Finding
from locales.values import Level, Rule

LEVELS: tuple[Level, ...] = ("market", "culture", "language")
SEVERITIES = ("error", "warning", "info")


def settle(findings: list[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Market wins over culture over language where category and words are shared; then severity.

    The other rules' ids are in `also`. `rules`: the rules of these findings, by id.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: _rank(finding, rules)):
        winner = next((other for other in kept if _same(finding, other)), None)
        if winner is None:
            kept.append(finding)
        elif finding.rule not in (winner.rule, *winner.also):
            kept[kept.index(winner)] = replace(winner, also=(*winner.also, finding.rule))
    return kept


def _rank(finding: Finding, rules: Mapping[str, Rule]) -> tuple[int, int, int, str]:
    length = (finding.end or 0) - (finding.start or 0)
    level = LEVELS.index(rules[finding.rule].level)
    return level, SEVERITIES.index(finding.severity), -length, finding.rule


def _same(one: Finding, other: Finding) -> bool:
    if (one.category, one.field) != (other.category, other.field):
        return False
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one.rule == other.rule
    return one.start < other.end and other.start < one.end
