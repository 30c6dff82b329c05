from dataclasses import replace
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.idioms.notes import (
    Note,
    calques,
    equivalent_in,
    idiom_called,
    idiom_notes,
    said_in,
    suspects,
)
from checks.idioms.scripts import written_for
from locales.tags import BadTag
from locales.values import Equivalent
from tests.checks.idioms.test_lexicons import CAKE, KNOWN, LEG, PASTEL, language

MEXICAN = Equivalent(CAKE.id, ("papita", "pan comido"), calques=("rebanada de pastel",))
CHINESE = Equivalent(CAKE.id, ("小菜一碟", "轻而易举"))
HERE = replace(
    KNOWN,
    languages={
        **KNOWN.languages,
        "es-MX": language("es-MX", (), MEXICAN),
        "zh": language("zh", (), CHINESE),
    },
)
EASY = "It's a piece of cake, really."
PIECES = st.sampled_from(["piece", "of", "cake", "<b>", "</b>", "&nbsp;", "&amp;", "😀", "a", " "])


def notes(text: str, target: str = "", is_html: bool = False) -> tuple[Note, ...]:
    return idiom_notes(text, "en-GB", HERE, target, is_html)


class IdiomNotes(TestCase):
    def test_a_note_tells_the_words_and_the_meaning(self) -> None:
        [note] = notes(EASY)
        self.assertEqual((EASY[note.start : note.end], note.idiom), ("piece of cake", CAKE))
        self.assertEqual(note.title, "piece of cake: something very easy")
        self.assertEqual(note.words, "piece of cake")

    def test_they_come_in_the_order_of_the_text(self) -> None:
        found = notes("Pull my leg! A piece of cake.")
        self.assertEqual([note.idiom for note in found], [LEG, CAKE])

    def test_without_a_target_nothing_is_said_instead(self) -> None:
        self.assertEqual(notes(EASY)[0].say, ())
        self.assertEqual(notes(EASY, "es-ES")[0].say, ("pan comido",))

    def test_a_target_that_says_nothing_is_no_mistake(self) -> None:
        self.assertEqual(notes(EASY, "fr")[0].say, ())

    def test_places_are_those_of_the_stored_text(self) -> None:
        text = "<p>It&#39;s a <b>piece</b> of&nbsp;cake &amp; more</p>"
        [note] = notes(text, is_html=True)
        self.assertEqual(text[note.start : note.end], "piece</b> of&nbsp;cake")
        self.assertEqual(note.words.replace("\xa0", " "), "piece of cake")

    def test_what_is_no_tag_is_refused(self) -> None:
        with self.assertRaises(BadTag):
            idiom_notes(EASY, "english!", HERE)

    @given(st.lists(PIECES | st.text(max_size=4), max_size=12).map(" ".join), st.booleans())
    @settings(max_examples=200, deadline=None)
    def test_spans_lie_in_the_stored_text_and_apart(self, text: str, is_html: bool) -> None:
        last = 0
        for note in notes(text, is_html=is_html):
            self.assertLessEqual(last, note.start)
            self.assertLess(note.start, note.end)
            last = note.end
        self.assertLessEqual(last, len(text))


class WhatPeopleSay(TestCase):
    def test_the_region_speaks_before_the_language(self) -> None:
        found = equivalent_in("es-MX", CAKE.id, HERE)
        self.assertEqual(found and found.say, ("papita", "pan comido"))
        self.assertEqual(found and found.calques, ("rebanada de pastel", "pedazo de pastel"))

    def test_elsewhere_the_language_speaks_alone(self) -> None:
        self.assertEqual(equivalent_in("es-ES", CAKE.id, HERE), PASTEL)

    def test_nobody_says_anything_for_an_unknown_idiom(self) -> None:
        self.assertIsNone(equivalent_in("es", LEG.id, HERE))
        self.assertEqual(said_in("es", LEG.id, HERE), ())

    def test_chinese_is_told_in_the_reader_s_letters(self) -> None:
        self.assertEqual(said_in("zh-CN", CAKE.id, HERE), ("小菜一碟", "轻而易举"))
        self.assertEqual(said_in("zh-TW", CAKE.id, HERE), ("小菜一碟", "輕而易舉"))
        self.assertEqual(said_in("zh-Hant-HK", CAKE.id, HERE), ("小菜一碟", "輕而易舉"))

    def test_other_scripts_are_left_as_they_are(self) -> None:
        for locale in ("es", "ja", "zh-Hans", "sr-Cyrl"):
            self.assertEqual(written_for(locale, "轻 x"), "轻 x", locale)


class Renderings(TestCase):
    def test_a_calque_is_wrong_wherever_it_stands(self) -> None:
        [one] = calques("Es un pedazo de pastel.", "es-AR", HERE)
        self.assertEqual((one.start, one.end, one.id), (6, 22, CAKE.id))

    def test_a_suspect_is_told_apart(self) -> None:
        self.assertEqual(calques("un trozo de tarta", "es", HERE), [])
        self.assertEqual([one.id for one in suspects("un trozo de tarta", "es", HERE)], [CAKE.id])


class IdiomCalled(TestCase):
    def test_its_language_is_in_its_name(self) -> None:
        self.assertEqual(idiom_called("en.pull-leg", HERE), LEG)

    def test_an_unknown_name_is_a_key_error(self) -> None:
        for name in ("en.nothing", "es.pull-leg", "en.table.x"):
            with self.assertRaises(KeyError):
                idiom_called(name, HERE)
