"""How often each rule fires on ordinary texts: a rule that always fires says nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checks.conditions import Moment
from checks.findings import Finding
from checks.lines import Line
from checks.runner import check_markets

SAMPLES = 4  # words a rule fired on that are told


@dataclass(frozen=True, slots=True)
class Loud:
    """A rule that fired: on which share of the lines, in the market where that is most."""

    rule: str
    share: float
    market: str
    markets: int
    words: tuple[str, ...]  # what it fired on, the most frequent first


@dataclass(slots=True)
class Noise:
    """Warnings and errors on some lines, each rule once a line and market; notes don't count."""

    texts: int = 0  # lines heard
    lines: Counter[str] = field(default_factory=Counter)  # heard, by market
    warned: Counter[str] = field(default_factory=Counter)  # with a finding, by market
    fired: Counter[tuple[str, str]] = field(default_factory=Counter)  # by rule and market
    words: dict[str, Counter[str]] = field(default_factory=dict)  # by rule

    def hear(self, line: Line, found: dict[str, list[Finding]]) -> None:
        self.texts += 1
        for market, findings in found.items():
            alarms = {one.rule: one for one in findings if one.severity != "info"}
            self.lines[market] += 1
            self.warned[market] += bool(alarms)
            for rule, one in alarms.items():
                self.fired[rule, market] += 1
                self.words.setdefault(rule, Counter())[_words(line, one)] += 1

    def loudest(self) -> list[Loud]:
        """The rules that fired, the loudest first."""
        shares: dict[str, list[tuple[float, str]]] = {}
        for (rule, market), times in self.fired.items():
            shares.setdefault(rule, []).append((times / self.lines[market], market))
        loud = [
            Loud(rule, *max(found), len(found), self._samples(rule))
            for rule, found in shares.items()
        ]
        return sorted(loud, key=lambda one: (-one.share, one.rule))

    def _samples(self, rule: str) -> tuple[str, ...]:
        return tuple(words for words, _ in self.words[rule].most_common(SAMPLES) if words)


def listen(lines: Iterable[tuple[Line, Sequence[str]]], moment: Moment) -> Iterator[Noise]:
    """The noise after each line; a line comes with the markets it is shown to. Raises BadTag."""
    noise = Noise()
    for line, markets in lines:
        noise.hear(line, check_markets(line, markets, moment))
        yield noise


def _words(line: Line, finding: Finding) -> str:
    """What a finding points at, in small letters; empty where it is about the whole."""
    if finding.field is None:
        return ""
    return line.fields[finding.field][finding.start : finding.end].lower()
