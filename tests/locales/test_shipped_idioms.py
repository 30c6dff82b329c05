from unittest import TestCase

import opencc

from checks.idioms.lexicons import calque_detector
from tests.locales.make import shipped

FEWEST = {"en": 1500, "zh": 1200}
LANGUAGES = ("en", "zh", "es", "de", "fr", "pt", "ja", "ar", "ko", "it", "ru", "id", "tr", "th")
TARGETS = (*LANGUAGES, "nl", "vi", "pl")
PARTLY = ("sv", "he", "hi", "ms", "fil")  # the first part of the English idioms so far
SOURCES = ("en", "zh")


class ShippedLexicon(TestCase):
    def test_every_language_has_enough_idioms(self):
        for tag in LANGUAGES:
            with self.subTest(tag):
                found = len(shipped().languages[tag].idioms)
                self.assertGreaterEqual(found, FEWEST.get(tag, 250))

    def test_what_copy_uses_has_an_equivalent_everywhere(self):
        for source in SOURCES:
            used = [one.id for one in shipped().languages[source].idioms if one.in_copy]
            self.assertGreater(len(used), 200)
            for tag in TARGETS:
                with self.subTest(source=source, target=tag):
                    missing = [] if tag == source else sorted(set(used) - self.known(tag))
                    self.assertEqual(missing, [])

    def known(self, tag: str) -> set[str]:
        return set(shipped().languages[tag].equivalents)

    def test_chinese_is_written_simplified(self):
        """Traditional texts are folded, and readers of them get equivalents converted."""
        chinese = shipped().languages["zh"]
        texts = [form for one in chinese.idioms for form in one.forms]
        texts += [text for one in chinese.equivalents.values() for text in one.say]
        convert = opencc.OpenCC("t2s").convert
        odd = [text for text in texts if convert(text) != text]
        self.assertEqual(odd, [])

    def test_no_calque_fires_on_what_its_own_language_says(self):
        """It would be told off for speaking the language well."""
        for tag in (*TARGETS, *PARTLY):
            pack = shipped().languages[tag]
            said = [text for one in pack.equivalents.values() for text in one.say]
            said += [form for one in pack.idioms for form in one.forms]
            detector = calque_detector(shipped(), tag)
            with self.subTest(tag):
                told_off = [text for text in said if detector.find(text)]
                self.assertEqual(told_off, [])
