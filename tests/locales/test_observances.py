from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from unittest import TestCase

from locales.knowledge import Knowledge
from locales.observances import UnknownObservance, between, occurrences, turns, upcoming
from locales.packs import PackFile, join, pack_files
from locales.snapshot import OWN_ROOT
from locales.values import Observance, Occurrence

YEARS = range(2015, 2050)


@cache
def shipped() -> Knowledge:
    """The shipped observances, without the other packs."""
    return join([file for file in pack_files([OWN_ROOT]) if is_observance(file)])


def is_observance(file: PackFile) -> bool:
    return file.name.startswith("observances/")


def all_of(event: str, market: str) -> list[Occurrence]:
    observance = shipped().observances[event]
    return [one for year in YEARS for one in occurrences(observance, market, year)]


def starts(event: str, market: str, year: int) -> list[str]:
    found = occurrences(shipped().observances[event], market, year)
    return [one.start.isoformat() for one in found]


class Ramadan(TestCase):
    def test_it_begins_twice_in_2030(self) -> None:
        self.assertEqual(starts("ramadan-start", "sa", 2030), ["2030-01-05", "2030-12-26"])
        self.assertEqual(starts("ramadan-start", "id", 2030), ["2030-01-06", "2030-12-26"])

    def test_what_was_announced_is_the_day(self) -> None:
        self.assertEqual(starts("ramadan-start", "sa", 2018), ["2018-05-17"])
        self.assertEqual(starts("ramadan-start", "id", 2026), ["2026-02-19"])
        self.assertEqual(starts("eid-al-fitr", "id", 2025), ["2025-03-31"])
        (one,) = occurrences(shipped().observances["ramadan-start"], "id", 2026)
        self.assertEqual(
            (one.status, one.earliest, one.latest), ("announced", one.start, one.start)
        )
        self.assertIn("isbat", one.source)

    def test_a_projected_day_has_a_window(self) -> None:
        (one,) = occurrences(shipped().observances["eid-al-fitr"], "id", 2027)
        self.assertEqual(one.status, "projected")
        window = (one.earliest.isoformat(), one.start.isoformat(), one.latest.isoformat())
        self.assertEqual(window, ("2027-03-09", "2027-03-10", "2027-03-10"))
        self.assertEqual(one.turn, "1448 AH")

    def test_from_the_first_fast_to_the_feast_are_29_or_30_days(self) -> None:
        for market in ("sa", "id"):
            feasts = {one.turn: one.start for one in all_of("eid-al-fitr", market)}
            for fast in all_of("ramadan-start", market):
                if fast.turn in feasts:
                    self.assertIn((feasts[fast.turn] - fast.start).days, (29, 30), fast)

    def test_nothing_starts_before_the_calendar_allows(self) -> None:
        for event in ("ramadan-start", "eid-al-fitr"):
            observance = shipped().observances[event]
            for market in ("sa", "id"):
                for one in all_of(event, market):
                    days = {turn.name: turn.day for turn in turns(observance, one.start.year)}
                    late = (one.start - days[one.turn]).days
                    self.assertIn(late, (0, 1), one)

    def test_turns_follow_each_other_without_a_gap(self) -> None:
        found = all_of("ramadan-start", "sa")
        numbers = [int(one.turn.split()[0]) for one in found]
        self.assertEqual(numbers, list(range(numbers[0], numbers[-1] + 1)))
        self.assertTrue(all(one.earliest <= one.start <= one.latest for one in found))

    def test_where_the_tables_end_there_is_nothing(self) -> None:
        self.assertEqual(starts("ramadan-start", "sa", 1900), [])
        self.assertEqual(starts("ramadan-start", "sa", 2090), [])

    def test_a_market_that_does_not_keep_it_has_none(self) -> None:
        self.assertEqual(starts("ramadan-start", "mx", 2027), [])


class FixedDays(TestCase):
    def test_they_are_official_and_certain(self) -> None:
        (one,) = occurrences(shipped().observances["singles-day"], "cn", 2027)
        self.assertEqual(one.start, date(2027, 11, 11))
        self.assertEqual((one.status, one.earliest, one.latest), ("official", one.start, one.start))
        self.assertIsNone(one.end)

    def test_all_ten_markets_have_the_eleventh_of_november(self) -> None:
        markets = set(shipped().observances["singles-day"].places)
        self.assertEqual(markets, set("sa id br mx jp de cn tw th ca".split()))

    def test_the_29th_of_february_is_kept_in_leap_years(self) -> None:
        leap = self.changed(month=2, day=29, days=None)
        self.assertEqual(occurrences(leap, "cn", 2027), [])
        self.assertEqual(len(occurrences(leap, "cn", 2028)), 1)

    def test_an_end_is_the_last_day(self) -> None:
        (one,) = occurrences(self.changed(month=11, day=11, days=3), "cn", 2027)
        self.assertEqual(one.end, one.start + timedelta(days=2))

    def changed(self, month: int, day: int, days: int | None) -> Observance:
        base = shipped().observances["singles-day"]
        return replace(base, month=month, day=day, days=days)


class Between(TestCase):
    def test_both_days_are_included_and_days_are_sorted(self) -> None:
        found = between(shipped(), "id", date(2030, 1, 6), date(2030, 12, 26))
        events = [one.event for one in found]
        self.assertEqual(
            events,
            ["ramadan-start", "eid-al-fitr", "singles-day", "double-twelve", "ramadan-start"],
        )

    def test_backwards_there_is_nothing(self) -> None:
        self.assertEqual(between(shipped(), "id", date(2030, 1, 6), date(2029, 1, 6)), [])


class Upcoming(TestCase):
    def test_the_day_itself_counts(self) -> None:
        for day, turn in ((date(2030, 1, 5), "1451 AH"), (date(2030, 1, 6), "1452 AH")):
            found = upcoming(shipped(), "ramadan-start", "sa", day)
            self.assertEqual(found and found.turn, turn)

    def test_a_market_that_does_not_keep_it_has_none(self) -> None:
        self.assertIsNone(upcoming(shipped(), "ramadan-start", "mx", date(2030, 1, 1)))

    def test_an_unknown_event_is_an_error(self) -> None:
        with self.assertRaises(UnknownObservance):
            upcoming(shipped(), "ramadan", "sa", date(2030, 1, 1))
