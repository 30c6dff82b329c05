"""Finds out how a seller's file is written, strictly: a guess that would damage a text is none."""

import codecs
from collections import Counter
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from catalog.errors import UnreadableFile
from catalog.importers.likeness import LIKENESSES, LikelyText

CHUNK_BYTES = 1 << 20
SAMPLE_CHARACTERS = 20_000
DELIMITERS = ",;\t"
MARKS = {  # a file's first bytes → its encoding; the longer marks first
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"\x84\x31\x95\x33": "gb18030",
}
NO_TABLE = {  # first bytes of what people upload by mistake
    b"PK\x03\x04": "an Excel workbook or another zip archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
}


@dataclass(frozen=True, slots=True)
class Sniffed:
    """`encoding` decodes the whole file without an error; `lines` is the number of line breaks."""

    encoding: str
    lines: int


@dataclass(frozen=True, slots=True)
class _Trial:
    """The outcome of decoding the whole file: the first line that can't be, or None."""

    bad_line: int | None
    lines: int = 0
    sample: str = ""  # the first characters of lines that are not plain ASCII


def sniff(stream: BinaryIO, encoding: str | None = None) -> Sniffed:
    """Find the encoding by byte-order mark, then UTF-8, then likeness; or take the one given.

    Reads the stream to its end in pieces and leaves it anywhere. Raises UnreadableFile for an empty
    or binary file and where no encoding, or more than one, would do.
    """
    stream.seek(0)
    start = stream.read(CHUNK_BYTES)
    _refuse_what_is_no_table(start)
    if encoding is not None:
        return _as_told(stream, encoding)
    marked = next((name for mark, name in MARKS.items() if start.startswith(mark)), None)
    marked = marked or _unmarked_utf_16(start[:SAMPLE_CHARACTERS])
    if marked is not None:
        return _as_told(stream, marked)
    _refuse_binary(start)
    trial = _decode(stream, "utf-8")
    if trial.bad_line is None:
        return Sniffed("utf-8", trial.lines)
    return _by_likeness(stream, trial.bad_line)


def sniff_delimiter(header: str) -> str:
    """The delimiter by the header line alone: the most frequent of , ; tab outside quotes."""
    outside = "".join(header.split('"')[::2])
    counted = Counter(character for character in outside if character in DELIMITERS)
    return max(DELIMITERS, key=lambda delimiter: counted[delimiter])


def _refuse_what_is_no_table(start: bytes) -> None:
    if not start.strip():
        raise UnreadableFile(_("The file is empty."))
    for mark, name in NO_TABLE.items():
        if start.startswith(mark):
            sentence = _("The file is {name}, not a CSV table; save it as “CSV UTF-8” first.")
            raise UnreadableFile(sentence.format(name=name))


def _refuse_binary(start: bytes) -> None:
    """Refuse control bytes, which no encoding left to try makes part of a character."""
    strange = sum(start.count(bytes([byte])) for byte in range(1, 32) if byte not in b"\t\n\f\r")
    if strange > max(4, len(start) // 100):
        raise UnreadableFile(_("The file is no text; save it as “CSV UTF-8” first."))


def _as_told(stream: BinaryIO, encoding: str) -> Sniffed:
    """Take an encoding if it is known and decodes every byte."""
    try:
        "".encode(encoding)
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        sentence = _("“{encoding}” is no text encoding known here; try utf-8, gb18030 or cp1252.")
        raise UnreadableFile(sentence.format(encoding=encoding)) from error
    trial = _decode(stream, name)
    if trial.bad_line is not None:
        sentence = _("Line {line} can't be read as {encoding}.")
        raise UnreadableFile(sentence.format(line=trial.bad_line, encoding=name))
    return Sniffed(name, trial.lines)


def _unmarked_utf_16(start: bytes) -> str | None:
    """UTF-16 without a mark: delimiters, digits and line ends have a NUL on one side."""
    pairs = list(zip(start[0::2], start[1::2], strict=False))
    little = sum(high == 0 and 0 < low < 128 for low, high in pairs)
    big = sum(high == 0 and 0 < low < 128 for high, low in pairs)
    if max(little, big) < max(4, len(pairs) // 50) or min(little, big) > max(little, big) // 4:
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _by_likeness(stream: BinaryIO, bad_line: int) -> Sniffed:
    """The legacy encoding in which the file reads like its language, by a clear margin."""
    readable: list[tuple[LikelyText, Sniffed]] = []
    for encoding, likeness in LIKENESSES.items():
        trial = _decode(stream, encoding)
        likely = likeness(trial.sample)
        if trial.bad_line is None and likely.is_plausible:
            readable.append((likely, Sniffed(encoding, trial.lines)))
    if not readable:
        sentence = _(
            "The encoding can't be told: line {line} is not UTF-8, and the file reads like no text "
            "in {others} either. Save it as UTF-8, or name its encoding."
        )
        others = ", ".join(LIKENESSES)
        raise UnreadableFile(sentence.format(line=bad_line, others=others))
    return max(readable, key=lambda pair: pair[0].score)[1]


def _decode(stream: BinaryIO, encoding: str) -> _Trial:
    """Decode the whole stream strictly, in pieces."""
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    lines, sample = 0, ""
    while True:
        chunk = stream.read(CHUNK_BYTES)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].count(b"\n")
            return _Trial(bad_line=lines + before + 1, sample=sample)
        lines += text.count("\n")
        if len(sample) < SAMPLE_CHARACTERS:
            sample += _telling_lines(text)
        if not chunk:
            return _Trial(None, lines, sample)


def _telling_lines(text: str) -> str:
    """The lines that hold more than ASCII, up to the size of a sample."""
    taken: list[str] = []
    size = 0
    for line in text.splitlines():
        if not line.isascii():
            taken.append(line)
            size += len(line)
        if size > SAMPLE_CHARACTERS:
            break
    return "\n".join(taken)[:SAMPLE_CHARACTERS]
