"""Every place that IANA knows: its time zones and where its main city lies, for any market code.

Source: zone.tab of the tzdata package (public domain), never the machine's own files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from locales.days.sky import Site

COORDINATES = re.compile(r"([+-]\d{4}(?:\d\d)?)([+-]\d{5}(?:\d\d)?)")


@dataclass(frozen=True, slots=True)
class Place:
    """A zone of a market, and the city that it is named after."""

    zone: str
    site: Site


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """The places of every market, by code, the most populous first where IANA orders them so."""
    table = files("tzdata") / "zoneinfo" / "zone.tab"
    found: dict[str, tuple[Place, ...]] = {}
    for line in table.read_text(encoding="ascii").splitlines():
        if line.startswith("#"):
            continue
        code, coordinates, zone, *_ = line.split("\t")
        market = code.lower()
        found[market] = (*found.get(market, ()), Place(zone, _site(coordinates)))
    return found


def is_market(code: str) -> bool:
    """Whether it is a place: ISO 3166-1 alpha-2 in lower case, or xk, as CLDR has Kosovo."""
    return code in places() or code == "xk"


def site_of(market: str) -> Site | None:
    """Where the market's crescent is looked for; None where IANA has no zone for it."""
    known = places().get(market, ())
    return known[0].site if known else None


def zones_of(market: str) -> tuple[str, ...]:
    """The market's time zones; () for no place."""
    return tuple(place.zone for place in places().get(market, ()))


def _site(coordinates: str) -> Site:
    """ISO 6709 as zone.tab has it: +2438+04643 or +404251-0740023."""
    found = COORDINATES.fullmatch(coordinates)
    if found is None:
        raise ValueError(f"{coordinates!r} is no coordinate")
    return Site(*(_degrees(part) for part in found.groups()))


def _degrees(part: str) -> float:
    """±DDMM, ±DDDMM, or either with SS."""
    digits = part[1:]
    with_seconds = len(digits) > 5
    whole = digits[: -4 if with_seconds else -2]
    minutes = digits[len(whole) : len(whole) + 2]
    seconds = digits[-2:] if with_seconds else "0"
    degrees = int(whole) + int(minutes) / 60 + int(seconds) / 3600
    return -degrees if part[0] == "-" else degrees
