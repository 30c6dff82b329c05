from unittest import TestCase

from locales.days.forms import UnknownDay
from locales.days.grammar import parse
from tests.locales.make import days, turns

YEARS = range(2014, 2036)
INDEPENDENCE = "5 Iyar; if Friday: - 1 day; if Saturday: - 2 days; if Monday: + 1 day"


class HebrewDays(TestCase):
    def test_they_are_dated_by_their_daylight(self) -> None:
        for text, found in (
            ("15 Nisan", ["2024-04-23", "2025-04-13", "2026-04-02"]),
            ("1 Tishri", ["2024-10-03", "2025-09-23", "2026-09-12"]),
            ("10 Tishri", ["2024-10-12", "2025-10-02", "2026-09-21"]),
            ("25 Kislev", ["2024-12-26", "2025-12-15", "2026-12-05"]),
        ):
            with self.subTest(text):
                self.assertEqual(days(text, 2024, 2025, 2026), found)

    def test_in_leap_years_purim_is_in_the_second_adar(self) -> None:
        """5782 and 5784 were leap years."""
        found = days("14 Adar", 2021, 2022, 2023, 2024)
        self.assertEqual(found, ["2021-02-26", "2022-03-17", "2023-03-07", "2024-03-24"])

    def test_independence_day_never_touches_a_sabbath(self) -> None:
        expected = "05-06 04-23 05-12 05-02 04-19 05-09 04-29 04-15 05-05 04-26 05-14 05-01 04-22"
        found = days(INDEPENDENCE, *range(2014, 2027))
        self.assertEqual([day[5:] for day in found], expected.split())
        for year in YEARS:
            [turn] = turns(INDEPENDENCE, year)
            self.assertIn(turn.day.isoweekday(), (2, 3, 4), turn)

    def test_the_fast_of_av_leaves_the_sabbath(self) -> None:
        fast = days("9 Av; if Saturday: + 1 day", 2021, 2022, 2025)
        self.assertEqual(fast, ["2021-07-18", "2022-08-07", "2025-08-03"])

    def test_a_gregorian_year_may_hold_a_day_twice(self) -> None:
        self.assertEqual(days("10 Tevet", 2025), ["2025-01-10", "2025-12-30"])
        self.assertEqual([turn.name for turn in turns("10 Tevet", 2025)], ["5785 AM", "5786 AM"])

    def test_a_short_month_has_no_30th(self) -> None:
        self.assertEqual(days("30 Elul", *YEARS), [])
        short = [year for year in range(2014, 2027) if not days("30 Kislev", year)]
        self.assertEqual(short, [2016, 2020, 2023])


class PersianDays(TestCase):
    def test_nowruz_is_on_20_or_21_march(self) -> None:
        early = [year for year in YEARS if days("1 Farvardin", year) == [f"{year}-03-20"]]
        late = [year for year in YEARS if days("1 Farvardin", year) == [f"{year}-03-21"]]
        self.assertEqual(early, [2016, 2020, 2024, 2028, 2029, 2032, 2033])
        self.assertEqual(sorted(early + late), list(YEARS))

    def test_the_thirteenth_day_and_the_longest_night(self) -> None:
        self.assertEqual(days("13 Farvardin", 2024, 2025), ["2024-04-01", "2025-04-02"])
        self.assertEqual(days("30 Azar", 2024, 2025), ["2024-12-20", "2025-12-21"])

    def test_a_day_that_a_month_lacks_is_not_kept(self) -> None:
        """Esfand has 29 days, in leap years such as 1403 (to 20 March 2025) 30."""
        self.assertEqual(days("30 Esfand", 2024, 2025), ["2025-03-20"])

    def test_the_months_of_autumn_and_winter_have_no_31st(self) -> None:
        with self.assertRaises(UnknownDay):
            parse("31 Dey")


class ThaiDays(TestCase):
    def test_loy_krathong(self) -> None:
        found = days("15 of the 12th month in Thailand", 2023, 2024, 2025)
        self.assertEqual(found, ["2023-11-27", "2024-11-15", "2025-11-05"])

    def test_visakha_bucha_is_a_month_later_in_leap_years(self) -> None:
        found = days("15 of the 6th month in Thailand", 2022, 2023, 2024, 2025)
        self.assertEqual(found, ["2022-05-15", "2023-06-03", "2024-05-22", "2025-05-11"])

    def test_only_the_festivals_are_known(self) -> None:
        with self.assertRaisesRegex(UnknownDay, "only these days are known: 15 of month 3"):
            parse("1 of the 1st month in Thailand")


class Mistakes(TestCase):
    def test_no_month_has_so_many_days(self) -> None:
        for text in ("31 Nisan", "0 Adar", "32 Farvardin"):
            with self.subTest(text), self.assertRaisesRegex(UnknownDay, "have no day"):
                parse(text)
