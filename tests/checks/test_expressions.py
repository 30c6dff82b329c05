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

    def test_they_are_told_in_order_each_in_its_field(self):
        found = findings("mx", "en", title="Score a deal", body="Dirt cheap! Bag a bargain.")
        places = [(finding.field, finding.rule) for finding in found]
        self.assertEqual(places[0], ("title", "idiom.en.score-a-deal"))
        rules = ["idiom.en.dirt-cheap", "idiom.en.bag-a-bargain"]
        self.assertEqual(places[1:], [("body", rule) for rule in rules])

    def test_places_are_code_points(self):
        text = f"🎂🏷️ {BUCK}"
        [found] = findings("mx", "en", title=text)
        self.assertEqual(text[found.start : found.end], BUCK)

    def test_what_is_said_in_a_few_places_or_is_slang_is_said_to_be(self):
        [british] = findings("mx", "en", title="A knock-down price")
        self.assertIn("It is said in GB, IE; elsewhere", british.message)
        [slang] = findings("mx", "ar", title="كشخة")
        self.assertIn("It is slang.", slang.message)

    def test_each_market_is_offered_its_own_languages_words(self):
        offers = {
            market: findings(market, "en", title=BUCK)[0].offers[0] for market in ("br", "jp", "sa")
        }
        said = ("o melhor custo-benefício", "コストパフォーマンスの高さ", "أفضل قيمة مقابل السعر")
        self.assertEqual(tuple(offers.values()), said)

    def test_the_finding_cites_the_lexicon(self):
        [found] = findings("mx", "zh-Hans", title="薅羊毛")
        self.assertEqual(found.cite, "Terroir’s lexicon: locales/languages/zh")

    def test_readers_of_traditional_chinese_get_it_in_their_letters(self):
        [found] = findings("tw", "en", title="A real game changer")
        self.assertTrue(any("顛" in offer or "變" in offer for offer in found.offers))

    def test_without_a_pack_the_meaning_is_what_there_is(self):
        [found] = findings("fj", "zh-Hans", title="薅羊毛")
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

    def test_it_offers_what_people_say_and_names_the_idiom_behind_it(self):
        [found] = findings("mx", "es-MX", title="Más golpe por su dólar")
        self.assertEqual((found.severity, found.rule), ("warning", "calque.en.bang-for-buck"))
        self.assertIn("“bang for someone's buck” word for word", found.message)
        self.assertEqual(found.offers, ("la mejor relación calidad-precio", "más por menos dinero"))
        self.assertEqual(found.cite, "Terroir’s lexicon: locales/languages/es")

    def test_places_are_code_points_of_the_text_with_its_tags(self):
        text = "<p>🎂 S&iacute;: <b>más golpe por su dólar</b></p>"
        [found] = told(
            {
                "market": "mx",
                "locale": "es-MX",
                "fields": {"description": text},
                "html": ["description"],
            }
        )
        self.assertEqual(text[found.start : found.end], "más golpe por su dólar")

    def test_several_come_in_order(self):
        text = "Más golpe por su dólar: el montaje es un pedazo de pastel."
        found = [finding.rule for finding in findings("mx", "es-MX", description=text)]
        self.assertEqual(found, ["calque.en.bang-for-buck", "calque.en.piece-of-cake"])

    def test_they_are_found_in_languages_without_spaces(self):
        [japanese] = findings("jp", "ja", title="ドルあたりの衝撃！")
        [chinese] = findings("cn", "zh-Hans", title="这是为你的钱带来的爆炸")
        self.assertEqual({japanese.rule, chinese.rule}, {"calque.en.bang-for-buck"})

    def test_what_people_say_is_no_calque(self):
        found = findings("mx", "es-MX", title="La mejor relación calidad-precio: pan comido")
        self.assertEqual(found, [])

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

    def test_the_idiom_of_another_field_does_not_count(self):
        source = {"title": "A slice of cake", "description": "Assembly is a piece of cake"}
        self.assertEqual(told({**self.LINE, "source": source}), [])

    def test_they_are_innocent_where_nobody_says_what_the_source_is_written_in(self):
        line = {key: value for key, value in self.LINE.items() if key != "source_locale"}
        self.assertEqual(told({**line, "source": {"title": "Assembly is a piece of cake"}}), [])

    def test_what_is_a_calque_anyway_is_told_once(self):
        fields = {"title": "Montarlo es un trozo de pastel"}
        source = {"title": "Assembly is a piece of cake"}
        self.assertEqual(len(told({**self.LINE, "fields": fields, "source": source})), 1)

    def test_an_idiom_within_markup_counts(self):
        fields = {"title": "<b>Un trozo de pastel</b>"}
        source = {"title": "Assembly: a <b>piece</b> of cake"}
        line = {**self.LINE, "fields": fields, "source": source, "html": ["title"]}
        self.assertEqual([finding.category for finding in told(line)], ["calque"])
