from datetime import date, time, timedelta
from unittest import TestCase

from locales.places import places
from locales.rhythms import Dawn, Fast, Rhythm, Weekend, fast_on, weekend_on
from locales.values import Source
from tests.locales.make import PackCase, shipped

SOURCE = Source("A decree, 2020")
FRIDAY_SATURDAY, SATURDAY_SUNDAY = frozenset({5, 6}), frozenset({6, 7})


def weekend(market: str, day: date, region: str = "") -> frozenset[int]:
    return weekend_on(shipped().rhythms.get(market), market, day, region)


class Weekends(TestCase):
    def test_the_emirates_moved_theirs_in_2022(self) -> None:
        self.assertEqual(weekend("ae", date(2021, 12, 31)), FRIDAY_SATURDAY)
        self.assertEqual(weekend("ae", date(2022, 1, 1)), SATURDAY_SUNDAY)

    def test_johor_moved_to_friday_in_2014_and_back_in_2025(self) -> None:
        for day, expected in (
            (date(2013, 12, 31), SATURDAY_SUNDAY),
            (date(2014, 1, 1), FRIDAY_SATURDAY),
            (date(2024, 12, 31), FRIDAY_SATURDAY),
            (date(2025, 1, 1), SATURDAY_SUNDAY),
        ):
            self.assertEqual(weekend("my", day, "Johor"), expected, day)
            self.assertEqual(weekend("my", day, "Kuala Lumpur"), SATURDAY_SUNDAY, day)
            self.assertEqual(weekend("my", day), SATURDAY_SUNDAY, day)

    def test_where_no_pack_speaks_cldr_does(self) -> None:
        self.assertEqual(weekend("de", date(2026, 1, 1)), SATURDAY_SUNDAY)
        self.assertEqual(weekend("eg", date(2026, 1, 1)), FRIDAY_SATURDAY)

    def test_the_last_rule_begun_holds(self) -> None:
        rules = (
            Weekend(frozenset({7}), date(2000, 1, 1), SOURCE),
            Weekend(frozenset({5}), date(2010, 1, 1), SOURCE),
        )
        rhythm = Rhythm("de", rules)
        for day, expected in (
            (date(1999, 12, 31), SATURDAY_SUNDAY),
            (date(2009, 12, 31), {7}),
            (date(2010, 1, 1), {5}),
        ):
            self.assertEqual(weekend_on(rhythm, "de", day), expected)


class FastingHours(TestCase):
    def fast(self, market: str, day: date) -> Fast | None:
        return fast_on(shipped().rhythms.get(market), places()[market][0], day)

    def check(self, market: str, day: date, dawn: time, sunset: time) -> None:
        """To three minutes: a mosque's table rounds and adds a margin."""
        found = self.fast(market, day)
        assert found is not None
        for moment, known in ((found.dawn, dawn), (found.sunset, sunset)):
            self.assertEqual(moment.date(), day)
            off = timedelta(
                hours=moment.hour - known.hour,
                minutes=moment.minute - known.minute,
            )
            self.assertLessEqual(abs(off), timedelta(minutes=3), moment)

    def test_riyadh(self) -> None:
        """On the first fast of 2025."""
        self.check("sa", date(2025, 3, 1), time(4, 57), time(17, 56))

    def test_jakarta(self) -> None:
        self.check("id", date(2025, 3, 1), time(4, 41), time(18, 13))

    def test_a_fast_in_the_north_ends_by_the_clocks_of_the_day(self) -> None:
        found = self.fast("tr", date(2026, 2, 19))
        assert found is not None
        self.assertEqual(found.dawn.utcoffset(), timedelta(hours=3))
        self.assertLess(found.dawn, found.sunset)

    def test_in_white_nights_nobody_can_tell(self) -> None:
        oslo = places()["no"][0]
        rhythm = Rhythm("no", dawn=Dawn(18, SOURCE))
        self.assertIsNone(fast_on(rhythm, oslo, date(2025, 6, 21)))
        self.assertIsNotNone(fast_on(rhythm, oslo, date(2025, 3, 1)))

    def test_where_nobody_said_by_which_dawn_there_is_none(self) -> None:
        self.assertIsNone(self.fast("no", date(2025, 3, 1)))
        self.assertIsNone(fast_on(Rhythm("no"), places()["no"][0], date(2025, 3, 1)))


class RhythmTables(PackCase):
    GOOD = """
[[weekend]]
days = ["Friday"]
since = 2020-01-01
source = "A decree, 2020"
[dawn]
degrees = 18.5
source = "A fatwa, 1990"
"""

    def test_they_are_read(self) -> None:
        self.write({"rhythms/sa.toml": self.GOOD})
        found = self.read().rhythms["sa"]
        self.assertEqual(found.weekends[0].weekdays, {5})
        self.assertEqual(found.dawn and found.dawn.degrees, 18.5)

    def test_mistakes_are_told_with_their_cure(self) -> None:
        for old, new, reason in (
            ("Friday", "Fryday", "names “Fryday”, which doesn't exist"),
            ("since = 2020-01-01", "", "`since` is missing"),
            ("18.5", '"deep"', "`degrees` must be a number"),
        ):
            with self.subTest(reason):
                wrong = {"rhythms/sa.toml": self.GOOD.replace(old, new)}
                self.assertIn(reason, self.reasons(wrong))

    def test_a_file_is_called_as_its_market(self) -> None:
        self.assertIn("“xq” is no market", self.reasons({"rhythms/xq.toml": self.GOOD}))
