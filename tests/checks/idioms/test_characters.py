from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.idioms.chinese import pulled_apart
from checks.idioms.detector import Form
from tests.checks.idioms.make import made, seen, sightings

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)
CHINESE = ("放鸽子", "种草", "画蛇添足", "一…就", "眼不见，心不烦", "yyds")
ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("放我鸽子种了草，yyds一就")
)


class Chinese(TestCase):
    def test_one_form_serves_both_scripts(self) -> None:
        for language in ("zh", "zh-Hant", "zh-TW", "zh-Hans"):
            for text in ("别画蛇添足", "別畫蛇添足"):
                self.assertEqual(seen(language, text, "画蛇添足"), [text[1:]], language)

    def test_a_form_in_traditional_letters_serves_both_too(self) -> None:
        self.assertEqual(seen("zh", "别画蛇添足", "畫蛇添足"), ["画蛇添足"])

    def test_a_verb_is_found_apart_from_its_object(self) -> None:
        for text in ("种了草", "種了草", "种过草", "种个草", "种了几次草"):
            self.assertEqual(seen("zh", f"我{text}。", "种草"), [text])

    def test_somebody_may_stand_between_them(self) -> None:
        for text in ("放我鸽子", "放了我鴿子", "放他们的鸽子", "放别人鸽子"):
            self.assertEqual(seen("zh", f"又{text}！", "放鸽子"), [text])

    def test_anything_else_between_them_is_another_phrase(self) -> None:
        self.assertEqual(seen("zh", "放学后买鸽子", "放鸽子"), [])

    def test_longer_forms_are_not_pulled_apart(self) -> None:
        self.assertEqual(list(pulled_apart("画蛇添足")), [])
        self.assertEqual(seen("zh", "画了蛇添足", "画蛇添足"), [])

    def test_no_phrase_spans_a_mark(self) -> None:
        self.assertEqual(seen("zh", "别画蛇。添足", "画蛇添足"), [])

    def test_the_comma_inside_a_saying_may_be_left_out(self) -> None:
        for text in ("眼不见，心不烦", "眼不见,心不烦", "眼不见心不烦", "眼不見，心不煩"):
            self.assertEqual(seen("zh", f"{text}。", "眼不见，心不烦"), [text])

    def test_a_slot_holds_a_few_letters_of_one_clause(self) -> None:
        self.assertEqual(seen("zh", "他一看就懂", "一…就懂"), ["一看就懂"])
        self.assertEqual(seen("zh", "第一。看就懂", "一…就懂"), [])
        self.assertEqual(seen("zh", "一个人在家里慢慢看就懂", "一…就懂"), [])

    def test_places_are_code_points_beside_rare_letters(self) -> None:
        [one] = sightings("zh", "𠮷野家放了我鸽子", "放鸽子")
        self.assertEqual((one.start, one.end), (3, 8))

    def test_letters_of_any_width_and_case_are_the_same(self) -> None:
        for text in ("YYDS", "yyds", "ｙｙｄｓ"):
            self.assertEqual(seen("zh", f"真是{text}！", "yyds"), [text])

    def test_latin_slang_is_not_cut_out_of_a_word(self) -> None:
        self.assertEqual(seen("zh", "yydsx", "yyds"), [])

    def test_a_trap_hides_the_idiom_inside_it(self) -> None:
        forms = (Form("x", "放鸽子"), Form("x", "广场上放鸽子", trap=True))
        self.assertEqual(seen("zh", "在广场上放鸽子", *forms), [])
        self.assertEqual(seen("zh", "他又放鸽子", *forms), ["放鸽子"])

    def test_of_two_idioms_the_longer_is_seen(self) -> None:
        self.assertEqual(seen("zh", "眼不见心不烦", "心不烦", "眼不见心不烦"), ["眼不见心不烦"])

    def test_a_form_with_a_literal_use_scores_lower(self) -> None:
        [sure] = sightings("zh", "炒鱿鱼", Form("x", "炒鱿鱼", "none"))
        [doubtful] = sightings("zh", "炒鱿鱼", Form("x", "炒鱿鱼", "high"))
        self.assertLess(doubtful.score, sure.score)


class Japanese(TestCase):
    def test_the_last_word_inflects(self) -> None:
        for text in ("腹が立って", "腹が立たない", "腹が立ちました", "腹が立とう"):
            self.assertEqual(len(seen("ja", f"本当に{text}", "腹が立つ")), 1, text)

    def test_an_adjective_inflects(self) -> None:
        self.assertEqual(len(seen("ja", "猫の手も借りたかった", "猫の手も借りたい")), 1)

    def test_suru_has_forms_of_its_own(self) -> None:
        for text in ("気にしない", "気にする", "気にされる"):
            self.assertEqual(len(seen("ja", text, "気にする")), 1, text)

    def test_suru_has_a_conditional(self) -> None:
        self.assertEqual(len(seen("ja", "気にすれば", "気にする")), 1)

    def test_particles_are_exchanged(self) -> None:
        for text in ("腹も立たない", "腹の立つ話", "腹は立つが", "腹立つ"):
            self.assertEqual(len(seen("ja", text, "腹が立つ")), 1, text)

    def test_another_verb_is_another_phrase(self) -> None:
        self.assertEqual(seen("ja", "腹が減った", "腹が立つ"), [])

    def test_no_phrase_spans_a_mark(self) -> None:
        self.assertEqual(seen("ja", "腹が。立つ", "腹が立つ"), [])

    def test_a_katakana_word_is_not_cut_out_of_a_longer_one(self) -> None:
        self.assertEqual(seen("ja", "バズるね", "バズる"), ["バズる"])
        self.assertEqual(seen("ja", "アバズる", "バズる"), [])

    def test_a_particle_may_be_added_between_noun_and_suru(self) -> None:
        self.assertEqual(len(seen("ja", "気にもしない", "気にする")), 1)


class Thai(TestCase):
    def test_a_phrase_is_found_without_spaces(self) -> None:
        self.assertEqual(seen("th", "วันนี้เขากินแห้วอีกแล้ว", "กินแห้ว"), ["กินแห้ว"])

    def test_it_does_not_end_inside_a_syllable(self) -> None:
        self.assertEqual(seen("th", "กา่", "กา"), [])


class AnyCharacters(TestCase):
    @given(ANY_TEXT, st.sampled_from(["zh", "zh-Hant", "ja", "th"]))
    @settings(max_examples=300, deadline=None)
    def test_sightings_lie_in_the_text_in_order_and_apart(self, text: str, language: str) -> None:
        last = 0
        for one in sightings(language, text, *CHINESE):
            self.assertLessEqual(last, one.start)
            self.assertLess(one.start, one.end)
            last = one.end
        self.assertLessEqual(last, len(text))

    @given(HAN, HAN, HAN)
    @settings(max_examples=100, deadline=None)
    def test_a_form_as_it_stands_is_always_seen(self, before: str, form: str, after: str) -> None:
        found = made.__wrapped__("zh", form).find(f"{before}。{form}。{after}", 0.0)
        place = len(before) + 1
        self.assertIn((place, place + len(form)), [(one.start, one.end) for one in found])

    def test_a_form_of_marks_alone_is_never_seen(self) -> None:
        for form in ("，", "… …", "、 …"):
            self.assertEqual(seen("zh", "，、", form), [], form)
