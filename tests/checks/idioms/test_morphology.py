from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.folding import folding
from checks.idioms.morphology import Place, morphology
from checks.idioms.morphology.korean import LONGEST_STEM
from checks.idioms.reading import fold
from locales.grammars import Grammar
from tests.checks.idioms.make import made, reported, score, seen

HEAD, INSIDE = Place(True, False, False), Place(False, False, False)
INFLECTED = ("ar", "de", "en", "id", "ko", "tr", "xx")


def keys_of(language: str, word: str, place: Place = INSIDE) -> frozenset[str]:
    return morphology(language, Grammar()).forms(word, place).keys


class AnyWord(TestCase):
    @given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=12))
    @settings(max_examples=300, deadline=None)
    def test_a_text_s_word_is_among_its_keys(self, raw: str) -> None:
        for language in INFLECTED:
            word = fold(raw, folding(language, ""))
            if word and raw.isalpha():
                self.assertTrue(morphology(language, Grammar()).keys(word), language)

    @given(st.text("abcdefgıst", min_size=3, max_size=LONGEST_STEM))
    @settings(max_examples=200, deadline=None)
    def test_a_word_as_it_stands_is_one_of_its_forms(self, word: str) -> None:
        for language in INFLECTED:
            inflection = morphology(language, Grammar())
            for place in (HEAD, INSIDE, Place(False, True, False), Place(True, True, True)):
                shared = inflection.forms(word, place).keys & {*inflection.keys(word)}
                self.assertTrue(shared, (language, place))


class English(TestCase):
    def test_a_verb_brings_all_its_forms(self) -> None:
        forms = {"break", "breaks", "broke", "broken", "breaking"}
        self.assertLessEqual(forms, keys_of("en", "break", HEAD))

    def test_a_noun_brings_its_plural(self) -> None:
        self.assertLessEqual({"knife", "knives"}, keys_of("en", "knife"))
        self.assertNotIn("broke", keys_of("en", "brake"))

    def test_both_spellings_are_one(self) -> None:
        self.assertLessEqual({"colour", "color", "colors"}, keys_of("en", "colour"))

    def test_a_passive_takes_participles_and_no_present(self) -> None:
        english = morphology("en", Grammar())
        passive = english.passive(keys_of("en", "spill", HEAD))
        self.assertLessEqual({"spilled", "spilt"}, passive)
        self.assertTrue(passive.isdisjoint({"spill", "spills", "spilling"}))


class German(TestCase):
    def test_the_verb_stands_last_or_second(self) -> None:
        form = "auf den Keks gehen"
        for text in (
            "Das geht mir auf den Keks.",
            "weil es mir auf den Keks geht",
            "Das ist mir auf den Keks gegangen.",
            "Das wird ihm bald auf den Keks gehen.",
        ):
            self.assertEqual(len(reported("de", text, form)), 1, text)

    def test_participle_and_zu_infinitive_of_a_separable_verb(self) -> None:
        for text in ("Er hat den Löffel abgegeben.", "Er droht, den Löffel abzugeben."):
            self.assertEqual(len(reported("de", text, "den Löffel abgeben")), 1, text)

    def test_a_separable_verb_comes_apart(self) -> None:
        found = reported("de", "Er gibt den Löffel ab.", "den Löffel abgeben")
        self.assertEqual(found, ["gibt den Löffel ab"])

    def test_double_s_is_sharp_s(self) -> None:
        for text in ("Er will ins Gras beißen.", "Er will ins Gras beissen."):
            self.assertEqual(len(reported("de", text, "ins Gras beißen")), 1, text)

    def test_a_verb_with_sharp_s_inflects(self) -> None:
        found = reported("de", "Er beißt ins Gras.", "ins Gras beißen")
        self.assertEqual(found, ["beißt ins Gras"])


class French(TestCase):
    def test_elided_words_are_words(self) -> None:
        for text in ("J'ai l'eau à la bouche.", "J’ai l’eau à la bouche."):
            self.assertEqual(len(reported("fr", text, "avoir l'eau à la bouche")), 1, text)
        found = seen("fr", "travailler d’arrache-pied", "d'arrache-pied")
        self.assertEqual(found, ["d’arrache-pied"])

    def test_the_verb_inflects_behind_an_elision(self) -> None:
        for text in ("Qu'il jette l'éponge !", "J'ai jeté l’éponge.", "N'a-t-il pas jeté l'éponge"):
            self.assertEqual(len(reported("fr", text, "jeter l'éponge")), 1, text)

    def test_a_reflexive_idiom_wants_its_pronoun(self) -> None:
        form = "se mettre à table"
        self.assertGreater(
            score("fr", "Il va se mettre à table", form), score("fr", "Il va mettre à table", form)
        )


class Italian(TestCase):
    def test_elided_words_are_words(self) -> None:
        for text in ("Ho l'acqua alla gola.", "Ho l’acqua alla gola."):
            self.assertEqual(len(reported("it", text, "avere l'acqua alla gola")), 1, text)

    def test_pronouns_are_written_onto_a_verb(self) -> None:
        for text in ("Vuoi prendermi in giro?", "mi stai prendendo in giro", "prendendolo in giro"):
            self.assertEqual(len(reported("it", text, "prendere in giro")), 1, text)


class Spanish(TestCase):
    def test_pronouns_are_written_onto_a_verb(self) -> None:
        for text in ("tomarle el pelo", "tomándole el pelo", "Me toma el pelo"):
            self.assertEqual(len(reported("es", text, "tomar el pelo")), 1, text)

    def test_a_reflexive_idiom_takes_the_person_of_its_sentence(self) -> None:
        found = reported("es", "Te vas por las ramas.", "irse por las ramas")
        self.assertEqual(found, ["vas por las ramas"])


class Turkish(TestCase):
    def test_a_verb_takes_its_suffixes(self) -> None:
        for verb in ("aldım", "alamıyorlar", "almış", "alacak", "alsa"):
            found = reported("tr", f"Her şeyi göze {verb}.", "göze almak")
            self.assertEqual(found, [f"göze {verb}"])

    def test_a_future_takes_a_person(self) -> None:
        self.assertEqual(len(seen("tr", "göze alacağız", "göze almak")), 1)

    def test_a_noun_takes_another_owner(self) -> None:
        for text in ("gözümden düştü", "gözünden düştü", "gözümüzden düştü"):
            self.assertEqual(seen("tr", text, "gözünden düşmek"), [text])
        self.assertEqual(len(seen("tr", "eteklerim zil çaldı", "etekleri zil çalmak")), 1)

    def test_its_two_letters_i_are_different_letters(self) -> None:
        self.assertEqual(seen("tr", "KILI KIRK YARMAK", "kılı kırk yarmak"), ["KILI KIRK YARMAK"])
        self.assertEqual(seen("tr", "KİLİ KİRK YARMAK", "kılı kırk yarmak"), [])

    def test_a_stem_s_vowel_may_narrow(self) -> None:
        self.assertEqual(len(seen("tr", "kafayı yiyecek", "kafayı yemek")), 1)


class Arabic(TestCase):
    BIRDS = "ضرب عصفورين بحجر"

    def test_a_conjunction_is_written_onto_a_word(self) -> None:
        for text in ("وضرب عصفورين بحجر", "فضرب عصفورين بحجر", "ضرب عصفورين بحجر"):
            self.assertEqual(seen("ar", f"{text} واحد", self.BIRDS), [text])

    def test_a_verb_has_persons_and_a_present(self) -> None:
        for text in ("يضرب عصفورين بحجر", "ضربت عصفورين بحجر", "ضربوا عصفورين بحجر"):
            self.assertEqual(seen("ar", text, self.BIRDS), [text])

    def test_vowel_signs_and_stretching_do_not_matter(self) -> None:
        for text in ("ضَرَبَ عُصفورَينِ بِحَجَرٍ", "ضـرب عصفـورين بحجر"):
            self.assertEqual(seen("ar", text, self.BIRDS), [text])

    def test_alef_is_written_with_and_without_its_carrier(self) -> None:
        self.assertEqual(len(seen("ar", "على راسي", "على رأسي")), 1)

    def test_a_stroke_that_only_stretches_is_no_word(self) -> None:
        made("ar", self.BIRDS).find("ـــ", 0.0)


class Korean(TestCase):
    def test_a_particle_is_exchanged_or_left_out(self) -> None:
        for text in ("발이 넓다", "발은 넓다", "발도 넓다", "발 넓다"):
            self.assertEqual(seen("ko", text, "발이 넓다"), [text])

    def test_a_verb_takes_its_endings(self) -> None:
        for text in ("발이 넓어서", "발이 넓으시네요", "발이 넓은", "발이 넓었다"):
            self.assertEqual(seen("ko", text, "발이 넓다"), [text])

    def test_a_contracted_stem_is_the_same_verb(self) -> None:
        for text in ("바가지를 썼어요", "바가지를 쓴"):
            self.assertEqual(seen("ko", text, "바가지를 쓰다"), [text])

    def test_a_noun_at_the_end_takes_a_copula(self) -> None:
        self.assertEqual(seen("ko", "식은 죽 먹기예요", "식은 죽 먹기"), ["식은 죽 먹기예요"])

    def test_a_long_saying_of_one_word_is_seen(self) -> None:
        self.assertEqual(len(seen("ko", "백문이불여일견", "백문이불여일견")), 1)


class Indonesian(TestCase):
    def test_a_root_is_the_word(self) -> None:
        for text in ("banting tulang", "membanting tulang", "membanting tulangnya"):
            self.assertEqual(seen("id", text, "membanting tulang"), [text])
