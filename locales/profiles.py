"""A market's facts in the packs (market.toml, profile.toml) → a Market, still without its rules."""

import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from locales.schema import Table
from locales.values import Flag, Market

CONFIDENCE = frozenset({"low", "medium", "high"})
CURRENCIES = frozenset(get_global("all_currencies"))
TERRITORIES = frozenset(get_global("territory_currencies"))


def read_market(code: str, table: Table, cultures: frozenset[str]) -> Market:
    """The market without profile, rules and adjustments, which have files of their own."""
    market = Market(
        code=code,
        name=table.text("name"),
        locales=tuple(table.locale(locale) for locale in table.texts("locales")),
        currency=table.text("currency"),
        time_zones=table.texts("time_zones"),
        cultures=table.texts("cultures"),
        profile={},
        rules=(),
        adjustments=(),
    )
    table.finish()
    judge_market(market, table, cultures)
    return market


def judge_market(market: Market, table: Table, cultures: frozenset[str]) -> None:
    table.expect("cultures", market.cultures, cultures)
    if market.currency:
        table.expect("currency", [market.currency], CURRENCIES)
    for key in ("locales", "time_zones"):
        if not getattr(market, key):
            table.complain(f"`{key}` is missing: list at least one, the usual one first")
    for zone in market.time_zones:
        if not zone_exists(zone):
            table.complain(
                f"`time_zones` names “{zone}”, which the time zone database doesn't know"
            )
    judge_code(market.code, table)


def judge_code(market: str, table: Table) -> None:
    if market.upper() not in TERRITORIES or not market.islower():
        table.complain(
            f"“{market}” is no market: use the ISO 3166 code in small letters, such as “sa”"
        )


def read_profile(tables: Iterable[Table]) -> dict[str, Flag]:
    """The flags of a market's profile.toml; what a later root says of a flag counts."""
    found: dict[str, Flag] = {}
    for table in tables:
        found |= dict(read_flag(name, flag) for name, flag in table.every_table())
        table.finish()
    return found


def read_flag(name: str, table: Table) -> tuple[str, Flag]:
    """One flag's table: `value`, its source and the day it was looked at, or `unknown = true`."""
    unknown = table.flag("unknown")
    if unknown == ("value" in table):
        table.complain("give either a `value` or `unknown = true`")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        table.complain("write the flag's name in small letters with underscores")
    flag = Flag(
        value=_value(table),
        source=table.source("" if unknown else None),
        confidence=table.choice("confidence", CONFIDENCE, "low" if unknown else None),  # type: ignore[arg-type]
        as_of=table.day("as_of"),
    )
    if not unknown and not flag.as_of:
        table.complain("`as_of` is missing: give the day on which somebody last looked")
    table.finish()
    return name, flag


def zone_exists(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _value(table: Table) -> str | bool | tuple[str, ...] | None:
    """A text, true or false, or a list of texts."""
    given = table.values.get("value")
    if isinstance(given, list):
        return table.texts("value")
    if isinstance(given, bool):
        return table.flag("value")
    return table.text("value") if "value" in table else None
