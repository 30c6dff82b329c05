"""What a single cell may hold: each check returns the value to keep or refuses with the reason."""

import re
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from catalog.models import TextFormat
from locales.tags import BadTag, canonical, script

TEXT_CHARACTERS = 100_000
KEY_CHARACTERS = 120
PRICE = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.ASCII | re.IGNORECASE)
BARCODE_LENGTHS = (
    8,
    12,
    13,
    14,
)  # GTIN-8, UPC-A, EAN-13, ITF-14. Source: GS1 General Specifications
CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d", re.ASCII)
TAG = re.compile(
    r"</?(?:p|br|ul|ol|li|div|span|strong|em|b|i|u|a|h[1-6]|table|tr|td|th|img|blockquote|sup|sub)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# Control characters but tab and line feed, direction overrides and isolates, invisible blanks, and
# the sign that stands where a text was damaged. Joiners are left out: Persian and emoji need them.
ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]")
# What letters look like, and the scripts (ISO 15924) that are written with them.
WRITING = {
    "Han": (re.compile("[一-鿿]"), {"Hans", "Hant", "Jpan", "Kore", "Hani", ""}),
    "Kana": (re.compile("[ぁ-ヿ]"), {"Jpan", "Hrkt", ""}),
    "Hangul": (re.compile("[가-힣]"), {"Kore", "Hang", ""}),
    "Cyrillic": (re.compile("[Ѐ-ӿ]"), {"Cyrl", ""}),
    "Arabic": (re.compile("[\u0600-\u06ff]"), {"Arab", "Aran", ""}),
    "Thai": (re.compile("[ก-๛]"), {"Thai", ""}),
}


class BadCell(ValueError):
    """A cell can't be taken; the text is the reason, in the operator's language."""


def text_format(text: str) -> str:
    """HTML where the text holds a tag that shops use, else plain."""
    return TextFormat.HTML if TAG.search(text) else TextFormat.PLAIN


def check_key(cell: str) -> str:
    if not cell:
        raise BadCell(_("the key is missing"))
    if len(cell) > KEY_CHARACTERS:
        sentence = _("the key has {found} characters, {limit} are allowed")
        raise BadCell(sentence.format(found=len(cell), limit=KEY_CHARACTERS))
    return cell


def check_locale(cell: str) -> str:
    try:
        return canonical(cell)
    except BadTag as error:
        sentence = _("“{cell}” is no language tag such as en, zh-Hans or pt-BR")
        raise BadCell(sentence.format(cell=cell)) from error


def check_price(cell: str) -> str:
    """An amount with a decimal point, nothing else; other styles are refused, never guessed."""
    if PRICE.fullmatch(cell) is None:
        sentence = _("“{cell}” is no amount with a decimal point, such as 1299.00")
        raise BadCell(sentence.format(cell=cell))
    return cell


def check_currency(cell: str) -> str:
    if re.fullmatch(r"[A-Za-z]{3}", cell) is None:
        raise BadCell(_("“{cell}” is no currency such as USD").format(cell=cell))
    return cell.upper()


def check_gtin(cell: str) -> str:
    """A barcode as text; refused where a spreadsheet has certainly damaged it."""
    if SCIENTIFIC.fullmatch(cell):
        sentence = _("a spreadsheet has turned the barcode into {cell}; format the column as text")
        raise BadCell(sentence.format(cell=cell))
    if cell.isascii() and cell.isdigit() and len(cell) not in BARCODE_LENGTHS:
        full = next((length for length in BARCODE_LENGTHS if length > len(cell)), None)
        if full is not None and len(cell) > 5 and has_right_check_digit(cell):
            sentence = _(
                "a spreadsheet has cut the barcode's leading zeros: {cell}, perhaps {whole}"
            )
            raise BadCell(sentence.format(cell=cell, whole=cell.zfill(full)))
    return cell


def has_right_check_digit(digits: str) -> bool:
    """Whether the last digit is the GS1 check digit of the others; leading zeros don't matter."""
    weighted = (int(digit) * (3, 1)[place % 2] for place, digit in enumerate(digits[-2::-1]))
    return (sum(weighted) + int(digits[-1])) % 10 == 0


def check_day(cell: str) -> int:
    """Days from the event, negative before it."""
    if re.fullmatch(r"[+-]?\d{1,3}", cell, re.ASCII) is None:
        sentence = _("“{cell}” is no number of days from the event, such as -7")
        raise BadCell(sentence.format(cell=cell))
    return int(cell)


def check_time(cell: str) -> str:
    if CLOCK.fullmatch(cell) is None:
        raise BadCell(_("“{cell}” is no time of day such as 20:30").format(cell=cell))
    return cell.zfill(5)


def check_event(cell: str) -> str:
    return cell.lower().replace("_", "-")


def split_list(cell: str) -> list[str]:
    """The parts between commas, semicolons and their East Asian forms."""
    return [part for part in map(str.strip, re.split(r"[,;，；、]", cell)) if part]


def split_markets(cell: str) -> list[str]:
    return [market.lower() for market in split_list(cell)]


# How the facts that are more than a short text are read; all others are kept as written.
FACTS: dict[str, Callable[[str], Any]] = {
    "price": check_price,
    "compare_at_price": check_price,
    "currency": check_currency,
    "gtin": check_gtin,
    "event": check_event,
    "start_day": check_day,
    "end_day": check_day,
    "local_time": check_time,
    "tags": split_list,
    "markets": split_markets,
}


def read_fact(target: str, cell: str) -> Any:
    """The value of a fact; None for a blank cell, which takes the fact away. Raises BadCell."""
    cell = cell.strip()
    return FACTS.get(target, str)(cell) if cell else None


def doubts(target: str, cell: str) -> list[str]:
    """What a person should look at in a cell that can be taken."""
    found = [_odd(cell)] if ODD.search(cell) else []
    cell = cell.strip()
    if target == "gtin" and cell:
        found += _barcode_doubts(cell)
    if target in ("price", "compare_at_price") and re.fullmatch(r"\d{1,3}\.\d{3}", cell):
        sentence = _("{cell} is read as an amount with three decimals, not as thousands")
        found.append(sentence.format(cell=cell))
    return found


def _odd(cell: str) -> str:
    codes = dict.fromkeys(f"U+{ord(character):04X}" for character in ODD.findall(cell))
    sentence = _("the text holds invisible or damaged characters: {codes}")
    if "\ufffd" in cell:
        sentence = _("the text was damaged before it came here, see the mark �: {codes}")
    return sentence.format(codes=", ".join(codes))


def _barcode_doubts(cell: str) -> list[str]:
    if not (cell.isascii() and cell.isdigit() and len(cell) in BARCODE_LENGTHS):
        sentence = _("“{cell}” is no barcode number of 8, 12, 13 or 14 digits")
        return [sentence.format(cell=cell)]
    if not has_right_check_digit(cell):
        return [_("the check digit of the barcode {cell} is wrong").format(cell=cell)]
    return []


def foreign_characters(text: str, locale: str) -> str:
    """The script of most letters where the locale is not written in it, as Unicode names it.

    Only scripts that a seller can't mistake are told apart; "" where nothing is wrong. A text in
    Latin letters is never foreign: brands and models are written so everywhere.
    """
    letters = [character for character in text if character.isalpha()]
    for name, (pattern, scripts) in WRITING.items():
        if len(pattern.findall(text)) * 2 > len(letters):
            return "" if script(locale) in scripts else name
    return ""
