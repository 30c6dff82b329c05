"""Check a line against one market or many, reading its texts only once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from checks.analysis import AnalysedLine, analyse
from checks.conditions import Moment, dated, heralded
from checks.expressions import audience, expression_findings
from checks.findings import Finding
from checks.keys import keys_in
from checks.kinds import kinds
from checks.lines import Line
from checks.names import name_findings
from checks.overlaps import settle
from checks.rulebook import rulebook
from checks.technical import technical_findings
from checks.view import View
from locales.almanac.values import Occurrence
from locales.knowledge import Knowledge
from locales.values import Rule


def check(
    line: Line, knowledge: Knowledge, as_of: date, confirmed: Iterable[Occurrence] = ()
) -> list[Finding]:
    """All findings about a line in its own market, by field in the line's order, then by start.

    `as_of` decides which laws are in force. `confirmed` occurrences replace computed ones of the
    same turn. With `line.source` given, the checks that compare with the source run too.
    A market without a pack is checked by language. Raises BadTag.
    """
    return check_markets(line, (line.market,), Moment(knowledge, as_of, tuple(confirmed)))[
        line.market
    ]


def check_markets(line: Line, markets: Iterable[str], moment: Moment) -> dict[str, list[Finding]]:
    """The same for several markets instead of the line's own: findings by market. Raises BadTag."""
    read = analyse(line, moment.knowledge)
    fired = _Firing(read, moment, tuple(dict.fromkeys(markets))).by_market()
    common = list(technical_findings(line))
    readers = {market: audience(read, market, moment.knowledge) for market in fired}
    spoken = {
        reader: list(expression_findings(read, reader, moment.knowledge))
        for reader in dict.fromkeys(readers.values())
    }
    named = name_findings(read, fired, moment.knowledge)
    settled: dict[object, list[Finding]] = {}
    answers = {}
    for market, found in fired.items():
        key = (readers[market], tuple(found), named[market])
        if key not in settled:
            told = [*_settled(found), *named[market], *spoken[readers[market]], *common]
            settled[key] = _in_order(line, told)
        answers[market] = settled[key]
    return answers


@dataclass(frozen=True, eq=False)
class _Fired:
    """A rule and what it found; markets that share the rule share this."""

    rule: Rule
    findings: list[Finding]


@dataclass(frozen=True, eq=False)
class _Firing:
    """One read line before the rules of some markets."""

    read: AnalysedLine
    moment: Moment
    markets: tuple[str, ...]

    def by_market(self) -> dict[str, list[_Fired]]:
        """The rules that fire in each market, judged once for all that see the same."""
        fired: dict[str, list[_Fired]] = {market: [] for market in self.markets}
        line = self.read.line
        book = rulebook(self.moment.knowledge, self.markets, line.locale, line.is_source)
        for seen, group in self._groups().items():
            for listed in book.candidates(keys_in(self.read, seen, self.moment.knowledge)):
                here = [
                    market
                    for market in listed.markets & group
                    if self.moment.allows(listed.rule, self.read.line, market)
                ]
                for market, found in self._judged(listed.rule, here, seen):
                    fired[market].append(self._on_its_day(found, market))
        return fired

    def _judged(self, rule: Rule, here: list[str], seen: str) -> Iterator[tuple[str, _Fired]]:
        """What a rule finds, by market: once for all, unless it asks for the calendar there."""
        groups = [(market, [market]) for market in here] if rule.of_day else [(seen, here)]
        for shown, markets in groups:
            found = self._judge(rule, shown) if markets else None
            if found:
                yield from ((market, found) for market in markets)

    def _groups(self) -> dict[str, frozenset[str]]:
        """The markets by what they see: "" for those without words of their own in the text."""
        regional = {market for text in self.read.texts for market in text.regions}
        alone = regional.intersection(self.markets)
        others = frozenset(self.markets) - alone
        return {"": others} | {market: frozenset({market}) for market in alone}

    def _judge(self, rule: Rule, seen: str) -> _Fired | None:
        judged = kinds()[rule.kind](View(self.read, seen, self.moment), rule)
        findings = [heralded(finding, rule, self.moment.as_of) for finding in judged]
        return _Fired(rule, findings) if findings else None

    def _on_its_day(self, found: _Fired, market: str) -> _Fired:
        """What was found, with the day as the market calls it where the message names the day."""
        if "{day}" not in found.rule.message or found.rule.of_day:
            return found
        occasion = self.moment.occasion(found.rule, self.read.line.date, market)
        return _Fired(found.rule, [dated(finding, occasion) for finding in found.findings])


def _settled(fired: list[_Fired]) -> list[Finding]:
    findings = [finding for found in fired for finding in found.findings]
    return settle(findings, {found.rule.id: found.rule for found in fired})


def _in_order(line: Line, findings: list[Finding]) -> list[Finding]:
    order = {name: position for position, name in enumerate(line.fields)}

    def place(finding: Finding) -> tuple[int, int, str]:
        start = -1 if finding.start is None else finding.start
        return order.get(finding.field or "", -1), start, finding.rule

    return sorted(findings, key=place)
