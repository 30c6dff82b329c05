from locales.knowledge import UnknownMarket
from tests.locales.make import RULE, PackCase

CONTENT = {
    f"languages/{tag}/language.toml": "content = true\n" for tag in ("es-419", "zh-Hant", "zh-Hans")
}
PLAIN = {f"languages/{tag}/language.toml": "" for tag in ("zh", "zh-Hant-TW", "es")}


class LanguagesOf(PackCase):
    def languages_of(self, locale: str) -> list[str]:
        self.write(CONTENT | PLAIN)
        return [language.tag for language in self.read().languages_of(locale)]

    def test_knowledge_crosses_scripts_most_specific_first(self) -> None:
        self.assertEqual(self.languages_of("zh-TW"), ["zh-Hant-TW", "zh-Hant", "zh"])
        self.assertEqual(self.languages_of("zh-Hans-CN"), ["zh-Hans", "zh"])

    def test_a_language_without_pack_has_none(self) -> None:
        self.assertEqual(self.languages_of("fi"), [])


class ContentLocale(PackCase):
    def test_it_is_the_nearest_level_that_is_paid_for(self) -> None:
        self.write(CONTENT | PLAIN)
        known = self.read()
        expected = {
            "es-MX": "es-419",
            "zh-TW": "zh-Hant",
            "zh-CN": "zh-Hans",
            "en-CA": "en",
            "es-ES": "es-ES",
            "fi_fi": "fi-FI",
        }
        self.assertEqual({tag: known.content_locale(tag) for tag in expected}, expected)


class RulesFor(PackCase):
    def setUp(self) -> None:
        super().setUp()
        self.write(
            {
                "markets/cn/etiquette.toml": RULE.replace("gifts.clock", "cn.clock"),
                "languages/en/usage.toml": RULE.replace("gifts.clock", "en.clock"),
            }
        )

    def test_market_culture_and_language_in_this_order(self) -> None:
        rules = self.read().rules_for("cn", "en-US")
        self.assertEqual([rule.id for rule in rules], ["cn.clock", "gifts.clock", "en.clock"])

    def test_without_market_the_language_alone(self) -> None:
        self.assertEqual([rule.id for rule in self.read().rules_for(None, "en")], ["en.clock"])

    def test_the_market_adjusts_what_it_inherits(self) -> None:
        adjust = '[[adjust]]\nrule = "gifts.clock"\nseverity = "info"\nwhy = "Milder here"\n'
        self.write({"markets/cn/adjust.toml": adjust})
        severities = {rule.id: rule.severity for rule in self.read().rules_for("cn", "en")}
        self.assertEqual(
            severities, {"cn.clock": "warning", "gifts.clock": "info", "en.clock": "warning"}
        )

    def test_a_rule_asks_the_profile_of_the_market(self) -> None:
        asking = RULE.replace("near =", 'where = { sizes = ["EU", "JP"] }\nnear =')
        self.write({"cultures/gifts.toml": 'gloss = "g"\n' + asking})
        told = 'source = "s"\nas_of = 2026-11-22\nconfidence = "low"\n'
        for said, holds in (
            ('[sizes]\nvalue = "JP"\n' + told, True),
            ('[sizes]\nvalue = ["US", "EU"]\n' + told, True),
            ('[sizes]\nvalue = "US"\n' + told, False),
            ("[sizes]\nunknown = true\n", False),  # unknown is not false, and not true
            ("", False),
        ):
            self.write({"markets/cn/profile.toml": said})
            found = [rule.id for rule in self.read().rules_for("cn", "en")]
            self.assertEqual("gifts.clock" in found, holds, said)

    def test_a_rule_may_ask_only_whether_something_is_said(self) -> None:
        asking = RULE.replace("near =", 'where = { duty = ["*"] }\nnear =')
        self.write({"cultures/gifts.toml": 'gloss = "g"\n' + asking})
        told = 'source = "s"\nas_of = 2026-11-22\nconfidence = "low"\n'
        for said, holds in (('[duty]\nvalue = "Thai"\n' + told, True), ("", False)):
            self.write({"markets/cn/profile.toml": said})
            found = [rule.id for rule in self.read().rules_for("cn", "en")]
            self.assertEqual("gifts.clock" in found, holds, said)

    def test_an_unknown_market_is_said_so(self) -> None:
        with self.assertRaises(UnknownMarket):
            self.read().rules_for("zz", "en")
