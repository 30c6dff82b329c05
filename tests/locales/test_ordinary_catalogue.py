"""What fires on ordinary goods and shop texts: a rule that always fires says nothing."""

import csv
import gzip
import json
from datetime import date
from unittest import skipUnless

from django.conf import settings
from django.test import SimpleTestCase

from checks.conditions import Moment
from checks.lines import Line
from checks.noise import Noise, listen
from locales.snapshot import knowledge
from locales.tags import language
from tests.conftest import SHARED

GOODS = settings.BASE_DIR / "benchmarks" / "ordinary-goods.csv.gz"
TEXTS = SHARED / "data" / "products" / "parallel"
DAY = date(2026, 11, 22)
OFTEN = 0.02  # of the products, in one market
# The catalogue is American, in degrees Celsius, and much of it is for Christmas.
RIGHTLY_OFTEN = {"british-spelling.american", "us.celsius", "sa.christmas", "il.christian"}
# The texts of a shop's pages, in the language of one country, are wrong in another.
LANGUAGES = "ar de es fr he hi id it ja nl pl ru tr".split()
EVERY = 7
SELDOM = 0.02
# German with ß in Switzerland, “e-mail” in Quebec, tú in Argentina, net prices in a basket.
RIGHTLY_TOLD = {"ch.german-spelling", "fr-CA.anglicisms", "ar.tu-for-vos"}


def loud(noise: Noise, often: float, rightly: set[str]) -> dict[str, float]:
    return {
        f"{one.rule} in {one.market}: {one.words}": round(one.share, 3)
        for one in noise.loudest()
        if one.share > often and one.rule not in rightly
    }


class OrdinaryGoods(SimpleTestCase):
    def test_no_rule_warns_all_the_time(self):
        packs = knowledge()
        with gzip.open(GOODS, "rt", encoding="utf-8", newline="") as file:
            goods = [Line(row.pop("sku"), "", "en", "product", row) for row in csv.DictReader(file)]
        *_, noise = listen(((line, list(packs.markets)) for line in goods), Moment(packs, DAY))
        self.assertEqual(loud(noise, OFTEN, RIGHTLY_OFTEN), {})


@skipUnless(TEXTS.exists(), "the shared input data is not on this machine")
class TextsOfAShop(SimpleTestCase):
    def test_no_rule_warns_all_the_time(self):
        packs = knowledge()
        *_, noise = listen(self.lines(packs), Moment(packs, DAY))
        self.assertEqual(loud(noise, SELDOM, RIGHTLY_TOLD), {})

    def lines(self, packs):
        for tag in LANGUAGES:
            texts = json.loads((TEXTS / f"{tag}.json").read_text(encoding="utf-8"))
            for name, text in list(texts.items())[::EVERY]:
                for code, market in packs.markets.items():
                    mine = [one for one in market.locales if language(one) == tag]
                    if mine and isinstance(text, str) and text.strip():
                        yield Line(name, code, mine[0], "product", {"description": text}), [code]
