from decimal import Decimal

from django.test import SimpleTestCase

from checks.digits import han_value, numerals, readings
from tests.checks.make import found_words, make_rule

SET_OF_FOUR = make_rule(kind="number", category="number", numbers=(4,), role="quantity")
PRICE_OF_FOUR = make_rule(kind="number", category="number", numbers=(4,), role="price")


class ReadNumbers(SimpleTestCase):
    def test_groups_and_decimals_are_one_number(self):
        self.assertEqual([n.values for n in numerals("1,299.00", "en")], [(Decimal("1299.00"),)])

    def test_the_locale_decides_on_a_single_sign(self):
        self.assertEqual(readings("1.500", ",")[0], 1500)
        self.assertEqual(readings("1.500", ".")[0], Decimal("1.5"))
        self.assertEqual(readings("4.5", ","), (Decimal("4.5"),))

    def test_every_script_has_digits(self):
        for text in ("٤", "４", "४"):
            self.assertEqual([n.values[0] for n in numerals(text, "ar")], [4])

    def test_digits_before_wan_are_ten_thousands(self):
        self.assertEqual([n.values[0] for n in numerals("3.5万", "zh")], [35000])

    def test_han_numerals_have_values(self):
        for text, value in {
            "四": 4,
            "十四": 14,
            "四十": 40,
            "三千二百": 3200,
            "一万五": 10005,
        }.items():
            self.assertEqual(han_value(text), value)


class CountThings(SimpleTestCase):
    def test_a_number_beside_a_counting_word_is_a_quantity(self):
        for text, number in {
            "A set of four": "four",
            "4-piece set": "4",
            "Four cups": "Four",
            "Set of 4": "4",
        }.items():
            self.assertEqual(found_words(SET_OF_FOUR, text), [number], text)

    def test_chinese_counts_with_han_numerals_and_digits(self):
        for text, number in {"四件套": "四", "4件": "4", "４ 件": "４"}.items():
            self.assertEqual(found_words(SET_OF_FOUR, text, "zh"), [number], text)

    def test_other_numbers_are_not_four(self):
        for text in ("Set of 4.5", "set of twenty-four", "14-piece", "set of 4,000", "Room four"):
            self.assertEqual(found_words(SET_OF_FOUR, text), [], text)
        for text in ("十四件", "第四件", "四季"):
            self.assertEqual(found_words(SET_OF_FOUR, text, "zh"), [], text)

    def test_a_letter_before_digits_makes_a_name(self):
        self.assertEqual(found_words(SET_OF_FOUR, "A4 cups"), [])


class KnowPrices(SimpleTestCase):
    def test_a_currency_makes_a_price(self):
        for text in ("Only €4", "4 EUR", "4.00 $", "US$ 4", "£4 off"):
            self.assertEqual(len(found_words(PRICE_OF_FOUR, text)), 1, text)
        self.assertEqual(found_words(PRICE_OF_FOUR, "只要4元", "zh"), ["4"])

    def test_so_does_its_everyday_name(self):
        for text, locale in (
            ("특가 4원에 드려요", "ko"),
            ("सिर्फ़ 4 रुपये", "hi"),
            ("السعر 4 ريال", "ar"),
            ("Nur 4 Euro", "de"),
            ("Hanya Rp4", "id"),
            ("ราคา 4บาท", "th"),
        ):
            self.assertEqual(len(found_words(PRICE_OF_FOUR, text, locale)), 1, text)
        self.assertEqual(found_words(PRICE_OF_FOUR, "A box of 4 pounds", "en"), [])

    def test_the_field_price_holds_prices(self):
        self.assertEqual(found_words(PRICE_OF_FOUR, fields={"price": "4.00"}), ["4.00"])

    def test_a_plain_number_is_no_price(self):
        self.assertEqual(found_words(PRICE_OF_FOUR, "4 cups"), [])
