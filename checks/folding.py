"""Make equal what readers take for the same spelling, and keep the way back."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

# Alef and its carriers, alef maksura and teh marbuta: what Arabic typists leave out or mix up.
ARABIC_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
TATWEEL = "ـ"
HAMZA_ABOVE_AND_BELOW = "\u0654\u0655"
ARABIC_MARKS = range(0x064B, 0x0656), range(0x0670, 0x0671), range(0x06D6, 0x06EE)
# Voiced marks of half-width kana: no combining class of their own, but part of the letter before.
HALF_WIDTH_MARKS = "\uff9e\uff9f"
FIRST_MARK = "\u0300"
HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)
VARIATION_SELECTORS = range(0xFE00, 0xFE10)
# Dotted and dotless i are two letters there. Source: Unicode SpecialCasing.
TURKIC = frozenset({"tr", "az"})


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded letters and, for each, the half-open range of code points it was made from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original range of the folded range [start, end), which must not be empty."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Folding:
    """How one language is folded. Chinese: both scripts to Simplified, letter by letter."""

    language: str
    chinese: bool = False

    def fold(self, text: str) -> Folded:
        """The folded text with offsets; never raises, whatever the code points."""
        if text.isascii() and self.language not in TURKIC:
            return _plain(text)
        letters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end in clusters(text):
            for letter in self._letters(text[start:end]):
                letters.append(letter)
                starts.append(start)
                ends.append(end)
        return Folded("".join(letters), tuple(starts), tuple(ends))

    def key(self, text: str) -> str:
        """The folded text alone."""
        return self.fold(text).text

    def _letters(self, cluster: str) -> str:
        text = unicodedata.normalize("NFKC", cluster)
        if self.language in TURKIC:
            text = text.replace("I", "ı").replace("İ", "i")
        text = unicodedata.normalize("NFKC", text.casefold()).translate(ARABIC_LETTERS)
        if self.chinese:
            text = "".join(map(simplified, text))
        plain = text.isalnum() and TATWEEL not in text
        return text if plain else "".join(filter(_is_kept, text))


def _plain(text: str) -> Folded:
    size = len(text)
    return Folded(text.lower(), tuple(range(size)), tuple(range(1, size + 1)))


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of a letter with the marks that hang on it."""
    start = 0
    for position in range(1, len(text)):
        if not _hangs_on(text[position]):
            yield start, position
            start = position
    if text:
        yield start, len(text)


def _hangs_on(letter: str) -> bool:
    if letter < FIRST_MARK:
        return False
    is_jamo = ord(letter) in HANGUL_VOWELS_AND_FINALS
    return is_jamo or unicodedata.combining(letter) != 0 or letter in HALF_WIDTH_MARKS


def _is_kept(letter: str) -> bool:
    """False for what changes no word: tatweel, short vowels, joiners, variation selectors."""
    point = ord(letter)
    if letter == TATWEEL or letter in HAMZA_ABOVE_AND_BELOW or point in VARIATION_SELECTORS:
        return False
    if any(point in marks for marks in ARABIC_MARKS):
        return False
    return unicodedata.category(letter) != "Cf"


@cache
def simplified(letter: str) -> str:
    """The Simplified form of one Han letter, itself for any other; always one code point."""
    if not unicodedata.name(letter, "").startswith("CJK"):
        return letter
    folded = converter("t2s")(letter)
    return folded if len(folded) == 1 else letter


@cache
def converter(way: str) -> Callable[[str], str]:
    """OpenCC's converter of that name: "t2s" from Traditional to Simplified, "s2t" back."""
    # Loaded on first use: only Chinese text needs the dictionaries.
    import opencc  # noqa: PLC0415

    convert: Callable[[str], str] = opencc.OpenCC(way).convert
    return convert


@cache
def folding(language: str, script: str) -> Folding:
    """The folding of a language ("zh") in a script ("Hant")."""
    return Folding(language, chinese=script in {"Hans", "Hant"})
