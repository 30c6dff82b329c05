from django.test import SimpleTestCase

from checks.kinds import kinds
from checks.runner import check
from tests.checks.make import AS_OF, found_words, make_knowledge, make_line, make_rule


class KindsOfRules(SimpleTestCase):
    def test_every_file_of_the_package_is_a_kind(self):
        every = ["concept", "format", "mixed", "number", "prefer_words", "script", "wrong_day"]
        self.assertEqual(sorted(kinds()), every)


class ConceptRules(SimpleTestCase):
    def test_near_asks_for_another_concept_in_the_same_sentence(self):
        rule = make_rule(concepts=("clock",), near=("gift",))
        self.assertEqual(found_words(rule, "A clock as a gift."), ["clock"])
        self.assertEqual(found_words(rule, "A clock. Gifts are elsewhere."), [])

    def test_within_widens_the_reach(self):
        text = "A clock. Gifts are elsewhere."
        rule = make_rule(concepts=("clock",), near=("gift",), within="field")
        self.assertEqual(found_words(rule, text), ["clock"])
        rule = make_rule(concepts=("clock",), near=("gift",), within="item")
        fields = {"title": "Clock", "tags": "gift"}
        self.assertEqual(found_words(rule, fields=fields), ["Clock"])

    def test_unless_silences(self):
        rule = make_rule(concepts=("alcohol",), unless=("halal",))
        self.assertEqual(found_words(rule, "Halal alcohol"), [])

    def test_in_a_phrase_at_most_three_words_stand_between(self):
        rule = make_rule(concepts=("clock",), near=("gift",), within="phrase")
        self.assertEqual(found_words(rule, "A clock as a fine gift."), ["clock"])
        self.assertEqual(found_words(rule, "A clock that we can send as a gift."), [])
        self.assertEqual(found_words(rule, "A clock, a gift."), [])
        self.assertEqual(found_words(rule, "时钟礼物", "zh-Hans"), ["时钟"])
        self.assertEqual(found_words(rule, "时钟很准，也有礼物", "zh-Hans"), [])

    def test_a_colour_field_belongs_to_every_phrase(self):
        rule = make_rule(concepts=("clock",), near=("gift",), within="phrase")
        fields = {"title": "Clock", "color": "gift"}
        self.assertEqual(found_words(rule, fields=fields), ["Clock"])
        self.assertEqual(found_words(rule, fields={"title": "Clock", "tags": "gift"}), [])

    def test_unless_may_reach_farther_than_near(self):
        rule = make_rule(
            concepts=("clock",), near=("gift",), unless=("halal",), unless_within="item"
        )
        fields = {"title": "Clock, a gift", "tags": "halal"}
        self.assertEqual(found_words(rule, fields=fields), [])
        self.assertEqual(found_words(rule, "Clock, a gift"), ["Clock"])

    def test_fields_and_kinds_narrow(self):
        rule = make_rule(concepts=("clock",), fields=("title",))
        self.assertEqual(found_words(rule, "A clock"), [])
        rule = make_rule(concepts=("clock",), kinds=("campaign",))
        self.assertEqual(found_words(rule, "A clock"), [])

    def test_the_message_names_the_words(self):
        line = make_line("A wall clock")
        [finding] = check(line, make_knowledge(make_rule(concepts=("clock",))), AS_OF)
        self.assertEqual(finding.message, "“wall clock” is unwelcome.")
        self.assertEqual(finding.cite, "A book, 2020")


class PreferWordsRules(SimpleTestCase):
    def test_the_word_to_use_is_the_suggestion(self):
        rule = make_rule(kind="prefer_words", swap={"fall": "autumn"}, suggestion="")
        line = make_line("Fall colours")
        [finding] = check(line, make_knowledge(rule), AS_OF)
        self.assertEqual((finding.start, finding.end, finding.suggestion), (0, 4, "autumn"))

    def test_a_suggestion_of_the_rule_itself_comes_first(self):
        rule = make_rule(kind="prefer_words", swap={"fall": "autumn"})
        [finding] = check(make_line("Fall"), make_knowledge(rule), AS_OF)
        self.assertEqual(finding.suggestion, "Say something else.")

    def test_the_word_itself_may_be_put_in_whatever_the_rule_suggests(self):
        rule = make_rule(kind="prefer_words", swap={"fall": "autumn", "faucet": "tap"})
        found = check(make_line("A faucet for fall"), make_knowledge(rule), AS_OF)
        self.assertEqual([finding.offers for finding in found], [("tap",), ("autumn",)])


class FormatRules(SimpleTestCase):
    def test_each_match_is_a_finding(self):
        rule = make_rule(kind="format", pattern=r"\d\d/\d\d/\d{4}")
        text = "From 03/04/2027 to <b>04/05</b>/2027"
        self.assertEqual(found_words(rule, text), ["03/04/2027", "04/05</b>/2027"])

    def test_a_group_named_at_narrows_the_span(self):
        rule = make_rule(kind="format", pattern=r"costs (?P<at>\d+)")
        self.assertEqual(found_words(rule, "costs 12"), ["12"])


class NumberRules(SimpleTestCase):
    def test_digits_in_a_row_are_found_in_longer_numbers(self):
        rule = make_rule(kind="number", containing=("44",), role="price")
        self.assertEqual(found_words(rule, "Only $1,449, was $14.14"), ["1,449"])

    def test_grammar_tells_what_a_number_names(self):
        rule = make_rule(kind="number", numbers=(4,), role="floor")
        self.assertEqual(found_words(rule, "On floor 4, or the 4th floor"), ["4", "4"])
        self.assertEqual(found_words(rule, "4 cups"), [])

    def test_any_role_will_do_beside_a_concept(self):
        rule = make_rule(kind="number", numbers=(4,), role="any", near=("gift",))
        self.assertEqual(found_words(rule, "The 4 gift"), ["4"])
        self.assertEqual(found_words(rule, "The 4 of us"), [])


class MixedRules(SimpleTestCase):
    rule = make_rule(kind="mixed", concepts=("formal",), against=("familiar",))

    def test_the_rarer_side_is_marked(self):
        text = "Hier finden Sie mehr. Wir helfen Ihnen, und du sparst."
        self.assertEqual(found_words(self.rule, text, "de"), ["du"])

    def test_one_manner_alone_is_fine(self):
        self.assertEqual(found_words(self.rule, "Hier findest du dein Glück.", "de"), [])

    def test_fields_of_an_item_are_read_together(self):
        fields = {"title": "Für dein Heim", "description": "Hier finden Sie, was Ihnen gefällt."}
        self.assertEqual(found_words(self.rule, locale="de", fields=fields), ["dein"])


class ScriptRules(SimpleTestCase):
    def test_letters_of_the_other_script_are_marked(self):
        rule = make_rule(kind="script", script="Hans")
        self.assertEqual(found_words(rule, "快速充電線，一米长。", "zh-Hans"), ["電線"])
        self.assertEqual(found_words(rule, "快速充电线", "zh-Hans"), [])
        rule = make_rule(kind="script", script="Hant")
        self.assertEqual(found_words(rule, "快速充电線", "zh-Hant"), ["电"])

    def test_a_letter_that_both_scripts_know_is_judged_by_its_word(self):
        rule = make_rule(kind="script", script="Hans")
        self.assertEqual(found_words(rule, "乾隆年间的瓷瓶", "zh-Hans"), [])
        self.assertEqual(found_words(rule, "放在乾燥处", "zh-Hans"), ["乾"])
        rule = make_rule(kind="script", script="Hant")
        self.assertEqual(found_words(rule, "台灣皇后吃的床邊點心，十公里內", "zh-Hant"), [])
