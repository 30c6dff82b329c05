from datetime import date
from unittest import TestCase

from checks.findings import Finding
from checks.lines import parse_line
from checks.runner import check
from locales.snapshot import knowledge

AS_OF = date(2026, 11, 22)
BUCK = "More bang for your buck"


def findings(market: str, locale: str, **fields: str) -> list[Finding]:
    return told({"market": market, "locale": locale, "fields": fields})


def told(values: dict[str, object]) -> list[Finding]:
    line = {"id": "1", "kind": "product", **values}
    found = check(parse_line(line), knowledge(), AS_OF)
    return [finding for finding in found if finding.category in {"idiom", "calque"}]


class Idioms(TestCase):
    def test_a_source_is_told_its_idioms_with_meaning_and_equivalents(self):
        [found] = findings("mx", "en", description=f"{BUCK}, all week.")
        self.assertEqual((found.start, found.end), (0, len(BUCK)))
        self.assertEqual(found.rule, "idiom.en.bang-for-buck")
        self.assertIn("good value for the money spent", found.message)
        self.assertIn(found.offers[0], found.suggestion)

    def test_it_is_an_info_in_a_description_and_a_warning_where_it_is_loud(self):
        severities = {
            field: findings("mx", "en", **{field: BUCK})[0].severity
            for field in ("description", "title", "subject", "cta")
        }
        loud = dict.fromkeys(("title", "subject", "cta"), "warning")
        self.assertEqual(severities, {"description": "info", **loud})

    def test_every_line_of_a_campaign_is_loud(self):
        [found] = told(
            {"market": "mx", "locale": "en", "kind": "campaign", "fields": {"body": BUCK}}
        )
        self.assertEqual(found.severity, "warning")

    def test_native_copy_is_left_in_peace(self):
        self.assertEqual(findings("ca", "en-CA", title=BUCK), [])
        self.assertEqual(findings("cn", "zh-Hans", title="限时秒杀,薅羊毛"), [])

    def test_unless_it_is_said_to_be_a_source(self):
        line = {"market": "ca", "locale": "en-CA", "fields": {"title": BUCK}, "is_source": True}
        [found] = told(line)
        self.assertEqual((found.category, found.offers), ("idiom", ()))

    def test_markup_and_entities_keep_their_places(self):
        text = f"<p>Soft &amp; warm: <b>{BUCK}</b></p>"
        [found] = findings("mx", "en", description=text)
        self.assertEqual(text[found.start : found.end], BUCK)

    def test_readers_of_traditional_chinese_get_it_in_their_letters(self):
        [found] = findings("tw", "en", title="A real game changer")
        self.assertTrue(any("顛" in offer or "變" in offer for offer in found.offers))

    def test_without_a_pack_the_meaning_is_what_there_is(self):
        [found] = findings("nz", "zh-Hans", title="薅羊毛")
        self.assertEqual(found.offers, ())
        self.assertIn("Have the meaning translated", found.suggestion)


class Calques(TestCase):
    def test_a_finished_text_is_told_its_calques(self):
        text = "El montaje es un pedazo de pastel."
        [found] = findings("mx", "es-MX", description=text)
        self.assertEqual(found.category, "calque")
        self.assertEqual(text[found.start : found.end], "es un pedazo de pastel")
        self.assertEqual(found.offers[0], "pan comido")
        self.assertIn("something very easy", found.message)

    def test_it_inflects(self):
        self.assertEqual(len(findings("mx", "es-MX", title="Será un pedazo de pastel")), 1)

    def test_nothing_may_be_put_in(self):
        text = "Es hoy un pedazo enorme de pastel"
        self.assertEqual(findings("mx", "es-MX", title=text), [])

    def test_a_source_has_no_calques(self):
        text = "El montaje es un pedazo de pastel."
        found = findings("br", "es", description=text)
        self.assertNotIn("calque", {finding.category for finding in found})


class Suspects(TestCase):
    LINE = {
        "market": "mx",
        "locale": "es-MX",
        "fields": {"title": "Montarlo: un trozo de pastel"},
        "source_locale": "en",
    }

    def test_they_count_beside_their_idiom(self):
        [found] = told({**self.LINE, "source": {"title": "Assembly is a piece of cake"}})
        self.assertEqual(found.rule, "calque.en.piece-of-cake")

    def test_they_are_innocent_without_it(self):
        self.assertEqual(told({**self.LINE, "source": {"title": "A slice of cake"}}), [])
        self.assertEqual(told(self.LINE), [])
