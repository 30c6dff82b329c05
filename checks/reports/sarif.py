"""SARIF 2.1.0, which code hosts show beside the changed lines. Source: OASIS SARIF 2.1.0, 2020."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from checks.findings import Finding
from checks.reports.answer import Answer
from checks.reports.jsonl import dumped
from checks.reports.positions import field_offsets

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"info": "note", "warning": "warning", "error": "error"}


class Report:
    """One log with one run. Rules must be listed once, so everything is written at the end."""

    def __init__(self) -> None:
        self.rules: dict[str, dict[str, Any]] = {}
        self.results: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []

    def open(self) -> Iterator[str]:
        return iter(())

    def write(self, answer: Answer) -> Iterator[str]:
        if answer.error is not None:
            message = {"text": answer.error}
            location = {"physicalLocation": _place(answer)}
            self.notes.append({"level": "error", "message": message, "locations": [location]})
        for finding in answer.findings:
            self.rules.setdefault(finding.rule, _rule(finding))
            self.results.append(self._result(answer, finding))
        return iter(())

    def close(self) -> Iterator[str]:
        yield dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [self._run()]})

    def _run(self) -> dict[str, Any]:
        driver = {"name": "Terroir", "rules": list(self.rules.values())}
        invocation: dict[str, Any] = {"executionSuccessful": not self.notes}
        if self.notes:
            invocation |= {"toolExecutionNotifications": self.notes}
        return {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": self.results,
        }

    def _result(self, answer: Answer, finding: Finding) -> dict[str, Any]:
        name = str(answer.id) if finding.field is None else f"{answer.id}/{finding.field}"
        logical = {"name": finding.field or "date", "fullyQualifiedName": name}
        location = {
            "physicalLocation": _place(answer, _written_span(answer, finding)),
            "logicalLocations": [logical],
        }
        return {
            "ruleId": finding.rule,
            "ruleIndex": list(self.rules).index(finding.rule),
            "level": LEVELS[finding.severity],
            "message": {"text": _advice(finding)},
            "locations": [location],
            "properties": {
                "category": finding.category,
                "field": finding.field,
                "start": finding.start,
                "end": finding.end,
                "also": list(finding.also),
            },
        }


def _written_span(answer: Answer, finding: Finding) -> tuple[int, int] | None:
    """Where the words stand in the raw line; None for a finding about the whole line."""
    if finding.field is None or finding.start is None or finding.end is None:
        return None
    offsets = field_offsets(answer.raw, finding.field)
    return (offsets[finding.start], offsets[finding.end]) if offsets else None


def _rule(finding: Finding) -> dict[str, Any]:
    help_text = finding.suggestion or finding.message
    return {
        "id": finding.rule,
        "shortDescription": {"text": f"{finding.category}: {finding.rule}"},
        "help": {"text": f"{help_text} Source: {finding.cite}" if finding.cite else help_text},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"category": finding.category},
    }


def _advice(finding: Finding) -> str:
    return f"{finding.message} {finding.suggestion}".strip()


def _place(answer: Answer, span: tuple[int, int] | None = None) -> dict[str, Any]:
    """The line of the input, or the code points in it that spell [start, end) of a field."""
    uri = "stdin.jsonl" if answer.file == "-" else quote(answer.file)
    region: dict[str, int] = {"startLine": answer.place}
    if span is not None:
        start, end = span
        region |= {"startColumn": start + 1, "endLine": answer.place, "endColumn": end + 1}
        region |= {"charOffset": answer.offset + start, "charLength": end - start}
    return {"artifactLocation": {"uri": uri}, "region": region}
