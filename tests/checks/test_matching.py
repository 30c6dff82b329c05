import unicodedata

from django.test import SimpleTestCase

from tests.checks.make import found_words, make_rule

CLOCK = make_rule(concepts=("clock",))
WINE = make_rule(concepts=("wine",))
ALCOHOL = make_rule(concepts=("alcohol",))


class FindWordsOfSpacedLanguages(SimpleTestCase):
    def test_an_inflected_form_is_its_base_form(self):
        self.assertEqual(found_words(CLOCK, "Two clocks"), ["clocks"])
        self.assertEqual(found_words(CLOCK, "Schöne Uhren", "de"), ["Uhren"])
        self.assertEqual(found_words(CLOCK, "Dos relojes.", "es"), ["relojes"])

    def test_a_longer_word_is_another_word(self):
        self.assertEqual(found_words(CLOCK, "Turn it clockwise"), [])

    def test_the_longest_match_wins(self):
        self.assertEqual(found_words(CLOCK, "A wall clock."), ["wall clock"])

    def test_case_and_width_do_not_matter(self):
        self.assertEqual(found_words(CLOCK, "WALL ＣＬＯＣＫ"), ["WALL ＣＬＯＣＫ"])

    def test_a_hyphen_counts_as_a_blank(self):
        self.assertEqual(found_words(CLOCK, "A wall-clock"), ["wall-clock"])

    def test_web_addresses_are_not_read(self):
        self.assertEqual(found_words(CLOCK, "See www.clock.com or a@clock.com"), [])

    def test_placeholders_are_not_read(self):
        self.assertEqual(found_words(CLOCK, "Hello {clock}"), [])

    def test_emoji_are_words_with_and_without_variation_selector(self):
        self.assertEqual(found_words(CLOCK, "New 🕰️!"), ["🕰️"])
        self.assertEqual(found_words(CLOCK, "New 🕰!"), ["🕰"])

    def test_emoji_are_understood_in_languages_without_a_pack(self):
        self.assertEqual(found_words(CLOCK, "Mới 🕰️", "vi"), ["🕰️"])

    def test_turkish_i_has_two_letters(self):
        self.assertEqual(found_words(CLOCK, "ılık saat", "tr"), ["ılık saat"])
        self.assertEqual(found_words(CLOCK, "ilik saat", "tr"), [])

    def test_arabic_is_read_without_vowels_clitics_and_stretching(self):
        for text in ("سَاعَة", "والساعة", "للساعه", "سـاعة"):
            self.assertEqual(found_words(CLOCK, text, "ar"), [text])

    def test_an_affix_finds_compounds_outside_traps(self):
        text = "Ein Reisewecker, ein Kuckucksruf und eine Armbanduhr"
        self.assertEqual(found_words(CLOCK, text, "de"), ["Reisewecker", "Kuckucksruf"])

    def test_some_words_count_only_with_their_capitals(self):
        rule = make_rule(concepts=("formal",))
        self.assertEqual(
            found_words(rule, "Wir helfen Ihnen, wenn Sie mögen.", "de"), ["Ihnen", "Sie"]
        )
        self.assertEqual(found_words(rule, "wenn sie mögen", "de"), [])

    def test_a_capital_at_the_beginning_of_a_sentence_says_nothing(self):
        rule = make_rule(concepts=("formal",))
        self.assertEqual(found_words(rule, "Sie passt. „Sie bleibt.“", "de"), [])

    def test_korean_is_read_without_particles(self):
        for text in ("시계", "시계를", "시계입니다", "시계는"):
            self.assertEqual(found_words(CLOCK, text, "ko"), [text])
        self.assertEqual(found_words(ALCOHOL, "술을 마시고 예술을 본다", "ko"), ["술을"])

    def test_decomposed_letters_are_the_same_letters(self):
        text = unicodedata.normalize("NFD", "Schöne Uhren für Übermorgen")
        self.assertEqual(found_words(CLOCK, text, "de"), ["Uhren"])


class FindWordsWithoutSpaces(SimpleTestCase):
    def test_chinese_is_written_once_for_both_scripts(self):
        self.assertEqual(found_words(CLOCK, "木製時鐘", "zh-TW"), ["時鐘"])
        self.assertEqual(found_words(CLOCK, "木制时钟", "zh-CN"), ["时钟"])

    def test_a_katakana_word_is_not_cut_out_of_a_longer_one(self):
        self.assertEqual(found_words(WINE, "赤ワインを", "ja"), ["ワイン"])
        self.assertEqual(found_words(WINE, "ツワインド", "ja"), [])

    def test_half_width_katakana_is_katakana(self):
        self.assertEqual(found_words(WINE, "赤ﾜｲﾝ", "ja"), ["ﾜｲﾝ"])

    def test_a_thai_word_does_not_start_inside_a_syllable(self):
        gift = make_rule(concepts=("gift",))
        self.assertEqual(found_words(gift, "เกาะ", "th"), [])

    def test_a_trap_hides_the_word_inside_it(self):
        self.assertEqual(found_words(CLOCK, "五分钟", "zh"), [])


class CountHits(SimpleTestCase):
    def test_a_narrower_concept_counts_as_the_broader(self):
        self.assertEqual(found_words(ALCOHOL, "Fine wine"), ["wine"])

    def test_a_trap_counts_not(self):
        self.assertEqual(found_words(WINE, "Red wine vinegar and wine"), ["Red wine", "wine"])
        self.assertEqual(found_words(WINE, "White wine vinegar"), [])

    def test_a_weak_word_counts_beside_its_context_only(self):
        self.assertEqual(found_words(WINE, "Open a bottle for a toast."), ["bottle"])
        self.assertEqual(found_words(WINE, "Water bottle. Make a toast."), [])

    def test_a_regional_word_counts_in_its_market_only(self):
        shared = make_rule(concepts=("clock",), id="shared.rule", level="culture")
        self.assertEqual(found_words(shared, "A ticker"), [])

    def test_a_negated_word_counts_not(self):
        for text in ("No alcohol.", "Without any alcohol", "Alcohol-free gel", "alcohol‑free"):
            self.assertEqual(found_words(ALCOHOL, text), [], text)

    def test_a_no_elsewhere_negates_nothing(self):
        for text in ("No. Alcohol!", "no fuss, just alcohol", "Alcohol, free shipping"):
            self.assertEqual(len(found_words(ALCOHOL, text)), 1, text)

    def test_chinese_negation_needs_no_blank(self):
        for text in ("不含酒精", "不含任何酒精", "无酒精", "酒精不使用"):
            self.assertEqual(found_words(ALCOHOL, text, "zh"), [], text)

    def test_a_single_negating_letter_must_touch_the_word(self):
        self.assertEqual(found_words(CLOCK, "无线时钟", "zh"), ["时钟"])
