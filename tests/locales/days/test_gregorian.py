from unittest import TestCase

from locales.days.forms import UnknownDay
from locales.days.grammar import parse
from tests.locales.make import days


class FixedDays(TestCase):
    def test_they_return_every_year(self) -> None:
        self.assertEqual(days("11 November", 2014, 2035), ["2014-11-11", "2035-11-11"])

    def test_29_february_is_there_in_leap_years_alone(self) -> None:
        found = days("29 February", *range(2014, 2036))
        self.assertEqual([day[:4] for day in found], ["2016", "2020", "2024", "2028", "2032"])

    def test_a_day_that_no_month_has_is_named(self) -> None:
        for text, reason in (
            ("31 April", "April has no day 31"),
            ("0 May", "May has no day 0"),
            ("30 February", "February has no day 30"),
        ):
            with self.assertRaisesRegex(UnknownDay, reason):
                parse(text)


class DaysOfAMonth(TestCase):
    def test_the_nth_weekday(self) -> None:
        self.assertEqual(days("second Sunday of May", 2025, 2026), ["2025-05-11", "2026-05-10"])
        self.assertEqual(days("fourth Thursday of November", 2024), ["2024-11-28"])

    def test_the_last_one(self) -> None:
        self.assertEqual(days("last Monday of May", 2021, 2026), ["2021-05-31", "2026-05-25"])
        self.assertEqual(days("last day of February", 2023, 2024), ["2023-02-28", "2024-02-29"])

    def test_a_fifth_that_a_month_lacks_is_not_kept(self) -> None:
        self.assertEqual(days("fifth Sunday of May", 2026, 2027), ["2026-05-31", "2027-05-30"])
        self.assertEqual(days("fifth Sunday of May", 2025), [])


class DaysBesideAnother(TestCase):
    """18 May 2026 is a Monday."""

    def test_the_day_itself_counts_where_the_words_say_so(self) -> None:
        for relation, found in (
            ("after", "2026-05-25"),
            ("on or after", "2026-05-18"),
            ("before", "2026-05-11"),
            ("on or before", "2026-05-18"),
            ("nearest", "2026-05-18"),
        ):
            with self.subTest(relation):
                self.assertEqual(days(f"Monday {relation} 18 May", 2026), [found])

    def test_the_nearest_may_lie_on_either_side(self) -> None:
        first_advent = [days("Sunday nearest 30 November", year)[0] for year in range(2022, 2026)]
        self.assertEqual(first_advent, ["2022-11-27", "2023-12-03", "2024-12-01", "2025-11-30"])

    def test_swedish_midsummer_eve_is_a_friday_and_midsummer_day_a_saturday(self) -> None:
        years = (2014, 2020, 2025, 2026)
        eves = ["2014-06-20", "2020-06-19", "2025-06-20", "2026-06-19"]
        self.assertEqual(days("Friday after 18 June", *years), eves)
        saturdays = ["2014-06-21", "2020-06-20", "2025-06-21", "2026-06-20"]
        self.assertEqual(days("Saturday on or after 20 June", *years), saturdays)

    def test_german_repentance_day_is_the_wednesday_before_23_november(self) -> None:
        found = days("Wednesday before 23 November", 2016, 2022, 2024)
        self.assertEqual(found, ["2016-11-16", "2022-11-16", "2024-11-20"])

    def test_it_belongs_to_the_year_in_which_it_falls(self) -> None:
        """1 January 2028 is a Saturday."""
        found = days("Friday nearest 1 January", 2027, 2028)
        self.assertEqual(found, ["2027-01-01", "2027-12-31", "2028-12-29"])


class PayDays(TestCase):
    def test_the_last_weekday_of_every_month(self) -> None:
        expected = "01-30 02-27 03-31 04-30 05-29 06-30 07-31 08-31 09-30 10-30 11-30 12-31"
        found = days("last weekday of every month", 2026)
        self.assertEqual(found, [f"2026-{day}" for day in expected.split()])

    def test_a_month_without_that_day_pays_on_its_last(self) -> None:
        found = days("31 of every month", 2027)
        self.assertEqual((found[0], found[1], found[3]), ("2027-01-31", "2027-02-28", "2027-04-30"))
        self.assertEqual(days("30 of every month", 2028)[1], "2028-02-29")

    def test_a_fifth_friday_comes_four_or_five_times_a_year(self) -> None:
        self.assertEqual(len(days("fifth Friday of every month", 2026)), 4)
        self.assertEqual(len(days("last Friday of every month", 2026)), 12)

    def test_no_month_has_a_day_0_or_32(self) -> None:
        for day in (0, 32):
            with self.assertRaisesRegex(UnknownDay, f"no month has a day {day}"):
                parse(f"{day} of every month")
