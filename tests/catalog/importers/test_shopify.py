from unittest import TestCase

from catalog.importers.headers import choose_columns
from catalog.importers.report import BadRow
from catalog.importers.rows import open_rows
from catalog.importers.shopify import read_shopify
from tests.catalog.importers.make import make_csv, make_file, rows_of

PRESENT = (
    "Title", "URL handle", "Description", "Vendor", "Type", "Tags", "SKU", "Barcode",
    "Option1 name", "Option1 value", "Option2 name", "Option2 value", "Price",
    "Product image URL", "Image position", "Image alt text", "SEO title", "SEO description",
    "Color (product.metafields.shopify.color-pattern)", "Price / Mexico", "Included / Mexico",
)  # fmt: skip
LEGACY = (
    "Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Option1 Name", "Option1 Value",
    "Variant SKU", "Variant Price", "Variant Barcode", "Image Src", "Image Alt Text", "SEO Title",
)  # fmt: skip
TEE = {"Title": "Tee", "URL handle": "tee", "Description": "<p>Linen.</p>", "SKU": "T-S",
       "Option1 name": "Size", "Option1 value": "S", "Price": "20.00"}  # fmt: skip


def read(*cells, header=PRESENT):
    with open_rows(make_csv(*rows_of(header, *cells))) as sheet:
        return list(read_shopify(sheet.rows, choose_columns(sheet.header), "en"))


def read_one(*cells, header=PRESENT):
    (reading,) = read(*cells, header=header)
    return reading.draft


class ReadShopify(TestCase):
    def test_rows_of_one_handle_are_one_product_with_variants(self):
        draft = read_one(
            TEE | {"Option2 name": "Color", "Option2 value": "Sand"},
            {"URL handle": "tee", "SKU": "T-M", "Option1 value": "M", "Price": "21.00"},
        )
        self.assertEqual(("product", "tee"), draft.place)
        self.assertEqual(["Size", "Color"], draft.facts["options"])
        first, second = draft.facts["variants"]
        self.assertEqual({"Size": "S", "Color": "Sand"}, first["options"])
        self.assertEqual(("T-M", "21.00"), (second["sku"], second["price"]))
        self.assertEqual(("T-S", "20.00"), (draft.facts["sku"], draft.facts["price"]))

    def test_a_title_repeated_on_every_row_starts_no_new_product(self):
        draft = read_one(TEE, TEE | {"SKU": "T-M", "Option1 value": "M"})
        self.assertEqual(2, len(draft.facts["variants"]))

    def test_a_row_may_add_a_picture_only(self):
        draft = read_one(
            TEE | {"Product image URL": "a.jpg", "Image position": "1"},
            {"URL handle": "tee", "Product image URL": "b.jpg", "Image alt text": "Back view"},
        )
        self.assertEqual(1, len(draft.facts["variants"]))
        self.assertEqual(["a.jpg", "b.jpg"], [image["address"] for image in draft.facts["images"]])
        self.assertEqual("Back view", draft.texts["image_alt"].text)

    def test_the_default_variant_is_no_variant(self):
        draft = read_one(TEE | {"Option1 name": "Title", "Option1 value": "Default Title"})
        self.assertEqual((None, None), (draft.facts["options"], draft.facts["variants"]))
        self.assertEqual("20.00", draft.facts["price"])

    def test_the_body_is_html_as_given_and_seo_texts_are_texts(self):
        draft = read_one(TEE | {"Description": "No tags\n", "SEO title": "Buy a tee"})
        body = draft.texts["description"]
        self.assertEqual(("No tags\n", "html"), (body.text, body.text_format))
        self.assertEqual("Buy a tee", draft.texts["seo_title"].text)

    def test_metafields_and_market_prices_are_kept(self):
        metafield = "Color (product.metafields.shopify.color-pattern)"
        draft = read_one(
            TEE | {metafield: "sand", "Price / Mexico": "399.00", "Included / Mexico": "true"}
        )
        self.assertEqual({metafield: "sand"}, draft.facts["extra"])
        self.assertEqual(
            {"Mexico": {"price": "399.00", "included": "true"}}, draft.facts["market_prices"]
        )

    def test_a_market_price_is_checked_under_its_own_header(self):
        reading = read(TEE | {"Price / Mexico": "399,00"})[0]
        self.assertEqual("Price / Mexico", reading.bad[0].column)

    def test_empty_and_absent_are_kept_apart(self):
        draft = read_one(TEE)
        self.assertTrue(draft.texts["seo_title"].is_blank)
        self.assertIsNone(draft.facts["brand"])
        without = tuple(name for name in PRESENT if name not in ("SEO title", "Vendor"))
        draft = read_one(TEE, header=without)
        self.assertNotIn("seo_title", draft.texts)
        self.assertNotIn("brand", draft.facts)

    def test_the_legacy_header(self):
        draft = read_one(
            {"Handle": "tee", "Title": "Tee", "Body (HTML)": "<p>x</p>", "Variant SKU": "T-S",
             "Option1 Name": "Size", "Option1 Value": "S", "Variant Price": "20.00"},
            {"Handle": "tee", "Variant SKU": "T-M", "Option1 Value": "M", "Variant Price": "20.00"},
            header=LEGACY,
        )  # fmt: skip
        self.assertEqual("<p>x</p>", draft.texts["description"].text)
        self.assertEqual(["T-S", "T-M"], [variant["sku"] for variant in draft.facts["variants"]])

    def test_a_missing_handle_is_made_of_the_title(self):
        self.assertEqual("linen-tee", read_one(TEE | {"Title": "Linen Tee", "URL handle": ""}).key)

    def test_a_bad_variant_keeps_the_whole_product_out_each_row_named(self):
        tee = {"URL handle": "tee", "SKU": "T-M", "Option1 value": "M"}
        bad, good = read(TEE, tee | {"Price": "x"}, TEE | {"URL handle": "cap", "Title": "Cap"})
        self.assertEqual([2, 3], [complaint.line for complaint in bad.bad])
        self.assertIn("because of line 3", bad.bad[0].reason)
        self.assertEqual("cap", good.draft.key)

    def test_a_row_without_title_must_follow_its_product(self):
        _, _, stray = read(
            TEE, TEE | {"URL handle": "cap", "Title": "Cap"}, {"URL handle": "tee", "SKU": "T-M"}
        )
        self.assertIn("must follow", stray.bad[0].reason)

    def test_a_fault_is_named_once_though_its_fact_is_read_twice(self):
        self.assertEqual(1, len(read(TEE | {"Price": "x"})[0].bad))

    def test_a_broken_row_does_not_tear_its_product_apart(self):
        file = make_file('URL handle,Title,Description\ntee,Tee,x\ntee,"Tee"x,y\ntee,,z\n')
        with open_rows(file) as sheet:
            readings = list(read_shopify(sheet.rows, choose_columns(sheet.header), "en"))
        self.assertIsInstance(readings[0], BadRow)
        self.assertEqual([2, 4], [row.line for row in readings[1].rows])
