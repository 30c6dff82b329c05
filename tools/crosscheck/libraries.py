"""What independent libraries say of our codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

import holidays
from convertdate import holidays as reckoned
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from tools.crosscheck.ours import YEARS, keepers

ESTIMATED = " (estimated)"
# What `holidays` calls the feast itself, in English; a market's other names are days off around it.
NAMES = {
    "all-saints": "All Saints' Day",
    "anzac-day": "ANZAC Day|Anzac Day",
    "ascension": "Ascension Day",
    "ash-wednesday": "Ash Wednesday",
    "ashura": "Ashura",
    "assumption": "Assumption Day|Feast of the Assumption",
    "boxing-day": "Boxing Day",
    "buddhas-birthday": "Buddha's Birthday|The Buddha's Birthday",
    "carnival-tuesday": "Carnival Tuesday|Shrove Tuesday|Fat Tuesday",
    "christmas": "Christmas Day",
    "chuseok": "Chuseok",
    "clean-monday": "Green Monday",
    "coming-of-age-day": "Coming of Age Day",
    "corpus-christi": "Corpus Christi",
    "diwali": "Diwali|Deepavali",
    "double-ninth": "Double Ninth Festival|Chung Yeung Festival",
    "dragon-boat": "Dragon Boat Festival|Tuen Ng Festival",
    "dussehra": "Dussehra",
    "easter": "Easter Sunday",
    "easter-monday": "Easter Monday",
    "eid-al-adha": "Eid al-Adha",
    "eid-al-fitr": "Eid al-Fitr",
    "ganesh-chaturthi": "Ganesh Chaturthi / Vinayak Chaturthi",
    "golden-week": "Showa Day",
    "good-friday": "Good Friday",
    "hanukkah": "Hanukkah",
    "holi": "Holi",
    "hung-kings": "Hung Kings' Commemoration Day",
    "immaculate-conception": "Immaculate Conception",
    "islamic-new-year": "Islamic New Year",
    "isra-miraj": "Isra' and Mi'raj",
    "kings-day": "King's Day",
    "labor-day": "Labor Day",
    "loy-krathong": "Loy Krathong",
    "lunar-new-year": "Chinese New Year|Chinese New Year (Spring Festival)|Lunar New Year",
    "maha-shivaratri": "Maha Shivaratri",
    "makha-bucha": "Makha Bucha",
    "mawlid": "Prophet's Birthday|Prophet Muhammad's Birthday",
    "memorial-day": "Memorial Day",
    "mid-autumn": "Mid-Autumn Festival",
    "midsummer-eve": "Midsummer Eve",
    "mothers-day": "Mother's Day",
    "new-year": "New Year's Day",
    "nowruz": "Nowruz|Nowruz Holiday",
    "nyepi": "Day of Silence",
    "orthodox-christmas": "Orthodox Christmas|Orthodox Christmas Day|Coptic Christmas Day",
    "orthodox-easter": "Orthodox Easter|Orthodox Easter Sunday",
    "orthodox-good-friday": "Orthodox Good Friday",
    "passover": "Pesach",
    "pentecost": "Pentecost",
    "purim": "Purim",
    "raksha-bandhan": "Raksha Bandhan",
    "ramadan-start": "First Day of Ramadan",
    "republic-day": "Republic Day",
    "respect-aged-day": "Respect for the Aged Day",
    "rosh-hashanah": "Rosh Hashanah",
    "seollal": "Korean New Year",
    "shavuot": "Shavuot",
    "songkran": "Songkran Festival",
    "sukkot": "Sukkot",
    "tet": "Lunar New Year",
    "thanksgiving": "Thanksgiving Day",
    "tisha-bav": "Tisha B'Av",
    "vesak": "Vesak Day|Visakha Bucha|Vesak Full Moon Poya Day",
    "victoria-day": "Victoria Day",
    "whit-monday": "Whit Monday|Pentecost Monday",
    "womens-day": "International Women's Day",
    "yom-kippur": "Yom Kippur",
}
# Where a market's list means another day by the same name: the Nativity of the old style.
NOT_MEANT = {("christmas", "ua")}
Rule = Callable[[int], tuple[int, int, int] | date]
RECKONED: dict[tuple[str, str], Rule] = {
    **{("easter", market): partial(easter, method=EASTER_WESTERN) for market in ("de", "br", "ph")},
    **{
        ("orthodox-easter", market): partial(easter, method=EASTER_ORTHODOX)
        for market in ("gr", "ro", "eg")
    },
    ("purim", "il"): reckoned.purim,
    ("passover", "il"): reckoned.passover,
    ("shavuot", "il"): reckoned.shavuot,
    ("rosh-hashanah", "il"): reckoned.rosh_hashanah,
    ("yom-kippur", "il"): reckoned.yom_kippur,
    ("sukkot", "il"): reckoned.sukkot,
    ("hanukkah", "il"): reckoned.hanukkah,
    ("tisha-bav", "il"): reckoned.tisha_bav,
    ("lag-baomer", "il"): reckoned.lag_baomer,
    ("thanksgiving", "us"): reckoned.thanksgiving,
    ("thanksgiving", "ca"): partial(reckoned.thanksgiving, country="canada"),
    ("mothers-day", "us"): reckoned.mothers_day,
    ("fathers-day", "us"): reckoned.fathers_day,
    ("labor-day", "us"): reckoned.labor_day,
    ("memorial-day", "us"): reckoned.memorial_day,
    ("mlk-day", "us"): reckoned.martin_luther_king_day,
    ("presidents-day", "us"): reckoned.presidents_day,
    ("halloween", "us"): reckoned.halloween,
    ("valentines-day", "us"): reckoned.valentines_day,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A day that a library has for one of our codes; `last` of those in a row under one name."""

    event: str
    market: str
    day: date
    last: date
    estimated: bool = False


def listed() -> Iterator[Said]:
    """What `holidays` lists under the names of the feasts."""
    for event, named in NAMES.items():
        for market in keepers(event):
            if (event, market) not in NOT_MEANT:
                names = set(named.split("|"))
                for run in runs(market, names):
                    known = any(names & list_of(market)[day] for day in run)
                    yield Said(event, market, run[0], run[-1], estimated=not known)


def runs(market: str, names: set[str]) -> Iterator[list[date]]:
    """The days that follow one another under one of the names, estimated or not."""
    run: list[date] = []
    for day, told in sorted(list_of(market).items()):
        if names & {name.removesuffix(ESTIMATED) for name in told}:
            if run and day - run[-1] > timedelta(days=1):
                yield run
                run = []
            run.append(day)
    if run:
        yield run


@cache
def list_of(market: str) -> dict[date, set[str]]:
    """Every day that `holidays` knows of a market, in English where it can; {} where it can't."""
    code = market.upper()
    if code not in holidays.list_supported_countries(include_aliases=False):
        return {}
    speaks_english = "en_US" in holidays.list_localized_countries().get(code, [])
    found = holidays.country_holidays(
        code,
        years=YEARS,
        observed=False,
        language="en_US" if speaks_english else None,
        categories=getattr(holidays, code).supported_categories,
    )
    return {day: set(found.get_list(day)) for day in found}


def computed() -> Iterator[Said]:
    """What convertdate and dateutil reckon."""
    for (event, market), rule in RECKONED.items():
        for year in YEARS if market in keepers(event) else ():
            found = rule(year)
            day = found if isinstance(found, date) else date(*found)
            yield Said(event, market, day, day)
