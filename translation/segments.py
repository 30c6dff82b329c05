"""Cuts an entry's text into what is translated and what stays, and puts it together again."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalog.models import TextFormat
from locales.tags import script
from translation.markup import Tag, pairs, tags
from translation.masks import protected
from translation.sentences import CLOSED, OPENED, ends, outside

# Scripts that put no blank between sentences. Source: W3C, Requirements for Chinese and for
# Japanese Text Layout.
UNSPACED_SCRIPTS = frozenset({"Hans", "Hant", "Hani", "Jpan", "Hrkt"})
LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text without its segments: `parts[i]` stands before segment i, the last part after all.

    `joints` are the parts that only hold two sentences of one block apart: nothing or blanks.
    """

    parts: tuple[str, ...]
    segments: tuple[str, ...]
    joints: frozenset[int]
    locale: str


def segment(text: str, text_format: str, locale: str) -> Skeleton:
    """Cut a text at blocks (HTML) or lines (plain) and then at sentence ends.

    Inline tags stay inside their segment and no cut falls between an opening tag and its closing
    one; attributes such as alt and title stay as they are. What holds no word (a number, a mark, a
    placeholder alone) is no segment. `parts` and `segments` in turn are the text, byte for byte.
    """
    is_html = text_format == TextFormat.HTML
    blocks = _html_blocks(text) if is_html else _lines(text)
    spans = [
        span
        for start, end, inline in blocks
        for span in _sentence_spans(text, start, end, inline)
        if is_translatable(text[slice(*span)], is_html)
    ]
    bounds = [0, *(bound for span in spans for bound in span), len(text)]
    parts = tuple(text[bounds[i] : bounds[i + 1]] for i in range(0, len(bounds), 2))
    return Skeleton(
        parts=parts,
        segments=tuple(text[start:end] for start, end in spans),
        joints=frozenset(i for i in range(1, len(spans)) if _is_joint(parts[i], is_html)),
        locale=locale,
    )


def assemble(skeleton: Skeleton, translations: Sequence[str], target_locale: str) -> str:
    """The text with its segments translated: same order, as many as the skeleton has.

    Between two sentences of a block the blank follows the target's script: none in Chinese and
    Japanese, one elsewhere. Raises ValueError where the numbers differ.
    """
    before = [
        _joint(part, skeleton.locale, target_locale) if i in skeleton.joints else part
        for i, part in enumerate(skeleton.parts[:-1])
    ]
    woven = zip(before, translations, strict=True)
    return "".join(piece for pair in woven for piece in pair) + skeleton.parts[-1]


def is_translatable(text: str, is_html: bool = False) -> bool:
    """Whether a word is left once tags, placeholders, addresses and entities are put aside."""
    kept, position = "", 0
    for start, end in protected(text):
        kept += text[position:start]
        position = end
    kept += text[position:]
    return any(letter.isalpha() for letter in (html.unescape(kept) if is_html else kept))


def _lines(text: str) -> Iterator[tuple[int, int, list[Tag]]]:
    for found in LINE.finditer(text):
        yield found.start(), found.end(), []


def _html_blocks(text: str) -> Iterator[tuple[int, int, list[Tag]]]:
    """Runs of text and inline tags between block tags, with the inline tags of each."""
    start, inline = 0, list[Tag]()
    for tag in tags(text):
        if tag.role != "block":
            inline.append(tag)
            continue
        yield start, tag.start, inline
        start, inline = tag.end, []
    yield start, len(text), inline


def _sentence_spans(
    text: str, start: int, end: int, inline: list[Tag]
) -> Iterator[tuple[int, int]]:
    """The sentences of one block, without the blanks and comments around them."""
    shut = [(inline[i].start, inline[j].end) for i, j in pairs(inline).items()]
    cuts = [start + found for found in ends(_shadow(text, start, end, inline))]
    for first, last in pairwise([start, *outside(shut, cuts), end]):
        piece = text[first:last]
        yield first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def _shadow(text: str, start: int, end: int, inline: list[Tag]) -> str:
    """The block with each tag overwritten by a letter that is neither blank nor a mark."""
    shadow, position = "", start
    for tag in inline:
        filler = CLOSED if tag.role == "close" else OPENED
        shadow += text[position : tag.start] + filler * (tag.end - tag.start)
        position = tag.end
    return shadow + text[position:end]


def _is_joint(part: str, is_html: bool) -> bool:
    return not part.strip() and (is_html or not LINE.sub("", part))


def _joint(part: str, source_locale: str, target_locale: str) -> str:
    is_spaced = script(target_locale) not in UNSPACED_SCRIPTS
    if is_spaced == (script(source_locale) not in UNSPACED_SCRIPTS):
        return part
    return (part or " ") if is_spaced else ""
