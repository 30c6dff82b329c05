"""Tell HTML tags from the text a reader sees, and keep the way back to the original code points."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

TAG = re.compile(
    r"<(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:\s[^<>]*|/)?)>|<!--.*?-->",
    re.DOTALL,
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
# Elements whose edges end a sentence. Source: HTML Living Standard, flow but not phrasing content.
BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
INLINE = frozenset(
    "a abbr b bdi bdo cite code del em font i img ins kbd mark q s small span strong sub sup time "
    "tt u var wbr".split()
)
VOID = frozenset("br hr img wbr input meta link area col source".split())
# Their insides are not read: code and styles.
UNSEEN = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as written. `start` and `end` are half-open code points."""

    name: str
    kind: Literal["open", "close", "void"]
    start: int
    end: int
    text: str

    @property
    def is_block(self) -> bool:
        return self.name in BLOCKS


def tags(text: str) -> list[Tag]:
    """All tags in order. Comments and a lone “<” are no tags."""
    return [_tag(found) for found in TAG.finditer(text) if found["name"]]


def _tag(found: re.Match[str]) -> Tag:
    name = found["name"].lower()
    kind: Literal["open", "close", "void"] = "open"
    if found["close"]:
        kind = "close"
    elif name in VOID or found["rest"].endswith("/"):
        kind = "void"
    return Tag(name, kind, found.start(), found.end(), found[0])


def looks_like_html(text: str) -> bool:
    """True where a known element is used; prose such as “a < b” is not HTML."""
    return "<" in text and any(tag.name in BLOCKS | INLINE for tag in tags(text))


def visible(text: str) -> tuple[str, list[int]]:
    """The text without tags, entities decoded, and for each of its code points the original one.

    A block's edge becomes a line break. The list has one more item: the original's length.
    """
    letters: list[str] = []
    offsets: list[int] = []
    for start, shown in _pieces(text):
        letters.extend(shown)
        step = 0 if text[start] in "<&" and shown != text[start : start + len(shown)] else 1
        offsets.extend(start + step * index for index in range(len(shown)))
    return "".join(letters), [*offsets, len(text)]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """(original start, what is seen) of plain runs, entities and block tags, in order."""
    position = 0
    for found in _marks(text):
        if found.start() < position:
            continue
        if position < found.start():
            yield position, text[position : found.start()]
        shown = _shown(found)
        if shown:
            yield found.start(), shown
        position = found.end()
    if position < len(text):
        yield position, text[position:]


def _marks(text: str) -> Sequence[re.Match[str]]:
    found = [mark for pattern in (UNSEEN, TAG, ENTITY) for mark in pattern.finditer(text)]
    return sorted(found, key=lambda mark: (mark.start(), -mark.end()))


def _shown(found: re.Match[str]) -> str:
    if found.re is ENTITY:
        return html.unescape(found[0])
    is_block = found.re is TAG and (found["name"] or "").lower() in BLOCKS
    return "\n" if is_block else ""
