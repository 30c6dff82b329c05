from django.test import SimpleTestCase

from tests.checks.make import found_words, make_rule

CLOCK = make_rule(concepts=("clock",))
ALCOHOL = make_rule(concepts=("alcohol",))


class HearANo(SimpleTestCase):
    def test_two_words_may_stand_between(self):
        self.assertEqual(found_words(CLOCK, "No loud wall clock."), [])
        self.assertEqual(found_words(CLOCK, "No need to buy a clock."), ["clock"])

    def test_what_is_denied_in_a_list_is_denied_throughout(self):
        self.assertEqual(found_words(ALCOHOL, "Free of sugar: without salt, fat or alcohol."), [])
        self.assertEqual(found_words(ALCOHOL, "Without alcohol, clocks, or wine."), [])

    def test_a_comma_alone_makes_no_list(self):
        self.assertEqual(found_words(ALCOHOL, "Without fuss, just good wine."), ["wine"])

    def test_a_list_has_short_things(self):
        text = "Without the fuss that everybody knows or red wine."
        self.assertEqual(found_words(ALCOHOL, text), ["red wine"])

    def test_not_only_denies_nothing(self):
        self.assertEqual(found_words(CLOCK, "No other clock is like it."), ["clock"])

    def test_in_chinese_a_list_is_joined_too(self):
        self.assertEqual(found_words(ALCOHOL, "不含任何酒精", "zh-Hans"), [])
        self.assertEqual(found_words(CLOCK, "不含电池的礼物时钟", "zh-Hans"), ["时钟"])

    def test_where_the_verb_comes_last_a_no_at_the_end_denies_its_clause(self):
        for text, locale in (
            ("これは時計を使った商品ではありません。", "ja"),
            ("시계가 들어간 상품이 아닙니다.", "ko"),
        ):
            self.assertEqual(found_words(CLOCK, text, locale), [], text)
        for text in ("시계입니다, 반지가 아닙니다.", "최고의 시계는 과언이 아닙니다."):
            self.assertEqual(len(found_words(CLOCK, text, "ko")), 1, text)

    def test_what_something_else_replaces_is_denied(self):
        self.assertEqual(found_words(CLOCK, "時計の代わりに花を。", "ja"), [])

    def test_a_question_may_be_answered_by_a_no(self):
        for text in (
            "Is there alcohol in it? No.",
            "Alcohol? None, promised.",
            "Wine? No – juice!",
        ):
            self.assertEqual(found_words(ALCOHOL, text), [], text)

    def test_a_no_that_goes_on_answers_something_else(self):
        for text in ("Looking for wine? No problem!", "More wine? No-nonsense prices."):
            self.assertEqual(found_words(ALCOHOL, text), ["wine"], text)

    def test_only_its_own_question_is_answered(self):
        text = "Good wine, with a cork? The year, is it old? No."
        self.assertEqual(found_words(ALCOHOL, text), ["wine"])
