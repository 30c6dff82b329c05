"""How often rules fired, were heeded and were waived."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.models import Adaptation, text_digest
from review.models import Finding, RuleTurn, Turn, Waiver


@dataclass(frozen=True, slots=True)
class Tally:
    """A rule's record. `standing`: findings on today's texts; `fixed`: gone with a changed text."""

    fired: int
    fixed: int
    waived: int
    standing: int


def count_turns(before: Iterable[Finding], after: Iterable[Finding]) -> None:
    """Remember which rules began to fire on a text, and which stopped when it changed.

    A rule that stops on an unchanged text was itself changed: nobody has fixed anything.
    """
    old = {_key(finding): finding for finding in before}
    new = {_key(finding): finding for finding in after}
    gone = [old[key] for key in old.keys() - new.keys()]
    now = _digests(gone)
    turns = [_turn(new[key], Turn.FIRED) for key in new.keys() - old.keys()]
    turns += [
        _turn(finding, Turn.FIXED)
        for finding in gone
        if now.get(finding.adaptation_id) != finding.text_digest
    ]
    RuleTurn.objects.bulk_create(turns)


def _key(finding: Finding) -> tuple[int, str, str]:
    return finding.adaptation_id, finding.market, finding.rule


def _turn(finding: Finding, turn: Turn) -> RuleTurn:
    return RuleTurn(
        rule=finding.rule, market=finding.market, adaptation_id=finding.adaptation_id, turn=turn
    )


def _digests(findings: Iterable[Finding]) -> dict[int, str]:
    """The digests of today's texts under these findings, by adaptation."""
    places = {finding.adaptation_id for finding in findings}
    if not places:
        return {}
    rows = Adaptation.objects.filter(pk__in=places)
    return {row.pk: text_digest(row.text, row.locale) for row in rows}


def tally(rule: str) -> Tally:
    """A rule's record in all markets."""
    turns = RuleTurn.objects.filter(rule=rule)
    return Tally(
        fired=turns.filter(turn=Turn.FIRED).count(),
        fixed=turns.filter(turn=Turn.FIXED).count(),
        waived=Waiver.objects.filter(rule=rule).count(),
        standing=Finding.objects.filter(rule=rule).count(),
    )
