"""Reads and writes TMX 1.4b, the format in which translation tools exchange their memories."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast
from xml.sax.saxutils import unescape

from lxml import etree

from locales.tags import BadTag, canonical, chain
from translation.masks import TOKEN, mask

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ANY_SOURCE = "*all*"
ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SAFELY: dict[str, Any] = {  # nothing but the file is read, and nothing in it grows
    "events": ("start", "end"),
    "tag": ("header", "tu"),
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
HEADER = {
    "creationtool": "terroir",
    "creationtoolversion": "1",
    "segtype": "sentence",
    "o-tmf": "terroir",
    "adminlang": "en",
    "srclang": ANY_SOURCE,
    "datatype": "html",
}


class BadTmx(Exception):
    """The file can't be read as TMX at all; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One segment in two locales (canonical tags). `context` says where it was used."""

    source_locale: str
    target_locale: str
    source: str
    target: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class BadUnit:
    """A unit that can't be used, and why; the others still are."""

    line: int
    reason: str


def read(path: Path) -> Iterator[Unit | BadUnit]:
    """The units of a TMX file, one by one, each target locale of a unit on its own.

    Inline elements (bpt, ept, ph, it, hi, ut) are read as the text they hold. Nothing outside the
    file is loaded and no entity is resolved. Raises BadTmx where the XML itself is broken.
    """
    default = None
    try:
        with path.open("rb") as file:
            for event, element in etree.iterparse(file, **SAFELY):
                if event == "start" and element.tag == "header":
                    default = element.get("srclang")
                elif event == "end" and element.tag == "tu":
                    yield from _units(element, default or ANY_SOURCE)
                    _forget(element)
    except etree.XMLSyntaxError as error:
        raise BadTmx(f"{path}, line {error.lineno}: {error.msg or 'the file is empty'}") from error
    except OSError as error:
        raise BadTmx(f"{path}: {error.strerror or error}") from error
    if default is None:
        raise BadTmx(f"{path}: it is XML, but has no TMX header with a source language")


def write(units: Iterable[Unit], out: BinaryIO) -> int:
    """Write the units as TMX 1.4b, inline tags and placeholders marked as such; their number."""
    number = 0
    with etree.xmlfile(out, encoding="utf-8") as document:
        document.write_declaration()
        with document.element("tmx", version="1.4"):
            document.write("\n", etree.Element("header", HEADER), "\n")
            with document.element("body"):
                for unit in units:
                    document.write("\n", _element(unit))
                    number += 1
                document.write("\n")
    return number


def _units(element: etree._Element, default: str) -> Iterator[Unit | BadUnit]:
    """One unit for each target of a `tu`, or what is wrong with it."""
    line = cast(int, element.sourceline)
    try:
        texts = [(_locale(variant), _text(variant)) for variant in element.findall("tuv")]
        source = _source(texts, element.get("srclang") or default)
    except (BadTag, ValueError) as error:
        yield BadUnit(line, str(error))
        return
    targets = [text for text in texts if text is not source]
    if not targets:
        yield BadUnit(line, "it holds no translation")
    context = element.findtext("prop[@type='context']") or element.get("tuid") or ""
    for locale, text in targets:
        if text.strip() and source[1].strip():
            yield Unit(source[0], locale, source[1], text, context)
        else:
            yield BadUnit(line, f"its {locale if source[1].strip() else source[0]} text is empty")


def _locale(variant: etree._Element) -> str:
    return canonical(variant.get(XML_LANGUAGE) or variant.get("lang") or "")


def _text(variant: etree._Element) -> str:
    segment = variant.find("seg")
    if segment is None:
        raise ValueError("a variant has no <seg>")
    if any(isinstance(node, etree._Entity) for node in segment.iter()):
        raise ValueError("it uses an entity that the file defines itself")
    return "".join(str(piece) for piece in segment.itertext())


def _source(texts: list[tuple[str, str]], locale: str) -> tuple[str, str]:
    """The variant in the source locale, or in one below it (en-US for en); any: the first."""
    if locale != ANY_SOURCE:
        wanted = canonical(locale)
        texts = [text for text in texts if wanted in chain(text[0])]
    if not texts:
        raise ValueError(f"it has no text in the source language {locale}")
    return texts[0]


def _forget(element: etree._Element) -> None:
    """Free what was read, so that memory doesn't grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _element(unit: Unit) -> etree._Element:
    element = etree.Element("tu", srclang=unit.source_locale)
    if unit.context:
        etree.SubElement(element, "prop", type="context").text = unit.context
    for locale, text in (
        (unit.source_locale, unit.source),
        (unit.target_locale, unit.target),
    ):
        variant = etree.SubElement(element, "tuv", {XML_LANGUAGE: locale})
        _fill(etree.SubElement(variant, "seg"), ILLEGAL.sub("", text))
    return element


def _fill(segment: etree._Element, text: str) -> None:
    """Inline tags as bpt and ept, placeholders and addresses as ph."""
    masked = mask(text)
    position, open_numbers = 0, list[int]()
    for found in TOKEN.finditer(masked.text):
        _append(segment, unescape(masked.text[position : found.start()]))
        position = found.end()
        if found["closed"]:
            number = open_numbers.pop()
            etree.SubElement(segment, "ept", i=str(number)).text = masked.tokens[number - 1].closing
            continue
        number = int(found["single"] or found["opened"])
        name = {"x": str(number)} if found["single"] else {"i": str(number)}
        inline = etree.SubElement(segment, "ph" if found["single"] else "bpt", name)
        inline.text = masked.tokens[number - 1].text
        if found["opened"]:
            open_numbers.append(number)
    _append(segment, unescape(masked.text[position:]))


def _append(segment: etree._Element, text: str) -> None:
    """Add text behind the last inline element."""
    if len(segment):
        segment[-1].tail = (segment[-1].tail or "") + text
    else:
        segment.text = (segment.text or "") + text
