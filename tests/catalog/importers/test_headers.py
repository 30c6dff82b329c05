from unittest import TestCase

from catalog.errors import UnknownHeader
from catalog.importers.headers import choose_columns

LEGACY = ("Handle", "Title", "Body (HTML)", "Variant Price")


class ChooseColumns(TestCase):
    def test_each_dialect_is_known_by_its_header(self):
        for header, dialect in (
            (("sku", "title"), "neutral"),
            (("code", "event", "title", "body"), "neutral"),
            (("Title", "URL handle", "Description", "SKU"), "shopify"),
            (LEGACY, "shopify-legacy"),
            (("货号", "标题", "价格（CNY）"), "chinese"),
            (("SKU", "商品标题"), "chinese"),
        ):
            self.assertEqual(dialect, choose_columns(header).dialect, header)

    def test_capitals_and_blanks_in_a_header_do_not_matter(self):
        columns = choose_columns((" SKU ", "Title", "Product_Type"))
        self.assertEqual(
            ["key", "title", "product_type"], [column.target for column in columns.columns]
        )

    def test_a_header_may_carry_a_detail(self):
        columns = choose_columns(("货号", "标题", "价格（CNY）")).columns
        self.assertEqual(("price", "CNY"), (columns[2].target, columns[2].detail))
        columns = choose_columns((*LEGACY, "Price / United States")).columns
        self.assertEqual(("market_price", "United States"), (columns[4].target, columns[4].detail))

    def test_an_unknown_header_says_what_is_there_and_what_is_missing(self):
        with self.assertRaises(UnknownHeader) as caught:
            choose_columns(("id", "text"))
        self.assertIn("Columns found: “id”, “text”", str(caught.exception))
        self.assertIn("neutral: sku / code, title / body", str(caught.exception))

    def test_a_stated_format_is_the_only_one_tried(self):
        with self.assertRaises(UnknownHeader) as caught:
            choose_columns(("sku", "title"), "shopify")
        self.assertNotIn("neutral", str(caught.exception))

    def test_two_columns_for_one_thing_are_refused(self):
        with self.assertRaisesRegex(UnknownHeader, "“sku”, “code” all mean “key”"):
            choose_columns(("sku", "code", "title"))
