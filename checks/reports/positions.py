"""Find where a field's letters stand in the JSON that spells them, to point into files."""

import json
import re
from collections.abc import Iterator

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)
LETTER = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|.", re.DOTALL)
TEXTS = "fields"


def field_offsets(raw: str, name: str) -> list[int]:
    """Where each code point of `fields.<name>` stands in a raw JSON object, and its end.

    Empty where the object has no such text. Of a key given twice the last counts, as for json.
    """
    found: list[int] = []
    for path, start, end in _texts(raw):
        if [_decoded(key) for key in path] == [TEXTS, name]:
            letters = LETTER.finditer(raw, start + 1, end - 1)
            found = [*(letter.start() for letter in letters), end - 1]
    return found


def _texts(raw: str) -> Iterator[tuple[list[str], int, int]]:
    """(keys leading to it, start, end) of every text that is a value; `raw` is valid JSON."""
    path: list[str] = []
    is_key = True
    for token in TOKEN.finditer(raw):
        sign = token[0]
        if sign in "{[":
            path.append("")
            is_key = sign == "{"
        elif sign in "}]":
            path.pop()
            is_key = False
        elif sign == ",":
            is_key = bool(path[-1])
        elif sign.startswith('"') and is_key:
            path[-1] = sign
            is_key = False
        elif sign.startswith('"'):
            yield list(path), *token.span()


def _decoded(key: str) -> str:
    text: str = json.loads(key) if key else ""
    return text
