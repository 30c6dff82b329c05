"""Pasted copy, checked for several markets at once: what fires where, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checks.conditions import Moment
from checks.findings import Finding
from checks.lines import Line
from checks.runner import check_markets
from locales.knowledge import Knowledge
from locales.values import Incident

RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """One finding and the markets that make it."""

    finding: Finding
    words: str
    markets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of the copy, and all that is said of them, the gravest first."""

    words: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """One text of the copy with what was found in it."""

    field: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What the checks say of the copy. `silent`: markets without a warning or an error."""

    locale: str
    texts: tuple[Read, ...]
    told: tuple[Told, ...]
    silent: tuple[str, ...]

    @property
    def passages(self) -> list[Passage]:
        """What is told, by the words it is about: those with the gravest finding first."""
        found: dict[tuple[str | None, int | None, str], list[Told]] = {}
        for one in self.told:
            place = (one.finding.field, one.finding.start, one.words)
            found.setdefault(place, []).append(one)
        return [Passage(words, tuple(told)) for (_, _, words), told in found.items()]


def try_copy(line: Line, markets: Iterable[str], packs: Knowledge, as_of: date) -> Tried:
    """Check a line for markets. Raises BadTag for a locale that is none."""
    answers = check_markets(line, tuple(markets), Moment(packs, as_of))
    heard: dict[Finding, list[str]] = {}
    for market, findings in answers.items():
        for finding in findings:
            heard.setdefault(finding, []).append(market)
    told = [Told(one, _words(line, one), tuple(where)) for one, where in heard.items()]
    told.sort(key=lambda one: (RANK[one.finding.severity], one.finding.start or 0))
    return Tried(
        locale=line.locale,
        texts=tuple(
            Read(name, text, tuple(one.finding for one in told if one.finding.field == name))
            for name, text in line.fields.items()
        ),
        told=tuple(told),
        silent=tuple(market for market, found in answers.items() if not _alarms(found)),
    )


def _alarms(findings: Iterable[Finding]) -> bool:
    return any(finding.severity != "info" for finding in findings)


def _words(line: Line, finding: Finding) -> str:
    text: Mapping[str, str] = line.fields
    return text[finding.field][finding.start : finding.end] if finding.field else ""


def line_of(incident: Incident) -> Line:
    """The text of an incident as it would be checked before publication."""
    example = incident.example
    return Line(
        id=incident.id,
        market=incident.markets[0],
        locale=example.locale,
        kind=example.kind,
        fields=example.fields,
        date=example.date,
    )


def try_incident(incident: Incident, packs: Knowledge, as_of: date) -> Tried:
    """What the checks say today of a text like the one that went wrong."""
    return try_copy(line_of(incident), incident.markets, packs, as_of)
