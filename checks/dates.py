"""Days of the civil calendar that a text names, as each language writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.core import Locale

from locales import cldr, tags

BUDDHIST_ERA = 543  # how far Thai years are ahead
BUDDHIST_FROM = 2400
# What may stand between the number of the day and the month: “10 de mayo”, “10. Mai”, “1er mai”.
_AFTER_DAY = (
    r"(?:st|nd|rd|th|er|[.º°ªa]|-?го|-?е|-?і)?[\s\u00a0]*(?:of|de|di|del|d['’]|ng|na|ב)?\s*"
)
_YEAR = r"(?:[\s,.]*(?:de|del|ng|năm|พ\.ศ\.)?\s*(?P<{0}>\d{{4}})(?!\d))?"
_LETTERS = (
    r"(?:(?P<{0}y>\d{{4}})\s*{1}\s*)?(?P<{0}m>\d{{1,2}})\s*{2}\s*(?P<{0}d>\d{{1,2}})\s*(?:{3})"
)
# After a day that only begins a stretch of them: “10–12 May” has none before, “10 May – 12 May”.
LETTERED = frozenset("ck")  # of the forms below, by the letter of their groups
RANGE = re.compile(r"\s*(?:[-–—~～〜至到]|\b[^\W\d_]{1,5}\b)\s*\d")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day named at [start, end) of a text; `year` where the text says it.

    `lettered`: closed by a sign of its own, “5月10日”, so that what follows is told of it.
    """

    start: int
    end: int
    month: int
    day: int
    year: int | None
    lettered: bool = False

    def is_on(self, other: date) -> bool:
        """Whether it can be that day."""
        return (self.month, self.day) == (other.month, other.day) and self.year in (
            None,
            other.year,
        )


def named_days(text: str, locale: str) -> Iterator[NamedDay]:
    """The single days in a text, in order, “10 May”, “May 10, 2027”, “10.5.2027”, “5月10日”.

    Figures alone count only with a year and where the locale tells their order. A day that begins
    a stretch of days is left out. Raises BadTag.
    """
    months = month_names(tags.language(locale))
    for found in _pattern(locale).finditer(text):
        named = _read(found, months)
        if named and not RANGE.match(text, named.end):
            yield named


def _read(found: re.Match[str], months: dict[str, int]) -> NamedDay | None:
    said = {name: value for name, value in found.groupdict().items() if value}
    form = next(name[0] for name in said)
    word = said.get(f"{form}n")
    month = months[word.casefold()] if word else int(said[f"{form}m"])
    day = int(said[f"{form}d"])
    year = int(said[f"{form}y"]) if f"{form}y" in said else None
    if year and year >= BUDDHIST_FROM:
        year -= BUDDHIST_ERA
    try:
        date(year or 2024, month, day)  # a leap year: any day of any year
    except ValueError:
        return None
    return NamedDay(found.start(), found.end(), month, day, year, form in LETTERED)


@cache
def month_names(language: str) -> dict[str, int]:
    """Names of months as they stand in a date or alone → number. From CLDR."""
    known = cldr.known(language)
    names = {
        name.rstrip(".").casefold(): month
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in known.months[context][width].items()
        if not any(letter.isdigit() for letter in name)
    }
    return {name: month for name, month in names.items() if len(name) > 1}


@cache
def weekdays(language: str) -> tuple[str, ...]:
    """Names of weekdays, wide and short. From CLDR."""
    known = cldr.known(language)
    return tuple(
        name.rstrip(".")
        for width in ("wide", "abbreviated")
        for name in known.days["format"][width].values()
    )


@cache
def _pattern(locale: str) -> re.Pattern[str]:
    """Every form of a day in a locale; each names its groups with a letter of its own."""
    language = tags.language(locale)
    names = sorted(map(re.escape, month_names(language)), key=len, reverse=True)
    forms = [
        r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?!\d)",
        _LETTERS.format("c", "年", "月", "[日号號]"),
        _LETTERS.format("k", "년", "월", "일"),
        r"(?:ngày\s+)?(?P<vd>\d{1,2})\s+tháng\s+(?P<vm>\d{1,2})(?!\d)" + _YEAR.format("vy"),
        *_in_figures(cldr.known(locale)),
    ]
    if names:
        month = f"(?P<{{}}n>{'|'.join(names)})(?!\\w)\\.?"
        forms += [
            r"(?P<bd>\d{1,2})" + _AFTER_DAY + month.format("b") + _YEAR.format("by"),
            r"(?<!\w)" + month.format("a") + r"\s+(?P<ad>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
            r"(?:,?\s+(?P<ay>\d{4})(?!\d))?",
        ]
    return re.compile(r"(?<![\d.,:/])(?<!\d-)(?:" + "|".join(forms) + ")", re.IGNORECASE)


def _in_figures(known: Locale) -> Iterator[str]:
    """“10/5/2027” in the locale's own order; none where a language without region has several."""
    if known.language == "en" and not known.territory:
        return
    order = re.sub(r"[^dM]", "", known.date_formats["short"].pattern)
    first, second = ("m", "d") if order.startswith("M") else ("d", "m")
    yield rf"(?P<f{first}>\d{{1,2}})[./-](?P<f{second}>\d{{1,2}})[./-](?P<fy>\d{{4}})(?!\d)"
