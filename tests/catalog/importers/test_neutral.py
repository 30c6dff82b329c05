from unittest import TestCase

from catalog.importers.headers import choose_columns
from catalog.importers.neutral import read_neutral
from catalog.importers.rows import open_rows
from tests.catalog.importers.make import make_csv


def read(*rows, source_locale="en"):
    with open_rows(make_csv(*rows)) as sheet:
        columns = choose_columns(sheet.header)
        return list(read_neutral(sheet.rows, columns, source_locale))


def read_one(**cells):
    return read(list(cells), list(cells.values()))[0]


class ReadNeutral(TestCase):
    def test_text_columns_become_texts_all_others_facts(self):
        draft = read_one(
            sku="TEE-01", title="Tee", slogan="Cool", price="20.00", tags="linen, summer", topic="x"
        ).draft
        self.assertEqual(("product", "TEE-01", "en"), (*draft.place, draft.source_locale))
        self.assertEqual(["Cool", "Tee"], sorted(text.text for text in draft.texts.values()))
        self.assertEqual(
            {"price": "20.00", "tags": ["linen", "summer"], "extra": {"topic": "x"}}, draft.facts
        )

    def test_an_event_makes_a_campaign_a_kind_of_use_a_snippet(self):
        campaign = read_one(code="A", event="eid_al_fitr", title="Eid", body="Gifts").draft
        self.assertEqual(("campaign", "eid-al-fitr"), (campaign.kind, campaign.facts["event"]))
        snippet = read_one(code="A", kind_of_use="support", body="Hello").draft
        self.assertEqual("snippet", snippet.kind)

    def test_a_row_may_say_its_kind(self):
        self.assertEqual("snippet", read_one(code="A", kind="Snippet", body="Hi").draft.kind)
        self.assertEqual("kind", read_one(code="A", kind="toy", title="x").bad[0].column)

    def test_a_campaign_s_days_are_numbers_and_its_markets_a_list(self):
        facts = read_one(
            code="A", event="x", title="t", body="b", markets="sa;id", starts_rel_days="-7",
            ends_rel_days="29", local_time="9:30",
        ).draft.facts  # fmt: skip
        self.assertEqual(["sa", "id"], facts["markets"])
        self.assertEqual(
            (-7, 29, "09:30"), tuple(facts[n] for n in ("start_day", "end_day", "local_time"))
        )

    def test_the_long_text_is_a_product_s_description_and_a_campaign_s_body(self):
        self.assertIn("description", read_one(sku="A", title="t", body="b").draft.texts)
        campaign = read_one(code="A", event="x", title="t", description="b").draft
        self.assertIn("body", campaign.texts)

    def test_a_row_s_own_locale_wins_and_is_put_in_normal_form(self):
        rows = read(
            ["sku", "title", "source_locale"],
            ["A", "Tee", ""],
            ["B", "椅", "zh_cn"],
            ["C", "x", "?"],
        )
        self.assertEqual("en", rows[0].draft.source_locale)
        self.assertEqual("zh-Hans-CN", rows[1].draft.source_locale)
        self.assertEqual("source_locale", rows[2].bad[0].column)

    def test_what_is_required_by_kind(self):
        self.assertEqual("title", read_one(sku="A", title=" ").bad[0].column)
        self.assertEqual("body", read_one(code="A", event="x", title="t").bad[0].column)
        self.assertEqual("body", read_one(code="A", kind_of_use="push", title="t").bad[0].column)
        self.assertIn("missing", read_one(sku="", title="t").bad[0].reason)

    def test_all_faults_of_a_row_are_named_at_once_by_the_header_s_own_words(self):
        bad = read_one(sku="A", title="t", ean="4.0E+12", price="1.299,00").bad
        self.assertEqual({"ean", "price"}, {complaint.column for complaint in bad})
        self.assertEqual({2}, {complaint.line for complaint in bad})
        self.assertEqual(("A", "t", "4.0E+12", "1.299,00"), bad[0].row)

    def test_a_nul_an_endless_text_and_a_nameless_column_keep_the_row_out(self):
        self.assertIn("NUL", read_one(sku="A", title="a\0b").bad[0].reason)
        self.assertIn("100001 characters", read_one(sku="A", title="x" * 100_001).bad[0].reason)
        bad = read(["sku", "", "title"], ["A", "stray", "t"])[0].bad
        self.assertIn("without a name", bad[0].reason)

    def test_doubts_do_not_keep_a_row_out(self):
        reading = read_one(sku="A", title="Macram\ufffd", gtin="4006381333930")
        self.assertEqual(["title", "gtin"], [doubt.column for doubt in reading.warnings])
        self.assertIsNotNone(reading.draft)

    def test_html_is_told_per_cell(self):
        texts = read_one(sku="A", title="Tee < 20", description="<p>x</p>").draft.texts
        self.assertEqual("plain", texts["title"].text_format)
        self.assertEqual("html", texts["description"].text_format)


class ReadChineseSheets(TestCase):
    def test_chinese_columns_are_understood(self):
        header = [
            "货号",
            "标题",
            "卖点描述",
            "类目",
            "价格(CNY)",
            "条码",
            "营销语",
            "颜色",
            "尺码",
            "材质",
        ]
        row = ["ZH-1", "保温杯", "一键弹盖", "水杯", "59.90", "", "爆款返场", "白色", "500ml", "钢"]
        draft = read(header, row, source_locale="zh-Hans")[0].draft
        self.assertEqual({"title", "description", "slogan", "color", "size"}, set(draft.texts))
        self.assertEqual(("59.90", "CNY"), (draft.facts["price"], draft.facts["currency"]))
        self.assertEqual(("水杯", {"材质": "钢"}), (draft.facts["category"], draft.facts["extra"]))

    def test_a_complaint_names_the_column_in_the_seller_s_words(self):
        reading = read(["货号", "标题", "价格(CNY)"], ["ZH-1", "杯", "59元"])[0]
        self.assertEqual("价格(CNY)", reading.bad[0].column)
