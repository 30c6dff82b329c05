from unittest import TestCase

from locales.days.forms import UnknownDay
from locales.days.grammar import parse
from locales.days.lunisolar import months
from tests.locales.make import days, turns

YEARS = range(2014, 2036)
PLACES = ("China", "Korea", "Vietnam")
NEW_YEAR, MID_AUTUMN = "1 of the 1st month in ", "15 of the 8th month in "


def leap_months(year: int, place: str) -> list[int]:
    """The numbers of the leap months that begin in the lunar year's span of solstices."""
    return [month.number for month in months(year, place) if month.leap]


class NewYear(TestCase):
    def test_china(self) -> None:
        expected = "01-31 02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17"
        found = days(f"{NEW_YEAR}China", *range(2014, 2027))
        self.assertEqual([day[5:] for day in found], expected.split())

    def test_tet_2030_is_a_day_before_the_chinese_new_year(self) -> None:
        self.assertEqual(days(f"{NEW_YEAR}Vietnam", 2030), ["2030-02-02"])
        self.assertEqual(days(f"{NEW_YEAR}China", 2030), ["2030-02-03"])

    def test_seollal_2027_and_2028_are_a_day_after_it(self) -> None:
        self.assertEqual(days(f"{NEW_YEAR}Korea", 2027, 2028), ["2027-02-07", "2028-01-27"])
        self.assertEqual(days(f"{NEW_YEAR}China", 2027, 2028), ["2027-02-06", "2028-01-26"])

    def test_in_no_other_year_do_they_differ(self) -> None:
        apart = [
            year for year in YEARS if len({days(NEW_YEAR + place, year)[0] for place in PLACES}) > 1
        ]
        self.assertEqual(apart, [2027, 2028, 2030])


class LeapMonths(TestCase):
    def test_known_ones(self) -> None:
        for year, number in ((2014, 9), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (2028, 5)):
            self.assertEqual(leap_months(year, "China"), [number], year)

    def test_korea_kept_the_fifth_twice_in_2017(self) -> None:
        self.assertEqual(leap_months(2017, "Korea"), [5])

    def test_the_problem_of_2033(self) -> None:
        """The month after the eleventh is leap, though the one after the seventh has no term."""
        self.assertEqual(leap_months(2033, "China"), [])
        self.assertEqual(leap_months(2034, "China"), [11])
        self.assertEqual(days(f"{MID_AUTUMN}China", 2033), ["2033-09-08"])
        self.assertEqual(days(f"{NEW_YEAR}China", 2034), ["2034-02-19"])

    def test_no_feast_is_kept_twice(self) -> None:
        for place in PLACES:
            for month in range(1, 11):
                for year in YEARS:
                    [_] = turns(f"5 of the {month}th month in {place}", year)

    def test_the_feast_is_in_the_month_itself(self) -> None:
        self.assertEqual(days("5 of the 5th month in China", 2028), ["2028-05-28"])
        self.assertEqual(
            days("8 of the 4th month in Korea", 2020, 2023), ["2020-04-30", "2023-05-27"]
        )
        self.assertEqual(
            days("8 of the 4th month in China", 2020, 2023), ["2020-04-30", "2023-05-26"]
        )


class LunarDays(TestCase):
    def test_mid_autumn_and_chuseok(self) -> None:
        self.assertEqual(days(f"{MID_AUTUMN}China", 2020, 2025), ["2020-10-01", "2025-10-06"])
        self.assertEqual(days(f"{MID_AUTUMN}Korea", 2025, 2026), ["2025-10-06", "2026-09-25"])

    def test_the_last_months_may_end_in_the_next_year(self) -> None:
        """Laba came on 30 December 2022, and next on 18 January 2024."""
        laba = "8 of the 12th month in China"
        self.assertEqual(days(laba, 2022), ["2022-01-10", "2022-12-30"])
        self.assertEqual(days(laba, 2023, 2024), ["2024-01-18"])
        self.assertEqual([turn.name for turn in turns(laba, 2022)], ["2021 lunar", "2022 lunar"])

    def test_a_month_of_29_days_has_no_30th(self) -> None:
        """The year of the snake, 2025, ended on the 29th, that of the dragon too."""
        eve = "30 of the 12th month in China"
        self.assertEqual(days(eve, 2024), ["2024-02-09"])
        self.assertEqual(days(eve, 2025, 2026), [])

    def test_days_and_months_must_exist(self) -> None:
        for text in ("31 of the 1st month in China", "1 of the 13th month in Korea"):
            with self.assertRaisesRegex(UnknownDay, "the lunar year has no day"):
                parse(text)
        with self.assertRaisesRegex(UnknownDay, "is no day"):
            parse("1 of the 1st month in Japan")


class SolarTerms(TestCase):
    def test_qingming_is_on_4_or_5_april(self) -> None:
        early = [year for year in YEARS if days("sun at 15° in China", year)[0].endswith("04-04")]
        self.assertEqual(early[:8], [2016, 2017, 2020, 2021, 2024, 2025, 2028, 2029])
        late = [year for year in YEARS if days("sun at 15° in China", year)[0].endswith("04-05")]
        self.assertEqual(sorted(early + late), list(YEARS))

    def test_setsubun_was_on_2_february_in_2021_and_2025(self) -> None:
        setsubun = "sun at 315° in Japan - 1 day"
        second = [year for year in range(2014, 2028) if days(setsubun, year) == [f"{year}-02-02"]]
        self.assertEqual(second, [2021, 2025])
        self.assertEqual(days(setsubun, 2026), ["2026-02-03"])

    def test_the_winter_solstice(self) -> None:
        found = days("sun at 270° in China", 2023, 2024, 2025, 2026)
        self.assertEqual(found, ["2023-12-22", "2024-12-21", "2025-12-21", "2026-12-22"])

    def test_the_way_has_360_degrees(self) -> None:
        with self.assertRaisesRegex(UnknownDay, "0 to 359, not 360"):
            parse("sun at 360° in China")
