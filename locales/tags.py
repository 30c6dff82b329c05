"""One normal form for language tags and one way to their parents, so that no two rooms disagree."""

import re
from functools import cache
from typing import Literal

from babel.core import get_global

LIKELY: dict[str, str] = dict(get_global("likely_subtags"))
PARENTS: dict[str, str] = dict(get_global("parent_exceptions"))
LANGUAGE_ALIASES: dict[str, str] = dict(get_global("language_aliases"))
TERRITORY_ALIASES: dict[str, list[str]] = dict(get_global("territory_aliases"))

# Scripts written from right to left. Source: Unicode Character Database, Scripts and Bidi_Class.
RIGHT_TO_LEFT = frozenset(
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Lydi Mand Mani Mend Merc Mero Narb "
    "Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split()
)
BCP_47 = re.compile(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?P<extended>(?:-[a-z]{3}){0,3})"
    r"(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)"
    r"(?P<extensions>(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?)",
    re.ASCII,
)


class BadTag(ValueError):
    """The text is not a well-formed BCP 47 language tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"“{tag}” is not a BCP 47 language tag such as “pt-BR” or “zh-Hant-TW”")


@cache
def canonical(tag: str) -> str:
    """The tag in normal form: case, hyphens, no withdrawn codes (iw → he, en-UK → en-GB).

    Where a language is written in several scripts and a region is named, the script is named
    too: zh-TW → zh-Hant-TW; elsewhere a script that goes without saying is left out: ja-Jpan →
    ja. So equal locales are equal strings. Raises BadTag. Source: BCP 47, CLDR.
    """
    found = BCP_47.fullmatch(tag.strip().replace("_", "-").lower())
    if found is None:
        raise BadTag(tag)
    named = found["extended"].rpartition("-")[2] or found["language"]
    language, *defaults = LANGUAGE_ALIASES.get(named, named).split("_")
    script = (found["script"] or _of_length(defaults, 4)).title()
    region = _region(found["region"] or _of_length(defaults, 2))
    if language not in _several_scripts():
        script = "" if script == _likely(language, "", "")[1] else script
    elif region and not script:
        script = _likely(language, "", region)[1]
    kept = [language, script, region]
    return "-".join(part for part in kept if part) + found["variants"] + found["extensions"]


@cache
def maximise(tag: str) -> str:
    """Language, script and region, missing ones by likely subtags: zh-TW → zh-Hant-TW.

    Variants and extensions are left out; what CLDR doesn't know stays missing. Raises BadTag.
    """
    return "-".join(part for part in _likely(*_parts(tag)) if part)


@cache
def parent(tag: str) -> str | None:
    """Where a text falls back to: CLDR's explicit parent, else the tag cut; never another script.

    es-MX → es-419 → es; zh-Hant → None; pt-BR → pt, never pt-PT. Raises BadTag.
    """
    tag = canonical(tag)
    explicit = PARENTS.get(tag.replace("-", "_"))
    if explicit is not None:
        return canonical(explicit)
    cut = re.sub(r"(?:-[a-z\d])?-[^-]+$", "", tag)
    return cut if cut != tag and script(cut) == script(tag) else None


@cache
def chain(tag: str) -> tuple[str, ...]:
    """The canonical tag, then its parents, nearest first. Raises BadTag."""
    above = parent(tag)
    return (canonical(tag), *(chain(above) if above else ()))


def language(tag: str) -> str:
    """The primary language: "zh" of zh-Hant-TW. Raises BadTag."""
    return _parts(tag)[0]


def script(tag: str) -> str:
    """The ISO 15924 script, by likely subtags: "Arab" of ar-SA; "" if unknown. Raises BadTag."""
    return _likely(*_parts(tag))[1]


def region(tag: str) -> str:
    """The region the tag names: "TW" of zh-TW; "" where it names none. Raises BadTag."""
    return _parts(tag)[2]


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """The direction in which the locale is written. Raises BadTag."""
    return "rtl" if script(tag) in RIGHT_TO_LEFT else "ltr"


def same_writing(tag: str, other: str) -> bool:
    """Whether both are the same language in the same script. Raises BadTag."""
    return _likely(*_parts(tag))[:2] == _likely(*_parts(other))[:2]


def _parts(tag: str) -> tuple[str, str, str]:
    """Language, script and region of the canonical tag, "" where missing."""
    found = BCP_47.fullmatch(canonical(tag).lower())
    if found is None:
        raise BadTag(tag)
    return found["language"], (found["script"] or "").title(), (found["region"] or "").upper()


def _likely(language: str, script: str, region: str) -> tuple[str, str, str]:
    """The three subtags with the missing ones filled in. Source: UTS 35, Likely Subtags."""
    for known in ((language, script, region), (language, region), (language, script), (language,)):
        full = LIKELY.get("_".join(part for part in known if part))
        if full is not None:
            likely = full.split("_")
            return language, script or likely[1], region or likely[2]
    return language, script, region


@cache
def _several_scripts() -> frozenset[str]:
    """Languages whose script depends on the region: zh, sr, uz, pa …"""
    scripts: dict[str, set[str]] = {}
    for known, full in LIKELY.items():
        language, *rest = known.split("_")
        if not rest or len(rest[-1]) < 4:
            scripts.setdefault(language, set()).add(full.split("_")[1])
    return frozenset(language for language, found in scripts.items() if len(found) > 1)


def _of_length(subtags: list[str], length: int) -> str:
    return next((subtag for subtag in subtags if len(subtag) == length), "")


def _region(region: str) -> str:
    """The region in capitals, a withdrawn code replaced where exactly one took its place."""
    replaced = TERRITORY_ALIASES.get(region.upper(), [])
    return replaced[0] if len(replaced) == 1 else region.upper()
