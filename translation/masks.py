"""Hides from an engine what it must not translate, and proves that it all came back."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from checks.placeholders import find
from translation.markup import Tag, pairs, tags

ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w\-.~:/?#\[\]@!$&'()*+,;=%{}]*[\w/#=&%}]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+",
    re.ASCII | re.IGNORECASE,
)
NOT_IN_XML = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TOKEN = re.compile(
    r"<x\s+id=[\"'](?P<single>\d+)[\"']\s*(?:/>|>\s*</x\s*>)"
    r"|<g\s+id=[\"'](?P<opened>\d+)[\"']\s*>|(?P<closed></g\s*>)"
)

Span = tuple[int, int]


class MaskBroken(Exception):
    """An engine lost, doubled or crossed what was hidden from it; the message says which."""


@dataclass(frozen=True, slots=True)
class Token:
    """What `<x id="n"/>` stands for; with `closing`, what `<g id="n">…</g>` stands for."""

    text: str
    closing: str | None = None


@dataclass(frozen=True, slots=True)
class Masked:
    """A segment as an XML fragment. `<x id="n"/>` and `<g id="n">` stand for `tokens[n - 1]`."""

    text: str
    tokens: tuple[Token, ...]
    html: bool


def mask(segment: str, is_html: bool = False) -> Masked:
    """The segment as XML: placeholders, addresses and lone tags as `<x id="1"/>`, paired inline
    tags as `<g id="2">…</g>`, the rest escaped. Entities of an HTML segment are resolved first.
    """
    spans = protected(segment)
    partners = _partners(segment, spans)
    tokens: list[Token] = []
    wire, position = "", 0
    for span in spans:
        wire += _to_wire(segment[position : span[0]], is_html)
        wire += _tokenise(segment, span, partners, tokens)
        position = span[1]
    return Masked(wire + _to_wire(segment[position:], is_html), tuple(tokens), is_html)


def unmask(masked: Masked, translated: str) -> str:
    """The engine's answer with everything that was hidden put back.

    Raises MaskBroken unless each token is there exactly once and pairs are nested, or where the
    answer is empty or holds markup of its own.
    """
    text, position = "", 0
    open_tokens: list[Token] = []
    seen: Counter[int] = Counter()
    for found in TOKEN.finditer(translated):
        text += _from_wire(translated[position : found.start()], masked.html)
        text += _restore(found, masked, open_tokens, seen)
        position = found.end()
    text += _from_wire(translated[position:], masked.html)
    _verify(masked, seen, open_tokens)
    if not text.strip():
        raise MaskBroken("the answer is empty")
    return text


def protected(text: str) -> list[Span]:
    """What must survive a translation as it is, in order: tags, placeholders, web and mail
    addresses, characters that XML doesn't know. Spans never overlap; of two the earlier wins.
    """
    found = [
        *((tag.start, tag.end) for tag in tags(text)),
        *(match.span() for match in ADDRESS.finditer(text)),
        *((hole.start, hole.end) for hole in find(text)),
        *(match.span() for match in NOT_IN_XML.finditer(text)),
    ]
    return list(_apart(sorted(found, key=lambda span: (span[0], -span[1]))))


def _apart(spans: list[Span]) -> Iterator[Span]:
    reached = 0
    for start, end in spans:
        if start >= reached:
            yield start, end
            reached = end


def _partners(text: str, spans: list[Span]) -> dict[Span, Span]:
    """The closing tag's span of each paired opening tag, and the other way round."""
    kept = set(spans)
    found: list[Tag] = [tag for tag in tags(text) if (tag.start, tag.end) in kept]
    couples = [
        ((found[i].start, found[i].end), (found[j].start, found[j].end))
        for i, j in pairs(found).items()
    ]
    return dict(couples) | {closing: opening for opening, closing in couples}


def _tokenise(text: str, span: Span, partners: dict[Span, Span], tokens: list[Token]) -> str:
    """The wire form of a protected span; a new token joins `tokens` unless the span closes one."""
    partner = partners.get(span)
    if partner is not None and partner < span:
        return "</g>"
    if partner is None:
        tokens.append(Token(text[slice(*span)]))
        return f'<x id="{len(tokens)}"/>'
    tokens.append(Token(text[slice(*span)], closing=text[slice(*partner)]))
    return f'<g id="{len(tokens)}">'


def _restore(
    found: re.Match[str], masked: Masked, open_tokens: list[Token], seen: Counter[int]
) -> str:
    """The original of one token of the answer."""
    if found["closed"]:
        if not open_tokens:
            raise MaskBroken("an inline tag is closed that was not opened")
        return open_tokens.pop().closing or ""
    number = int(found["single"] or found["opened"])
    if not 1 <= number <= len(masked.tokens):
        raise MaskBroken(f"token {number} was never sent")
    token = masked.tokens[number - 1]
    if (token.closing is None) != bool(found["single"]):
        raise MaskBroken(f"“{token.text}” came back in another form")
    if not found["single"]:
        open_tokens.append(token)
    seen[number] += 1
    return token.text


def _verify(masked: Masked, seen: Counter[int], open_tokens: list[Token]) -> None:
    if open_tokens:
        raise MaskBroken(f"“{open_tokens[-1].text}” is never closed")
    for number, token in enumerate(masked.tokens, start=1):
        if seen[number] != 1:
            times = f"came back {seen[number]} times" if seen[number] else "is missing"
            raise MaskBroken(f"“{token.text}” {times}")


def _to_wire(text: str, is_html: bool) -> str:
    return escape(html.unescape(text) if is_html else text)


def _from_wire(text: str, is_html: bool) -> str:
    if "<" in text:
        raise MaskBroken("the answer holds markup that was not sent")
    plain = html.unescape(text)
    return html.escape(plain, quote=False) if is_html else plain
