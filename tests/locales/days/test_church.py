from datetime import date, timedelta
from unittest import TestCase

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from locales.days.forms import UnknownDay
from locales.days.grammar import parse
from tests.locales.make import days

YEARS = range(2014, 2036)


class Easter(TestCase):
    def test_it_is_the_day_of_the_churches_tables(self) -> None:
        self.assertEqual(
            days("Easter", 2024, 2025, 2026), ["2024-03-31", "2025-04-20", "2026-04-05"]
        )
        self.assertEqual(days("Orthodox Easter", 2024, 2026), ["2024-05-05", "2026-04-12"])
        for year in YEARS:
            self.assertEqual(days("Easter", year), [easter(year, EASTER_WESTERN).isoformat()])
            self.assertEqual(
                days("Orthodox Easter", year), [easter(year, EASTER_ORTHODOX).isoformat()]
            )

    def test_both_churches_kept_it_together_in_2014_2017_and_2025(self) -> None:
        shared = [year for year in YEARS if days("Easter", year) == days("Orthodox Easter", year)]
        self.assertEqual(shared, [2014, 2017, 2025, 2028, 2031, 2034])

    def test_the_eastern_one_is_never_the_earlier(self) -> None:
        for year in YEARS:
            self.assertLessEqual(days("Easter", year), days("Orthodox Easter", year))

    def test_what_is_counted_from_it(self) -> None:
        for text, found in (
            ("Easter - 2 days", "2026-04-03"),  # Good Friday
            ("Easter + 39 days", "2026-05-14"),  # Ascension
            ("Easter + 7 weeks", "2026-05-24"),  # Pentecost
            ("Orthodox Easter - 48 days", "2026-02-23"),  # Clean Monday
            ("Orthodox Easter + 1 day", "2026-04-13"),  # Sham el-Nessim
        ):
            with self.subTest(text):
                self.assertEqual(days(text, 2026), [found])


class JulianDays(TestCase):
    def test_the_nativity_is_on_7_january(self) -> None:
        self.assertEqual(days("25 December Julian", 2014, 2026), ["2014-01-07", "2026-01-07"])

    def test_a_day_is_named_by_the_gregorian_year_that_it_falls_in(self) -> None:
        self.assertEqual(days("18 December Julian", 2026), ["2026-12-31"])
        self.assertEqual(days("19 December Julian", 2026), ["2026-01-01"])

    def test_they_are_thirteen_days_late(self) -> None:
        for year in YEARS:
            [found] = days("1 September Julian", year)
            self.assertEqual(date.fromisoformat(found) - timedelta(days=13), date(year, 9, 1))

    def test_a_day_that_no_month_has_is_named(self) -> None:
        with self.assertRaisesRegex(UnknownDay, "April has no day 31"):
            parse("31 April Julian")
