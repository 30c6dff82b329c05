import re

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from checks.literals import DIGIT, Finder, needs_of
from checks.wording import rules_of
from locales.snapshot import knowledge

WORDS = st.text("ab é1٣ß", max_size=6)


class NeedsOfPatterns(SimpleTestCase):
    def test_a_literal_is_needed_whatever_its_case(self):
        self.assertEqual(needs_of(r"(?i)\bOktoberfest\b"), {"oktoberfest"})

    def test_of_alternatives_one_is_needed(self):
        self.assertEqual(needs_of(r"(?:Prost|Toast) auf"), {"prost", "toast"})
        self.assertEqual(needs_of(r"(?:Prosit|Zum Wohl)!"), {"prosit", "zum wohl"})

    def test_digits_of_any_script_are_one_thing(self):
        self.assertEqual(needs_of(r"\d{1,2}/\d"), {DIGIT})

    def test_what_may_be_missing_is_not_needed(self):
        self.assertIsNone(needs_of(r"(?:Fest)?\w+"))
        self.assertIsNone(needs_of(r"(?!Fest)\w"))

    @given(WORDS, st.sampled_from(["ab", "a|é1", r"\d+b?", "(?:ab?)+1", "[aé] ", "(?i)SS|É"]))
    def test_a_text_that_matches_has_what_is_needed(self, text, pattern):
        needs = needs_of(pattern)
        if needs and re.search(pattern, text):
            self.assertTrue(needs & Finder(needs).found_in(text), (text, pattern))


class ShippedPatterns(SimpleTestCase):
    def test_most_say_what_they_need(self):
        patterns = [rule.pattern for rule in rules_of(knowledge()) if rule.pattern]
        unknown = [pattern for pattern in patterns if needs_of(pattern) is None]
        self.assertLess(len(unknown), len(patterns) / 20)
