"""What a language writes onto its words is cut off as its grammar lists it."""

from django.test import SimpleTestCase

from checks.entries import Entry
from checks.folding import folding
from checks.inflection import cutter
from checks.matching import TokenMatcher
from locales.grammars import Inflection

RUSSIAN = Inflection(endings=("ами", "ого", "ая", "ую", "ой", "а", "у", "ы"), shortest_stem=4)
TURKISH = Inflection(
    suffixes=("lar", "ımız", "dan", "ı", "ın"),
    chained=True,
    softened={"b": "p", "ğ": "k"},
)


def bare(inflection: Inflection, word: str, language: str = "und") -> set[str]:
    return cutter([inflection], folding(language, "Latn").key).bare(word)


class CutWhatIsWrittenOn(SimpleTestCase):
    def test_a_prefix_is_cut_and_enough_of_the_word_must_be_left(self):
        hebrew = Inflection(prefixes=("ה", "וה"))
        self.assertEqual(bare(hebrew, "והשעון"), {"שעון"})
        self.assertEqual(bare(hebrew, "ההר"), set())

    def test_suffixes_follow_one_another_only_where_the_language_chains_them(self):
        self.assertIn("saat", bare(TURKISH, "saatlarımızdan", "tr"))
        single = Inflection(suffixes=("lar", "dan"))
        self.assertNotIn("saat", bare(single, "saatlardan"))

    def test_a_letter_softened_before_a_suffix_is_hardened(self):
        self.assertIn("kitap", bare(TURKISH, "kitabı", "tr"))

    def test_a_word_of_one_letter_loses_only_what_always_marks_a_word(self):
        korean = Inflection(suffixes=("는",), always=("을",), shortest_stem=2)
        self.assertEqual(bare(korean, "술을"), {"술"})
        self.assertEqual(bare(korean, "술는"), set())

    def test_what_grammars_list_is_folded_like_the_text(self):
        self.assertEqual(bare(Inflection(prefixes=("أل",)), "السوق"), {"سوق"})


class ExchangeEndings(SimpleTestCase):
    def test_two_forms_of_a_word_share_a_stem(self):
        cut = cutter([RUSSIAN], str).stem
        self.assertEqual(cut("клубника"), cut("клубнику"))

    def test_a_short_word_keeps_its_ending(self):
        self.assertEqual(cutter([RUSSIAN], str).stem("вина"), "вина-")

    def test_a_language_without_endings_has_no_stems(self):
        self.assertEqual(cutter([TURKISH], str).stem("saat"), "")


def found(inflection: Inflection, entry: Entry, text: str, language: str = "ru") -> list[str]:
    folded = folding(language, "Latn")
    matcher = TokenMatcher([entry], folded, cutter([inflection], folded.key))
    return [text[match.start : match.end] for match in matcher.matches(text)]


class FindInflectedWords(SimpleTestCase):
    def test_every_word_of_a_phrase_may_stand_in_another_form(self):
        picture = Entry("word", "clock", "настенная картина")
        self.assertEqual(found(RUSSIAN, picture, "без настенной картины"), ["настенной картины"])

    def test_suffixes_are_cut_from_texts_alone(self):
        hours = Entry("word", "clock", "qolar")
        self.assertEqual(found(TURKISH, hours, "qo qolardan", "tr"), ["qolardan"])

    def test_a_word_is_found_once_whatever_ways_lead_to_it(self):
        words = found(TURKISH, Entry("word", "clock", "saat"), "saatımızdan saatı", "tr")
        self.assertEqual(words, ["saatımızdan", "saatı"])

    def test_a_number_word_with_something_behind_it_may_be_another_word(self):
        gold = Inflection(suffixes=("n",))
        six = Entry("number", "", "altı", value=6)
        self.assertEqual(found(gold, six, "altın yüzük, altı tabak", "tr"), ["altı"])

    def test_a_word_with_set_capitals_keeps_its_form(self):
        polish = Inflection(endings=("a", "i"))
        mister = Entry("word", "formal", "Pani", cased=True)
        self.assertEqual(found(polish, mister, "Dla Pana i Pani"), ["Pani"])
