"""One JSON object per line of input: the contract with programs."""

import json
from collections.abc import Iterator
from typing import Any

from checks.findings import Finding
from checks.reports.answer import Answer


class Report:
    """{"id", "findings": [...]} or {"id", "error"}."""

    def open(self) -> Iterator[str]:
        return iter(())

    def write(self, answer: Answer) -> Iterator[str]:
        if answer.error is not None:
            yield dumped({"id": answer.id, "error": answer.error})
        else:
            yield dumped({"id": answer.id, "findings": [_values(one) for one in answer.findings]})

    def close(self) -> Iterator[str]:
        return iter(())


def dumped(values: dict[str, Any]) -> str:
    """JSON in readable letters; escaped where a lone surrogate can't be written as UTF-8."""
    text = json.dumps(values, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(values)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _values(finding: Finding) -> dict[str, Any]:
    return {
        "category": finding.category,
        "severity": finding.severity,
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "rule": finding.rule,
    }
