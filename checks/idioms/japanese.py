"""Japanese idioms as they are written: particles exchanged, the last word inflected."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# Which particles may stand for another inside an idiom: 腹が立つ, 腹も立つ, 腹の立つ.
PARTICLES = {"が": "[がはもの]?", "を": "[をはもが]?", "に": "に[はも]?"}
PARTICLE = re.compile(r"(?<=[\u4e00-\u9fff々ァ-ヺー])([がをに])")
# The letters that may follow a verb's or an adjective's stem in place of the last one.
# Source: S. Martin, A Reference Grammar of Japanese, 1975, chapter 9.
ROWS = {
    "う": "わいうえおっ",
    "く": "かきくけこい",
    "ぐ": "がぎぐげごい",
    "す": "さしすせそ",
    "つ": "たちつてとっ",
    "ぬ": "なにぬねのん",
    "ぶ": "ばびぶべぼん",
    "む": "まみむめもん",
    "る": "らりるれろっまたてなよさずち",
    "い": "いくかけさそ",
}
SURU = re.compile(r"する$")
KURU = re.compile(r"(来|く)る$")


class Variants(NamedTuple):
    """A piece of a form as a regular expression, and the letters in it that never change."""

    regex: str
    fixed: tuple[str, ...]


def variants(parts: Sequence[str]) -> list[Variants]:
    """The parts of one form around its slots; only the last of them inflects."""
    *before, last = parts
    stem, ending = _inflected(last)
    return [*(_piece(part, "") for part in before), _piece(stem, ending)]


def _inflected(part: str) -> tuple[str, str]:
    """The stem of a part and what may follow it, as a regular expression."""
    if SURU.search(part):
        return part[:-2], "(?:する|すれ|し|せ|さ|でき)"
    if KURU.search(part):
        return part[:-2], "(?:来|く|き|こ)"
    if part[-1:] in ROWS and len(part) > 1:
        return part[:-1], f"[{ROWS[part[-1]]}]"
    return part, ""


def _piece(stem: str, ending: str) -> Variants:
    pieces = PARTICLE.split(stem)
    fixed = tuple(piece for piece in pieces[::2] if piece)
    regex = "".join(
        PARTICLES[piece] if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )
    return Variants(regex + ending, fixed)
