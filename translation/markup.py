"""Finds tags, comments and scripts in HTML to the byte, so that segments can leave and return."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

# Elements that stand inside a sentence. Source: HTML Living Standard, phrasing content.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s "
    "samp small span strike strong sub sup time tt u var wbr".split()
)
VOID = frozenset({"img", "wbr"})  # inline, and never closed
TAG = re.compile(
    r"(?P<raw><(?P<kind>script|style)\b[^>]*>.*?(?:</(?P=kind)\s*>|\Z))"
    r"|(?P<comment><!--.*?(?:-->|\Z)|<[!?][^<>]*>)"
    r"|<(?P<close>/?)(?P<name>[a-z][^\s/<>]*)(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*>",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, comment or script at [start, end). `opaque`: inline, but neither opens nor closes."""

    start: int
    end: int
    name: str
    role: Literal["open", "close", "opaque", "block"]


def tags(text: str) -> Iterator[Tag]:
    """The tags of an HTML text in order; what is between them is text. A lone `<` is text."""
    for found in TAG.finditer(text):
        yield Tag(found.start(), found.end(), (found["name"] or "").lower(), _role(found))


def pairs(found: list[Tag]) -> dict[int, int]:
    """Which opening tag each closing one belongs to, as indexes into `found`; only nested pairs."""
    matched: dict[int, int] = {}
    open_tags: list[int] = []
    for index, tag in enumerate(found):
        if tag.role == "open":
            open_tags.append(index)
        elif tag.role == "close" and open_tags and found[open_tags[-1]].name == tag.name:
            matched[open_tags.pop()] = index
    return matched


def _role(found: re.Match[str]) -> Literal["open", "close", "opaque", "block"]:
    name = (found["name"] or "").lower()
    if found["raw"]:
        return "block"
    if found["comment"] or name in VOID:
        return "opaque"
    if name not in INLINE:
        return "block"
    if found["close"]:
        return "close"
    return "opaque" if found[0].endswith("/>") else "open"
