"""The files of `findidioms`: canonical forms as CSV, sentences as JSONL."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from checks.analysis import LONE_SURROGATE
from checks.documents import BOM
from checks.idioms.detector import Form
from checks.lines import BadLine, decoded

COLUMNS = ("id", "canonical")


class BadFile(ValueError):
    """A file that can't be used at all; the text names file, line and reason."""


class Sentence(NamedTuple):
    """A line of the input: its `i` as given, the sentence, or why there is none."""

    i: str | int | None
    text: str
    error: str = ""


def read_forms(path: Path) -> tuple[Form, ...]:
    """The forms of a CSV file with the columns id and canonical, in any order.

    Raises BadFile, or OSError where it cannot be read.
    """
    found: list[Form] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        try:
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise BadFile(f"{path}: line 1: no column “{missing[0]}”: write id,canonical")
            for row in rows:
                found.append(_form(path, rows.line_num, row))
        except UnicodeDecodeError as error:
            raise BadFile(f"{path}: byte {error.start + 1} is not UTF-8") from error
        except csv.Error as error:
            raise BadFile(f"{path}: line {rows.line_num}: {error}") from error
    return tuple(found)


def _form(path: Path, line: int, row: dict[str, str | None]) -> Form:
    values = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name, value in values.items():
        if not value:
            raise BadFile(f"{path}: line {line}: “{name}” is empty")
    return Form(values["id"], values["canonical"])


def read_sentences(lines: Iterable[bytes]) -> Iterator[Sentence]:
    """The sentences in order; blank lines are left out, bad ones tell why."""
    for place, raw in enumerate(lines, start=1):
        if raw.strip():
            yield _sentence(place, raw)


def _sentence(place: int, raw: bytes) -> Sentence:
    try:
        values = decoded(raw.removeprefix(BOM))
    except BadLine as error:
        return Sentence(None, "", f"line {place}: {error}")
    if not isinstance(values, dict):
        return Sentence(None, "", f"line {place}: the line must be a JSON object")
    i, text = values.get("i"), values.get("sentence")
    if not isinstance(i, str | int) or isinstance(i, bool):
        return Sentence(None, "", f"line {place}: “i” must be a text or a whole number")
    if LONE_SURROGATE.search(str(i)):
        return Sentence(None, "", f"line {place}: “i” holds half of a surrogate pair")
    if not isinstance(text, str):
        return Sentence(i, "", f"line {place}: “sentence” must be a text")
    return Sentence(i, text)
