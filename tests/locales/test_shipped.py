from unittest import TestCase

from locales.packs import read
from locales.snapshot import OWN_ROOT


class ShippedPacks(TestCase):
    def test_they_are_read_without_complaint(self) -> None:
        known = read([OWN_ROOT])
        self.assertTrue(known.observances)
