from datetime import UTC, date, datetime, timedelta
from unittest import TestCase

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from locales.days.sky import (
    Site,
    civil_day,
    crescent,
    elongation,
    moon_from_sun,
    new_moon_after,
    sun_at,
    sun_below,
    sun_crosses,
    sun_longitude,
)

RIYADH, JAKARTA, OSLO = Site(24.63, 46.72), Site(-6.17, 106.8), Site(59.92, 10.75)
MOMENTS = st.datetimes(datetime(2014, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.dates(date(2014, 1, 1), date(2035, 12, 31))
LONGITUDES = st.floats(-180, 180)


class NewMoons(TestCase):
    @given(MOMENTS)
    @settings(deadline=None)
    def test_they_are_29_2_to_29_9_days_apart(self, moment: datetime) -> None:
        first = new_moon_after(moment)
        apart = (new_moon_after(first + timedelta(hours=1)) - first) / timedelta(days=1)
        self.assertTrue(29.2 <= apart <= 29.9, apart)

    @given(MOMENTS)
    @settings(deadline=None)
    def test_the_moon_is_then_as_far_along_as_the_sun(self, moment: datetime) -> None:
        ahead = moon_from_sun(new_moon_after(moment))
        self.assertLess(min(ahead, 360 - ahead), 0.01)

    def test_the_eclipse_of_8_april_2024(self) -> None:
        found = new_moon_after(datetime(2024, 4, 1, tzinfo=UTC))
        self.assertLess(abs(found - datetime(2024, 4, 8, 18, 21, tzinfo=UTC)), timedelta(minutes=2))
        self.assertLess(elongation(found), 0.5)


class TheSunsWay(TestCase):
    def test_equinox_and_solstice_to_the_minute(self) -> None:
        for degrees, known in (
            (0, datetime(2025, 3, 20, 9, 1, tzinfo=UTC)),
            (90, datetime(2025, 6, 21, 2, 42, tzinfo=UTC)),
            (270, datetime(2025, 12, 21, 15, 3, tzinfo=UTC)),
        ):
            with self.subTest(degrees):
                found = sun_at(degrees, datetime(2025, 1, 1, tzinfo=UTC))
                self.assertLess(abs(found - known), timedelta(minutes=2))

    @given(st.integers(2014, 2035), st.integers(0, 23))
    @settings(deadline=None)
    def test_it_is_there_when_it_is_said_to_be(self, year: int, term: int) -> None:
        self.check(datetime(year, 1, 1, tzinfo=UTC), term * 15)

    def test_also_half_a_year_ahead(self) -> None:
        self.check(datetime(2025, 4, 1, tzinfo=UTC), 191)

    def check(self, after: datetime, degrees: int) -> None:
        off = (sun_longitude(sun_at(degrees, after)) - degrees + 180) % 360 - 180
        self.assertLess(abs(off), 0.001)


class SunriseAndSunset(TestCase):
    def test_known_hours(self) -> None:
        """Oslo at midsummer, Jakarta and Riyadh on the first fast of 2025."""
        for site, day, rising, known in (
            (OSLO, date(2025, 6, 21), True, datetime(2025, 6, 21, 1, 54, tzinfo=UTC)),
            (OSLO, date(2025, 6, 21), False, datetime(2025, 6, 21, 20, 44, tzinfo=UTC)),
            (RIYADH, date(2025, 3, 1), False, datetime(2025, 3, 1, 14, 56, tzinfo=UTC)),
            (JAKARTA, date(2025, 3, 1), False, datetime(2025, 3, 1, 11, 13, tzinfo=UTC)),
        ):
            found = sun_crosses(site, day, rising)
            assert found is not None
            self.assertLess(abs(found - known), timedelta(minutes=3), (site, found))

    @given(st.floats(-65, 65), LONGITUDES, DAYS)
    @settings(deadline=None)
    def test_they_are_there_every_day_outside_high_latitudes(
        self, latitude: float, longitude: float, day: date
    ) -> None:
        site = Site(latitude, longitude)
        rise, sets = sun_crosses(site, day, True), sun_crosses(site, day, False)
        assert rise is not None and sets is not None
        self.assertLess(rise, sets)
        self.assertLess(sets - rise, timedelta(hours=24))

    def test_in_tromso_the_sun_neither_sets_in_june_nor_rises_in_december(self) -> None:
        tromso = Site(69.65, 18.96)
        for day in (date(2025, 6, 21), date(2025, 12, 21)):
            for rising in (True, False):
                self.assertIsNone(sun_crosses(tromso, day, rising))
        self.assertIsNone(crescent(tromso, date(2025, 6, 21)))

    def test_white_nights_have_no_dawn(self) -> None:
        self.assertIsNone(sun_below(OSLO, date(2025, 6, 21), 18))
        self.assertIsNotNone(sun_below(OSLO, date(2025, 3, 21), 18))

    @given(st.floats(-45, 45), LONGITUDES, DAYS)
    @settings(deadline=None)
    def test_the_deeper_the_sun_the_earlier_the_dawn(
        self, latitude: float, longitude: float, day: date
    ) -> None:
        site = Site(latitude, longitude)
        early, late = sun_below(site, day, 20), sun_below(site, day, 12)
        rise = sun_crosses(site, day, True)
        assume(early and late and rise)
        assert early and late and rise
        self.assertTrue(early < late < rise)


class Crescents(TestCase):
    def test_the_evening_before_ramadan_2025(self) -> None:
        """28 February 2025: in Aceh high enough for MABIMS, in Jakarta not."""
        aceh, jakarta = (crescent(site, date(2025, 2, 28)) for site in (Site(5.9, 95.3), JAKARTA))
        assert aceh and jakarta
        self.assertGreater(aceh.altitude, 3)
        self.assertGreater(aceh.elongation, 6.4)
        self.assertLess(jakarta.elongation, 6.4)

    def test_before_the_conjunction_it_is_below_the_sun(self) -> None:
        moon = crescent(RIYADH, date(2024, 3, 9))
        assert moon is not None
        self.assertLess(moon.altitude, 0)
        self.assertLess(moon.arc, 0)


class CivilDays(TestCase):
    def test_the_meridian_decides(self) -> None:
        moment = datetime(2030, 2, 2, 16, 7, tzinfo=UTC)
        self.assertEqual(civil_day(moment, 7), date(2030, 2, 2))
        self.assertEqual(civil_day(moment, 8), date(2030, 2, 3))
