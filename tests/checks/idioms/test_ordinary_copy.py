"""What fires all the time in ordinary copy is no idiom worth telling of."""

import csv
import gzip
from collections import Counter
from pathlib import Path
from unittest import TestCase, skipUnless

from checks.idioms.lexicons import calque_detector, idiom_detector
from locales.snapshot import knowledge
from tests.conftest import SHARED

CATALOGUE = SHARED / "data" / "products" / "bench-catalog-12k.csv.gz"
DEMO = Path(__file__).resolve().parents[3] / "demo" / "catalog.csv"
EVERY = 5  # of the 12,000 products: enough to see what fires often
MOST = 0.03  # of the products
MOST_IN_ALL = 0.25  # reports a product


def products(lines: object) -> list[str]:
    return [f"{row['title']}. {row['description']}" for row in csv.DictReader(lines)]  # type: ignore[call-overload]


class OrdinaryCopy(TestCase):
    @skipUnless(CATALOGUE.exists(), "the catalogue is not on this machine")
    def test_no_english_idiom_fires_all_the_time(self) -> None:
        with gzip.open(CATALOGUE, "rt", encoding="utf-8", newline="") as lines:
            texts = products(lines)[::EVERY]
        detector = idiom_detector(knowledge(), "en")
        found = Counter(one.id for text in texts for one in detector.find(text))
        often = {name: count for name, count in found.items() if count > MOST * len(texts)}
        self.assertEqual(often, {})
        self.assertLess(found.total(), MOST_IN_ALL * len(texts))

    def test_no_english_calque_fires_on_the_demo(self) -> None:
        with DEMO.open(encoding="utf-8", newline="") as lines:
            texts = products(lines)
        detector = calque_detector(knowledge(), "en")
        self.assertEqual([one.id for text in texts for one in detector.find(text)], [])
