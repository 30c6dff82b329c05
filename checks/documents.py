"""Answer a file of lines one by one, in order, so that one bad line never costs the others."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from checks.findings import Finding
from checks.lines import BadLine, Line, parse_line
from checks.reports.answer import Answer

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Document:
    """A JSONL file: its name, "-" for standard input, and its raw lines."""

    file: str
    lines: Iterable[bytes]


def answers(document: Document, judge: Callable[[Line], list[Finding]]) -> Iterator[Answer]:
    """One answer per line that is not blank, in order; `judge` is asked about good lines."""
    offset = 0
    for place, raw in enumerate(document.lines, start=1):
        written = raw.removeprefix(BOM) if place == 1 else raw
        text = written.decode(errors="replace")
        if text.strip():
            yield _answer(
                Answer(document.file, place, offset, text.rstrip("\r\n"), None), written, judge
            )
        offset += len(text)


def _answer(blank: Answer, raw: bytes, judge: Callable[[Line], list[Finding]]) -> Answer:
    try:
        line = parse_line(raw.strip())
    except BadLine as error:
        return replace(blank, id=_id_of(blank.raw), error=f"line {blank.place}: {error}")
    return replace(blank, id=_id_of(blank.raw), findings=tuple(judge(line)))


def _id_of(raw: str) -> str | int | None:
    """The line's id as it was given, a number staying one; None where there is none to be had."""
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    found = values.get("id") if isinstance(values, dict) else None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None
