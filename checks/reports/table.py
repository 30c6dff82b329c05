"""A few columns for people at a terminal."""

from collections.abc import Iterator

from checks.findings import Finding
from checks.reports.answer import Answer

HEAD = ("line", "id", "severity", "category", "where", "message")
WIDTHS = (5, 20, 8, 12, 20)


class Report:
    """One row per finding, a row for a clean line too, and a count at the end."""

    def __init__(self) -> None:
        self.lines = 0
        self.findings = 0
        self.errors = 0

    def open(self) -> Iterator[str]:
        yield _row(HEAD)

    def write(self, answer: Answer) -> Iterator[str]:
        self.lines += 1
        self.findings += len(answer.findings)
        first = (str(answer.place), _one_line(str(answer.id)))
        if answer.error is not None:
            self.errors += 1
            yield _row((*first, "invalid", "", "", _one_line(answer.error)))
        for finding in answer.findings:
            yield _row((*first, *_cells(finding)))
        if answer.error is None and not answer.findings:
            yield _row((*first, "ok", "", "", ""))

    def close(self) -> Iterator[str]:
        yield f"{self.lines} lines, {self.findings} findings, {self.errors} invalid"


def _cells(finding: Finding) -> tuple[str, str, str, str]:
    where = "date" if finding.field is None else finding.field
    if finding.start is not None:
        where += f" {finding.start}-{finding.end}"
    advice = " → ".join(part for part in (finding.message, finding.suggestion) if part)
    return finding.severity, finding.category, where, f"{_one_line(advice)} [{finding.rule}]"


def _row(cells: tuple[str, ...]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=False))
    return "  ".join((*padded, cells[-1])).rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.encode(errors="replace").decode().split())
