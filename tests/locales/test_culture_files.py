"""Unfortunate words and incidents are read strictly, with every complaint at once."""

from tests.locales.make import PackCase

WORDS = """
source = "A book, 2020"
sounds = [["ph", "f"]]
[words.pajero]
means = "an insult"
like = ["paxero"]
markets = ["mx"]
"""
INCIDENT = """
[[incident]]
id = "shop-clock-2020"
brand = "Shop"
year = 2020
markets = ["cn"]
category = "symbol"
title = "A clock"
what = "A clock was offered as a present."
lesson = "Offer a lamp."
source = "A paper, 2020"
text = "A clock, a fine gift."
others = { title = "Clock" }
"""


class UnfortunateWords(PackCase):
    def test_a_word_has_its_spellings_its_meaning_and_its_source(self) -> None:
        self.write({"languages/es/unfortunate.toml": WORDS})
        spanish = self.read().languages["es"]
        (word,) = spanish.unfortunate
        self.assertEqual((word.id, word.severity), ("name.es.pajero", "warning"))
        self.assertEqual(word.spellings, ("pajero", "paxero"))
        self.assertEqual(word.source.text, "A book, 2020")
        self.assertEqual(spanish.sounds, (("ph", "f"),))

    def test_what_is_wrong_is_told_with_the_word(self) -> None:
        wrong = WORDS.replace('means = "an insult"', "meaning = 1").replace('"ph"', '"("')
        self.write({"languages/es/unfortunate.toml": wrong})
        told = "\n".join(map(str, self.complaints()))
        for part in ("pajero: `means` is missing", "`meaning` is not known", "`sounds` has"):
            self.assertIn(part, told)


class Incidents(PackCase):
    def test_an_incident_carries_a_text_with_all_its_fields(self) -> None:
        self.write({"incidents/shops.toml": INCIDENT})
        (incident,) = self.read().incidents
        self.assertEqual((incident.example.market, incident.example.kind), ("cn", "campaign"))
        fields = {"description": "A clock, a fine gift.", "title": "Clock"}
        self.assertEqual(incident.example.fields, fields)

    def test_what_is_wrong_is_told_with_the_incident(self) -> None:
        wrong = INCIDENT.replace('"cn"', '"xx"').replace("2020\nmarkets", "20\nmarkets")
        self.write({"incidents/shops.toml": wrong.replace('"symbol"', '"bad luck"')})
        told = "\n".join(map(str, self.complaints()))
        for part in ("shop-clock-2020: `markets` names “xx”", "`year` is 20", "“bad luck”"):
            self.assertIn(part, told)
