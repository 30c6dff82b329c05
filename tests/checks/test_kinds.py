from django.test import SimpleTestCase

from checks.kinds import kinds
from checks.runner import check
from tests.checks.make import AS_OF, found_words, make_knowledge, make_line, make_rule


class KindsOfRules(SimpleTestCase):
    def test_every_file_of_the_package_is_a_kind(self):
        self.assertEqual(sorted(kinds()), ["concept", "format", "number", "prefer_words"])


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
