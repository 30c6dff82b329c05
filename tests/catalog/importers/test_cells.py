from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from catalog.importers.cells import (
    BadCell,
    check_day,
    check_gtin,
    check_price,
    check_time,
    doubts,
    foreign_characters,
    has_right_check_digit,
    read_fact,
    text_format,
)
from catalog.importers.formulas import guard, unguard


class Price(TestCase):
    def test_an_amount_with_a_decimal_point(self):
        for cell in ("0", "12", "12.5", "1299.00"):
            self.assertEqual(cell, check_price(cell))

    def test_every_other_style_is_refused_not_guessed(self):
        for cell in (
            "1.299,00",
            "1,299.00",
            "12,50",
            "１２９９",
            "١٢٩٫٩٩",
            "$12",
            "12 USD",
            "-1",
            ".",
        ):
            with self.assertRaises(BadCell):
                check_price(cell)

    def test_three_decimals_make_one_wonder(self):
        self.assertEqual(1, len(doubts("price", "1.299")))
        self.assertEqual([], doubts("price", "1.29"))


class Gtin(TestCase):
    def test_scientific_notation_is_the_spreadsheet_s_doing(self):
        for cell in ("4.00638E+12", "4E+12", "4,00638e12"):
            with self.assertRaisesRegex(BadCell, "spreadsheet has turned the barcode into"):
                check_gtin(cell)

    def test_cut_zeros_are_the_spreadsheet_s_doing(self):
        with self.assertRaisesRegex(BadCell, "leading zeros: 36000291452, perhaps 036000291452"):
            check_gtin("36000291452")

    def test_a_wrong_check_digit_is_a_warning(self):
        self.assertEqual("4006381333930", check_gtin("4006381333930"))
        self.assertEqual(1, len(doubts("gtin", "4006381333930")))
        self.assertEqual([], doubts("gtin", "4006381333931"))

    def test_a_shop_s_own_barcode_is_a_warning(self):
        self.assertEqual("INT-77", check_gtin("INT-77"))
        self.assertEqual(1, len(doubts("gtin", "INT-77")))

    @given(st.from_regex(r"[0-9]{7,13}", fullmatch=True))
    def test_exactly_one_last_digit_is_right(self, digits):
        right = [last for last in "0123456789" if has_right_check_digit(digits + last)]
        self.assertEqual(1, len(right))


class Facts(TestCase):
    def test_days_and_times(self):
        self.assertEqual([-7, 29, 3], [check_day(cell) for cell in ("-7", "29", "+3")])
        self.assertEqual(["20:30", "09:05"], [check_time(cell) for cell in ("20:30", "9:05")])
        for check, cell in ((check_day, "soon"), (check_day, "1.5"), (check_time, "24:00")):
            with self.assertRaises(BadCell):
                check(cell)

    def test_lists_with_the_separators_of_every_keyboard(self):
        self.assertEqual(["sa", "id"], read_fact("markets", "SA; id"))
        self.assertEqual(["餐椅", "绒面"], read_fact("tags", "餐椅，绒面、"))

    def test_events_are_written_with_dashes(self):
        self.assertEqual("eid-al-fitr", read_fact("event", "eid_al_fitr"))

    def test_blank_takes_a_fact_away(self):
        self.assertIsNone(read_fact("brand", "  "))


class Doubts(TestCase):
    def test_damaged_and_invisible_characters(self):
        for cell in ("Macram\ufffd", "a\u202eb", "zero\u200bwidth", "bell\x07"):
            self.assertEqual(1, len(doubts("title", cell)), cell)

    def test_joiners_and_line_breaks_are_honest(self):
        for cell in ("👩\u200d🌾", "می\u200cخواهم", "one\ntwo\tthree"):
            self.assertEqual([], doubts("title", cell))


class ForeignCharacters(TestCase):
    def test_chinese_said_to_be_english_is_noticed(self):
        self.assertEqual("Han", foreign_characters("保温杯 316 500ml", "en"))
        self.assertEqual("Cyrillic", foreign_characters("Чайник", "de"))

    def test_honest_texts_are_not(self):
        for text, locale in (
            ("保温杯", "zh-Hans"),
            ("木製時計", "ja"),
            ("iPhone 15", "ar"),
            ("12", "en"),
        ):
            self.assertEqual("", foreign_characters(text, locale))


class TextFormat(TestCase):
    def test_html_is_told_by_its_tags(self):
        for text in ("<p>a</p>", "a<br>b", "a<BR/>b", '<a href="x">b</a>', "<ul><li>x</li></ul>"):
            self.assertEqual("html", text_format(text))

    def test_a_smaller_sign_is_no_tag(self):
        for text in ("a < b", "静音水泵<30分贝", "I <3 you", "<placeholder>", "{name}"):
            self.assertEqual("plain", text_format(text))


class Formulas(TestCase):
    def test_what_a_spreadsheet_would_run_is_guarded(self):
        for cell in ("=1+1", "+49 30", "-20 °C", "@x", "\t=x", "＝1"):
            self.assertEqual(f"'{cell}", guard(cell))
        self.assertEqual("20 °C", guard("20 °C"))

    @given(st.text())
    def test_unguard_is_the_exact_inverse(self, cell):
        self.assertEqual(cell, unguard(guard(cell)))
