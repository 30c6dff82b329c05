from unittest import TestCase
from zoneinfo import ZoneInfo

from locales import places
from locales.days.sky import Site
from locales.places import site_of, zones_of


class Sites(TestCase):
    def test_the_first_zones_city_stands_for_the_market(self) -> None:
        for market, site in (
            ("sa", Site(24 + 38 / 60, 46 + 43 / 60)),  # Riyadh
            ("id", Site(-6 - 10 / 60, 106 + 48 / 60)),  # Jakarta
            ("us", Site(40 + 42 / 60 + 51 / 3600, -74 - 23 / 3600)),  # New York
            ("ar", Site(-34 - 36 / 60, -58 - 27 / 60)),  # Buenos Aires
        ):
            found = site_of(market)
            assert found is not None
            self.assertAlmostEqual(found.latitude, site.latitude, 6, market)
            self.assertAlmostEqual(found.longitude, site.longitude, 6, market)

    def test_every_site_is_on_earth(self) -> None:
        for market, known in places.places().items():
            for place in known:
                self.assertLessEqual(abs(place.site.latitude), 90, market)
                self.assertLessEqual(abs(place.site.longitude), 180, market)

    def test_where_iana_knows_nothing_there_is_none(self) -> None:
        self.assertIsNone(site_of("zz"))
        self.assertEqual(zones_of("zz"), ())

    def test_a_line_that_tells_no_coordinate_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "'somewhere' is no coordinate"):
            places._site("somewhere")


class Zones(TestCase):
    def test_a_market_may_have_one_or_many(self) -> None:
        self.assertEqual(zones_of("in"), ("Asia/Kolkata",))
        self.assertEqual(zones_of("id")[0], "Asia/Jakarta")
        self.assertIn("America/Tijuana", zones_of("mx"))
        self.assertGreater(len(zones_of("us")), 20)

    def test_every_one_can_be_opened(self) -> None:
        for known in places.places().values():
            for place in known:
                self.assertEqual(ZoneInfo(place.zone).key, place.zone)
