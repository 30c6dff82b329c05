from dataclasses import replace

from django.test import SimpleTestCase

from checks.reaching import Changes, can_touch, changes, reaches
from locales.values import Adjustment, Words
from tests.checks.make import make_knowledge, make_line, make_market, make_rule

CLOCK = make_rule(id="aa.clock", concepts=("clock",))
FOUR = make_rule(id="aa.four", kind="number", numbers=(4,), role="quantity")
NOTHING: frozenset[str] = frozenset()


def touched(*rules, text, **values):
    packs = make_knowledge(*rules)
    changed = Changes(frozenset(rule.id for rule in rules), NOTHING)
    return can_touch(make_line(text, **values), changed, packs)


class SeeWhatChanged(SimpleTestCase):
    def test_the_same_packs_change_nothing(self):
        self.assertFalse(changes(reaches(make_knowledge(CLOCK)), reaches(make_knowledge(CLOCK))))

    def test_a_rule_that_is_new_gone_or_reworded_is_told(self):
        plain = reaches(make_knowledge(CLOCK))
        louder = reaches(make_knowledge(replace(CLOCK, severity="error")))
        both = reaches(make_knowledge(CLOCK, FOUR))
        self.assertEqual(changes(plain, louder).rules, {"aa.clock"})
        self.assertEqual(changes(plain, both).rules, {"aa.four"})
        self.assertEqual(changes(both, plain).rules, {"aa.four"})

    def test_examples_and_sources_change_nothing(self):
        proven = replace(CLOCK, file="elsewhere.toml")
        self.assertFalse(changes(reaches(make_knowledge(CLOCK)), reaches(make_knowledge(proven))))

    def test_a_word_changes_the_rules_that_hear_it(self):
        packs = make_knowledge(CLOCK, FOUR)
        german = replace(packs.languages["de"], words=(Words("clock", ("Uhr", "Wecker")),))
        richer = replace(packs, languages={**packs.languages, "de": german})
        self.assertEqual(changes(reaches(packs), reaches(richer)).rules, {"aa.clock"})

    def test_a_word_of_a_narrower_concept_changes_the_rules_of_the_broader(self):
        rule = make_rule(id="aa.alcohol", concepts=("alcohol",))
        packs = make_knowledge(rule)
        german = replace(packs.languages["de"], words=(Words("wine", ("Wein",)),))
        richer = replace(packs, languages={**packs.languages, "de": german})
        self.assertEqual(changes(reaches(packs), reaches(richer)).rules, {"aa.alcohol"})

    def test_an_adjustment_changes_the_rule_that_it_adjusts(self):
        packs = make_knowledge(CLOCK)
        quiet = make_market("aa", CLOCK, adjustments=(Adjustment("aa.clock", None, "why"),))
        adjusted = replace(packs, markets={**packs.markets, "aa": quiet})
        self.assertEqual(changes(reaches(packs), reaches(adjusted)).rules, {"aa.clock"})


class SeeWhatThatTouches(SimpleTestCase):
    def test_a_text_with_a_word_of_the_rule_is_touched_and_another_is_not(self):
        self.assertTrue(touched(CLOCK, text="A wall clock"))
        self.assertFalse(touched(CLOCK, text="A table"))

    def test_numbers_are_keys_too(self):
        self.assertTrue(touched(FOUR, text="4 cups"))
        self.assertFalse(touched(FOUR, text="5 cups"))

    def test_another_market_kind_or_field_is_not_touched(self):
        self.assertFalse(touched(CLOCK, text="A wall clock", market="mx"))
        self.assertFalse(touched(replace(CLOCK, kinds=("campaign",)), text="A wall clock"))
        self.assertFalse(touched(replace(CLOCK, fields=("title",)), text="A wall clock"))

    def test_a_rule_without_words_of_its_own_touches_every_text_it_is_about(self):
        pattern = make_rule(kind="format", pattern=r"\w\.")
        self.assertTrue(touched(pattern, text="A table."))

    def test_a_pattern_touches_the_texts_that_have_what_it_needs(self):
        pattern = make_rule(kind="format", pattern=r"\d{1,2} Uhr")
        self.assertTrue(touched(pattern, text="Um 9 Uhr"))
        self.assertFalse(touched(pattern, text="A table"))

    def test_idioms_of_a_language_touch_its_texts(self):
        packs = make_knowledge()
        changed = Changes(NOTHING, frozenset({"de"}))
        self.assertTrue(can_touch(make_line("Ein Tisch", "de"), changed, packs))
        self.assertFalse(can_touch(make_line("A table"), changed, packs))
