"""What fires on a catalogue of ordinary goods: a rule that always fires says nothing."""

import csv
import gzip
from collections import Counter
from datetime import date
from unittest import skipUnless

from django.test import SimpleTestCase

from checks.conditions import Moment
from checks.lines import Line
from checks.runner import check_markets
from locales.snapshot import knowledge
from tests.conftest import SHARED

CATALOGUE = SHARED / "data" / "products" / "bench-catalog-12k.csv.gz"
EVERY = 20  # of 12,000 products
OFTEN = 0.02  # of the products, in one market
# The catalogue is American, in degrees Celsius, and much of it is for Christmas.
RIGHTLY_OFTEN = {"british-spelling.american", "us.celsius", "sa.christmas", "il.christian"}


@skipUnless(CATALOGUE.exists(), "the shared input data is not on this machine")
class OrdinaryGoods(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with gzip.open(CATALOGUE, "rt", encoding="utf-8", newline="") as file:
            cls.products = list(csv.DictReader(file))[::EVERY]

    def fired(self) -> Counter[tuple[str, str]]:
        """How often each rule warns in each market, once a product."""
        packs = knowledge()
        moment = Moment(packs, date(2026, 11, 22))
        found: Counter[tuple[str, str]] = Counter()
        for row in self.products:
            fields = {name: row[name] for name in ("title", "description")}
            line = Line(row["sku"], "", "en", "product", fields)
            for market, findings in check_markets(line, packs.markets, moment).items():
                warning = {one.rule for one in findings if one.severity != "info"}
                found.update((market, rule) for rule in warning)
        return found

    def test_no_rule_warns_all_the_time(self):
        loud = {
            place: round(count / len(self.products), 3)
            for place, count in self.fired().items()
            if count / len(self.products) > OFTEN and place[1] not in RIGHTLY_OFTEN
        }
        self.assertEqual(loud, {})
