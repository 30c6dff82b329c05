"""Walks every line of the shipped calendar, 2014 to 2035, once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from unittest import TestCase

from locales.almanac.occurrences import NEAR, computed, occurrences, turn_meant
from locales.almanac.values import Announced, Observance, Occurrence
from locales.days.hijri import CRITERIA, month_start
from locales.days.values import Turn, Where
from locales.values import Source
from tests.locales.make import shipped

YEARS = range(2014, 2036)
MARKETS = (
    "us ca mx br gb de fr it es nl pl tr sa ae eg in id my sg th vn ph cn hk tw jp kr au".split()
)
# What people ask for: each code with the markets that are meant by it.
CODES = """
ramadan-start eid-al-fitr eid-al-adha laylat-al-qadr: sa ae eg tr id my pk in ma sg om qa kw jo
islamic-new-year: id my
mawlid: id my pk in
ashura: pk in
lunar-new-year: cn tw hk sg my
seollal chuseok parents-day korea-sale-festa black-day pepero-day gwangju-memorial: kr
sewol-memorial: kr
tet womens-day-vn war-invalids-day: vn
lantern-festival qixi dongzhi spring-festival-holiday national-day-golden-week singles-day: cn
double-twelve nine-nine six-eighteen five-twenty nanjing-memorial: cn
qingming dragon-boat: cn tw hk
hungry-ghost peace-memorial-228: tw
mid-autumn: cn tw hk vn
double-ninth: cn hk
buddhas-birthday: kr hk
vesak: th sg my id lk
nyepi harbolnas: id
songkran loy-krathong: th
purim shavuot yom-kippur tisha-bav rosh-hashanah sukkot hanukkah yom-hashoah yom-hazikaron: il
independence-day: il
passover: il us
diwali: in sg
holi raksha-bandhan dussehra ganesh-chaturthi navratri-start big-billion-days martyrs-day: in
easter good-friday ash-wednesday ascension pentecost corpus-christi all-saints christmas: de
rosenmontag advent-1 buss-und-bettag volkstrauertag totensonntag christmas-eve-gifts st-martin: de
valentines-day womens-day oktoberfest holocaust-remembrance-intl: de
carnival-tuesday consumer-day dia-dos-namorados: br
st-nicholas: de be
sinterklaas kings-day dodenherdenking: nl
three-kings: es mx
midsummer-eve: se fi
orthodox-easter: gr ro ua bg rs eg
orthodox-good-friday pentecost-orthodox clean-monday: gr
sham-el-nessim: eg
orthodox-christmas: eg rs ru ua
mothers-day fathers-day childrens-day teachers-day buen-fin day-of-the-dead: mx
respect-aged-day coming-of-age-day girls-day tanabata setsubun obon golden-week hiroshima-day: jp
nagasaki-day war-end-day tohoku-memorial: jp
ten-ten: sg my
black-friday cyber-monday halloween super-bowl labor-day september-11: us
white-friday: sa ae eg
boxing-day remembrance-sunday: gb
soldes-hiver soldes-ete: fr
saldi-invernali saldi-estivi: it
back-to-school: fr ru
hot-sale: mx ar
cyberday cybermonday-cl: cl
prime-day: us in
click-frenzy: au
white-day: jp kr
dia-amor-amistad: co
sant-jordi: es
national-day: ar au ch de eg hk in it kr ma ke mx pk pl sa se th tr vn za
republic-day: in tr
founding-day: sa
thanksgiving: us ca
memorial-day: us kr
nowruz: ir
anzac-day: au nz
remembrance-day: gb ca au
kwibuka: rw
armenian-genocide-day: am
srebrenica-day: ba
holodomor-day: ua
ataturk-memorial democracy-coup-day: tr
warsaw-uprising: pl
memoria-day malvinas-day: ar
"""
ENDED = "passover sukkot rosh-hashanah hanukkah spring-festival-holiday songkran obon oktoberfest"
ENDED += " national-day-golden-week soldes-hiver soldes-ete golden-week buen-fin hot-sale"
SCRIPTS = {
    "sa ae eg": "\u0600-\u06ff",
    "jp": "\u3040-\u30ff\u4e00-\u9fff",
    "cn tw hk": "\u4e00-\u9fff",
    "kr": "\uac00-\ud7a3",
    "th": "\u0e00-\u0e7f",
}
MOON_DECIDES = {"ramadan-start": (9, 1), "eid-al-fitr": (10, 1), "eid-al-adha": (12, 10)}
# Türkiye computed by the congress of 1978 until 2016, and so began this feast a day earlier.
BY_AN_OLDER_RULE = {("eid-al-fitr", "tr", date(2016, 7, 5))}
NEAR_BY_FAMILY = {"islamic": 1, "hindu": 1, "buddhist": 1}


def observances() -> Iterable[Observance]:
    return shipped().observances.values()


@cache
def lines(event: str, market: str) -> tuple[Occurrence, ...]:
    """Every line of an observance in a market; one walk serves all tests."""
    observance = shipped().observances[event]
    return tuple(one for year in YEARS for one in occurrences(observance, market, year))


def all_lines() -> Iterator[tuple[Occurrence, ...]]:
    for observance in observances():
        for market in sorted(observance.markets):
            yield lines(observance.code, market)


def by_turn(event: str, market: str) -> dict[str, Occurrence]:
    return {one.turn: one for one in lines(event, market)}


def apart(first: str, second: str) -> Iterator[tuple[Occurrence, int]]:
    """The second day of each turn in each market that keeps both, with its days after the first."""
    one, other = (shipped().observances[event] for event in (first, second))
    for market in sorted(one.markets & other.markets):
        begun = by_turn(first, market)
        for turn, found in by_turn(second, market).items():
            if turn in begun:
                yield found, (found.start - begun[turn].start).days


class EveryLine(TestCase):
    def test_no_two_have_one_key_or_one_turn(self) -> None:
        for found in all_lines():
            for name in ("start", "turn"):
                counted = Counter(getattr(one, name) for one in found)
                twice = [value for value, times in counted.items() if times > 1]
                self.assertEqual(twice, [], found[:1])

    def test_the_best_day_lies_in_its_window_and_the_end_after_it(self) -> None:
        for found in all_lines():
            for one in found:
                self.assertTrue(one.earliest <= one.start <= one.latest, one)
                self.assertTrue(one.end is None or one.end >= one.start, one)

    def test_what_an_authority_has_decided_has_no_window(self) -> None:
        for found in all_lines():
            for one in found:
                if one.status == "announced":
                    self.assertEqual((one.earliest, one.latest), (one.start, one.start), one)

    def test_no_window_is_wider_than_four_days(self) -> None:
        for found in all_lines():
            for one in found:
                self.assertLessEqual(one.latest - one.earliest, timedelta(days=4), one)


class DaysThatHangTogether(TestCase):
    def check(self, first: str, second: str, *allowed: int) -> None:
        for found, days in apart(first, second):
            self.assertIn(days, allowed, found)

    def test_ramadan_has_29_or_30_days(self) -> None:
        self.check("ramadan-start", "eid-al-fitr", 29, 30)

    def test_the_feasts_are_67_to_69_days_apart(self) -> None:
        self.check("eid-al-fitr", "eid-al-adha", 67, 68, 69)

    def test_the_27th_night_begins_on_the_26th_day_of_the_fast(self) -> None:
        self.check("ramadan-start", "laylat-al-qadr", 25)

    def test_cyber_monday_is_three_days_after_black_friday(self) -> None:
        self.check("black-friday", "cyber-monday", 3)

    def test_every_fast_has_its_feast(self) -> None:
        for market in sorted(shipped().observances["ramadan-start"].markets):
            fasts = {
                turn
                for turn, one in by_turn("ramadan-start", market).items()
                if one.start.year < 2035
            }
            self.assertLessEqual(fasts, set(by_turn("eid-al-fitr", market)), market)

    def test_nothing_begins_before_every_criterion_allows(self) -> None:
        for event, (month, day) in MOON_DECIDES.items():
            for market in sorted(shipped().observances[event].markets):
                for one in lines(event, market):
                    if (event, market, one.start) not in BY_AN_OLDER_RULE:
                        first = self.first_allowed(one, month) + timedelta(days=day - 1)
                        self.assertGreaterEqual(one.start, first, one)

    def first_allowed(self, one: Occurrence, month: int) -> date:
        year = int(one.turn.removesuffix(" AH"))
        names = ("umm-al-qura", *CRITERIA)
        return min(month_start(year, month, name, one.market) for name in names)


class EveryAnnouncement(TestCase):
    def test_it_is_a_line_on_its_own_day(self) -> None:
        for observance in observances():
            for market, rows in observance.announced.items():
                days = {one.start for one in lines(observance.code, market)}
                said = {row.start for row in rows if row.start.year in YEARS}
                self.assertLessEqual(said, days, (observance.code, market))

    def test_it_lies_near_what_is_computed(self) -> None:
        for observance in observances():
            near = timedelta(days=NEAR_BY_FAMILY.get(observance.family, NEAR.days))
            for market, rows in observance.announced.items():
                for row in rows:
                    for turn in self.meant(observance, market, row):
                        self.assertTrue(row.turn or abs(row.start - turn.day) <= near, (row, turn))

    def meant(self, observance: Observance, market: str, row: Announced) -> list[Turn]:
        """The computed turns of which it speaks."""
        where = Where(
            market, lambda event, year: occurrences(observance.others[event], market, year)
        )
        turns = (turn for _, turn in computed(observance, where, row.start.year))
        meant = turn_meant(row, list(turns))
        return [meant] if meant else []


class EverySource(TestCase):
    def test_it_is_honest(self) -> None:
        for code, source in self.sources():
            self.assertTrue(source.text.strip(), code)
            self.assertEqual(bool(source.url), source.seen, (code, source))
            self.assertNotIn("://", source.text, code)
            if source.url:
                self.assertRegex(source.url, r"^https?://[^\s/]+\.[^\s/]+", code)

    def sources(self) -> Iterator[tuple[str, Source]]:
        for one in observances():
            rows = (row for said in one.announced.values() for row in said)
            customs = (custom for kept in one.customs.values() for custom in kept)
            places = (place for place in one.places.values() if place.source)
            for told in (one, one.card, *rows, *customs, *places):
                assert told.source
                yield one.code, told.source


class EveryCard(TestCase):
    def test_it_says_what_to_do_and_when(self) -> None:
        for one in observances():
            for text in (one.card.what, one.card.sell, one.card.tone, one.card.avoid):
                self.assertTrue(text.strip(), one.code)
            leads = [place.lead_days or 0 for place in one.places.values()]
            self.assertGreaterEqual(min([one.card.lead_days, *leads]), 0, one.code)

    def test_the_markets_that_sellers_meet_have_their_own_name_for_it(self) -> None:
        for one in observances():
            for market in sorted(one.markets & set(MARKETS)):
                self.assertIn(market, one.places, one.code)
                self.assertTrue(one.places[market].name, (one.code, market))

    def test_names_are_in_the_script_of_the_market(self) -> None:
        """But for those that are numbers everywhere: 11.11, 618."""
        for markets, letters in SCRIPTS.items():
            own = re.compile(rf"[{letters}]|^[\d.]+$")
            for one in observances():
                for market in markets.split():
                    if market in one.places:
                        self.assertRegex(one.places[market].name, own, (one.code, market))


class EveryCode(TestCase):
    def asked(self) -> Iterator[tuple[str, str]]:
        for line in CODES.strip().splitlines():
            codes, markets = line.split(":")
            for code in codes.split():
                yield from ((code, market) for market in markets.split())

    def test_it_is_kept_where_it_is_meant(self) -> None:
        known = shipped().observances
        missing = [one for one in self.asked() if one[0] not in known or not lines(*one)]
        self.assertEqual(missing, [])

    def test_what_lasts_has_an_end(self) -> None:
        for code, market in self.asked():
            if code in ENDED.split():
                for one in lines(code, market):
                    self.assertIsNotNone(one.end, one)
