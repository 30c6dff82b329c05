"""The shipped knowledge of manners and law: nothing hangs in the air, nothing is thin."""

import tomllib
from collections import Counter

from django.conf import settings
from django.test import SimpleTestCase

from checks.wording import rules_of
from locales.snapshot import knowledge

TWELVE = "us gb de fr br mx sa in id cn jp kr".split()
LANGUAGES = "en de fr es pt ar hi id zh ja ko".split()
CATEGORIES = (
    "number color symbol gesture food-drink religion territory history gender ethnicity body name "
    "legal-claim address timing variant format"
).split()
FEWEST_WORDS = 200  # concepts a language has words for


class ShippedCulture(SimpleTestCase):
    def test_every_market_has_something_to_say_in_every_category(self):
        for market in TWELVE:
            found = self.counts(market)
            thin = [category for category in CATEGORIES if not found[category]]
            self.assertEqual(thin, [], market)

    def counts(self, market: str) -> Counter[str]:
        packs = knowledge()
        locales = packs.markets[market].locales
        rules = {rule for locale in locales for rule in self.held(market, locale)}
        found = Counter(category for _, category in rules)
        found["name"] += sum(
            len(pack.unfortunate) for locale in locales for pack in packs.languages_of(locale)
        )
        return found

    def held(self, market: str, locale: str) -> set[tuple[str, str]]:
        return {(rule.id, rule.category) for rule in knowledge().rules_for(market, locale)}

    def test_every_language_of_the_twelve_has_words_for_most_concepts(self):
        for tag in LANGUAGES:
            words = {one.concept for one in knowledge().languages[tag].words}
            self.assertGreaterEqual(len(words), FEWEST_WORDS, tag)

    def test_every_concept_that_a_rule_is_about_has_words_or_a_sign(self):
        packs = knowledge()
        spoken = {one.concept for language in packs.languages.values() for one in language.words}
        spoken |= {one.id for one in packs.concepts.values() if one.emoji}
        for concept in packs.concepts.values():
            if concept.id in spoken and concept.broader:
                spoken.add(concept.broader)
        deaf = [
            (rule.id, concept)
            for rule in rules_of(packs)
            for concept in rule.concepts
            if concept not in spoken
        ]
        self.assertEqual(deaf, [])

    def test_a_concept_is_spoken_of_or_lies_with_the_spare_ones(self):
        packs = knowledge()
        spoken = {
            name
            for rule in rules_of(packs)
            for name in (*rule.concepts, *rule.near, *rule.unless, *rule.against)
        }
        for concept in packs.concepts.values():
            spoken |= {*concept.context, concept.broader}
        heard = {one.id for one in packs.concepts.values() if one.broader in spoken - {""}}
        spare = (settings.BASE_DIR / "locales/concepts/spare.toml").read_text(encoding="utf-8")
        waiting = set(tomllib.loads(spare))
        self.assertEqual(set(packs.concepts) - spoken - heard, waiting)

    def test_every_culture_belongs_to_a_market(self):
        packs = knowledge()
        held = {name for market in packs.markets.values() for name in market.cultures}
        self.assertEqual(set(packs.cultures) - held, set())

    def test_every_rule_says_what_is_wrong_and_rests_on_something(self):
        for rule in rules_of(knowledge()):
            self.assertGreater(len(rule.message), 30, rule.id)
            self.assertTrue(rule.source.text, rule.id)
            self.assertTrue(rule.suggestion or rule.swap, rule.id)

    def test_errors_are_few(self):
        rules = list(rules_of(knowledge()))
        errors = [rule for rule in rules if rule.severity == "error"]
        self.assertLess(len(errors) / len(rules), 0.4)
