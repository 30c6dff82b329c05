from datetime import UTC, datetime, timedelta
from unittest import TestCase

from locales.days.forms import UnknownDay
from locales.days.grammar import parse
from locales.days.hindu import MONTHS, months, tithi_at
from locales.days.sky import new_moon_after
from tests.locales.make import days, turns

LISTED = range(2014, 2027)


class CentralList(TestCase):
    """The days in the lists of the Government of India, 2014 to 2026."""

    def check(self, expression: str, expected: str) -> None:
        found = days(f"{expression} in India", *LISTED)
        self.assertEqual([day[5:] for day in found], expected.split())

    def test_diwali(self) -> None:
        expected = "10-23 11-11 10-30 10-19 11-07 10-27 11-14 11-04 10-24 11-12 10-31 10-20 11-08"
        self.check("tithi 30 of Ashvina at sunset", expected)

    def test_ganesh_chaturthi(self) -> None:
        expected = "08-29 09-17 09-05 08-25 09-13 09-02 08-22 09-10 08-31 09-19 09-07 08-27 09-14"
        self.check("tithi 4 of Bhadrapada at noon", expected)

    def test_navratri(self) -> None:
        expected = "09-25 10-13 10-01 09-21 10-10 09-29 10-17 10-07 09-26 10-15 10-03 09-22 10-11"
        self.check("tithi 1 of Ashvina at sunrise", expected)


class Months(TestCase):
    def test_a_month_without_a_sign_of_its_own_is_adhika_and_holds_no_feast(self) -> None:
        found = [
            (begins.year, MONTHS[month])
            for year in range(2015, 2030)
            for begins, month, adhika in months(year)
            if adhika and begins.year == year
        ]
        expected = [
            *((2015, "Ashadha"), (2018, "Jyeshtha"), (2020, "Ashvina"), (2023, "Shravana")),
            *((2026, "Jyeshtha"), (2029, "Chaitra")),
        ]
        self.assertEqual(found, expected)
        self.assertEqual(days("tithi 1 of Ashvina at sunrise in India", 2020), ["2020-10-17"])

    def test_a_feast_comes_once_a_year(self) -> None:
        for month in ("Chaitra", "Shravana", "Ashvina", "Kartika", "Phalguna"):
            for year in range(2014, 2036):
                [_] = turns(f"tithi 10 of {month} at noon in India", year)

    def test_one_that_comes_twice_has_two_names(self) -> None:
        """Pausha began on 13 January and on 30 December 2021."""
        first, second = turns("tithi 25 of Margashirsha at sunrise in India", 2021)
        self.assertNotEqual(first.name, second.name)


class Hours(TestCase):
    def test_the_window_spans_the_almanacs(self) -> None:
        """Diwali 2024 was kept on 31 October and on 1 November."""
        [turn] = turns("tithi 30 of Ashvina at sunset in India", 2024)
        window = (turn.earliest.isoformat(), turn.latest.isoformat())
        self.assertEqual(window, ("2024-10-31", "2024-11-01"))
        self.assertEqual(turn.status, "projected")

    def test_a_later_hour_never_keeps_a_day_later(self) -> None:
        for year in LISTED:
            noon, midnight = (
                days(f"tithi 4 of Bhadrapada at {hour} in India", year)
                for hour in ("noon", "midnight")
            )
            self.assertGreaterEqual(noon, midnight)

    def test_tithis_are_counted_from_the_new_moon(self) -> None:
        moon = new_moon_after(datetime(2026, 1, 1, tzinfo=UTC))
        self.assertEqual(tithi_at(moon + timedelta(hours=1)), 1)
        self.assertEqual(tithi_at(moon - timedelta(hours=1)), 30)


class Mistakes(TestCase):
    def test_months_tithis_and_hours_must_exist(self) -> None:
        with self.assertRaisesRegex(UnknownDay, "30 tithis, not 31"):
            parse("tithi 31 of Ashvina at sunset in India")
        for text in (
            "tithi 30 of Asvina at sunset in India",
            "tithi 30 of Ashvina at tea in India",
        ):
            with self.assertRaisesRegex(UnknownDay, "is no day"):
                parse(text)
