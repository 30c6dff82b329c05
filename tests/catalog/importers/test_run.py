import csv
import io
import tempfile
from pathlib import Path
from unittest import skipUnless

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from catalog.errors import UnknownHeader, UnknownLocale, UnreadableFile
from catalog.importers import Overrides, import_catalog
from catalog.importers.formulas import guard
from catalog.models import Entry, Item
from tests.catalog.importers.make import SHARED, make_csv, make_file
from tests.catalog.make import make_adaptation

DEMO = Path(__file__).resolve().parents[3] / "demo"
HEADER = ["sku", "title", "slogan", "price"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=30)


def run(*rows, **options):
    return import_catalog(make_csv(*rows), source_locale="en", **options)


def texts():
    """All stored texts by item and field."""
    return {
        (entry.item.key, entry.field): entry.source_text
        for entry in Entry.objects.select_related("item")
    }


def bad_file(report) -> io.BytesIO:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports" / "bad.csv"
        report.write_bad_rows(path)
        return io.BytesIO(path.read_bytes())


class ImportCatalog(TestCase):
    def test_the_good_rows_go_in_the_bad_ones_are_reported(self):
        report = run(HEADER, ["A", "Tee", "", "1.00"], ["B", "", "", "x"], ["C", "Cap", "", ""])
        self.assertEqual((2, 1, 2), (report.new, report.bad_rows, len(report.bad)))
        self.assertEqual({"A", "C"}, set(Item.objects.values_list("key", flat=True)))

    def test_the_second_import_writes_nothing(self):
        rows = [HEADER, *([f"K-{n}", f"Tee {n}", "Cool", "1.00"] for n in range(450))]
        run(*rows)
        with CaptureQueriesContext(connection) as queries:
            report = run(*rows)
        self.assertEqual((0, 0, 450), (report.new, report.changed, report.unchanged))
        verbs = {query["sql"].split()[0] for query in queries}
        self.assertLessEqual(verbs, {"SELECT", "SAVEPOINT", "RELEASE"})

    def test_a_changed_source_makes_its_adaptation_outdated_and_the_report_counts_it(self):
        run(HEADER, ["A", "Tee", "Cool", ""])
        adaptation = make_adaptation(Entry.objects.get(field="title"), "de", "Shirt")
        make_adaptation(Entry.objects.get(field="slogan"), "de", "Kühl")
        report = run(HEADER, ["A", "T-Shirt", "Cool", ""])
        self.assertEqual((1, 1), (report.changed, report.outdated))
        adaptation.refresh_from_db()
        self.assertTrue(adaptation.is_outdated)

    def test_an_absent_column_leaves_a_text_an_empty_cell_takes_it_away(self):
        run(HEADER, ["A", "Tee", "Cool", "1.00"])
        run(["sku", "title"], ["A", "Tee"])
        self.assertEqual("Cool", texts()["A", "slogan"])
        report = run(HEADER, ["A", "Tee", "", ""])
        self.assertEqual((1, "slogan"), (report.removed, report.removals[0].field))
        self.assertEqual({("A", "title"): "Tee"}, texts())
        self.assertEqual({}, Item.objects.get().facts)

    def test_a_dry_run_foresees_all_of_it_and_writes_nothing(self):
        run(HEADER, ["A", "Tee", "Cool", "1.00"])
        before = (texts(), Item.objects.get().facts)
        rows = HEADER, ["A", "Tee", "", "2.00"], ["B", "Cap", "", ""], ["C", "", "", ""]
        report = run(*rows, dry_run=True)
        self.assertEqual(before, (texts(), Item.objects.get().facts))
        self.assertEqual(report, run(*rows))
        self.assertEqual((("A", "Tee", "", "2.00"),), report.sample[:1])

    def test_of_a_key_that_stands_twice_the_first_is_kept_and_all_places_named(self):
        report = run(HEADER, *(["A", title, "", ""] for title in ("one", "two", "three")))
        self.assertEqual({("A", "title"): "one"}, texts())
        self.assertEqual([3, 4], [complaint.line for complaint in report.bad])
        self.assertIn("“A” stands in lines 2, 3, 4; the first is kept", report.bad[0].reason)

    def test_a_bad_row_does_not_block_its_mended_twin(self):
        report = run(HEADER, ["A", "", "", ""], ["A", "Tee", "", ""])
        self.assertEqual((1, [2]), (report.new, [complaint.line for complaint in report.bad]))

    def test_keys_that_differ_by_capitals_are_taken_with_a_warning(self):
        report = run(HEADER, ["TEE", "one", "", ""], ["Tee", "two", "", ""])
        self.assertEqual(2, report.new)
        self.assertIn("“TEE” in line 2 by capitals", report.warnings[0].reason)

    def test_the_mended_bad_rows_file_can_be_imported(self):
        report = run(HEADER, ["A", "=1+1", "", "x"], ["B", "Cap", "", ""])
        mended = bad_file(report).read().replace(b",x,", b",2.00,", 1)
        again = import_catalog(io.BytesIO(mended), source_locale="en")
        self.assertEqual((1, ()), (again.new, again.bad))
        self.assertEqual("=1+1", texts()["A", "title"])

    def test_nothing_is_written_when_the_file_is_wrong_as_a_whole(self):
        for file, error in (
            (make_file(""), UnreadableFile),
            (make_file("id,text\n1,a\n"), UnknownHeader),
        ):
            with self.assertRaises(error):
                import_catalog(file, source_locale="en")
        with self.assertRaises(UnknownLocale):
            import_catalog(make_file("sku,title\nA,b\n"), source_locale="?")
        self.assertFalse(Item.objects.exists())

    def test_what_was_detected_is_said(self):
        file = make_csv(["sku", "title"], ["A", "椅子"], encoding="utf-16", delimiter=";")
        report = import_catalog(file, source_locale="zh-Hans")
        self.assertEqual(
            ("utf-16", ";", "neutral"), (report.encoding, report.delimiter, report.dialect)
        )
        self.assertEqual({("A", "title"): "椅子"}, texts())

    def test_encoding_and_delimiter_can_be_overruled(self):
        file = make_csv(["sku", "title"], ["A", "Ł"], encoding="cp1250", delimiter="|")
        import_catalog(file, source_locale="pl", overrides=Overrides("cp1250", "|"))
        self.assertEqual({("A", "title"): "Ł"}, texts())

    def test_progress_is_told_per_batch(self):
        told = []
        rows = [["sku", "title"], *([f"K-{n}", "Tee"] for n in range(250))]
        run(*rows, progress=lambda done, total: told.append((done, total)))
        self.assertEqual([(201, 251), (251, 251)], told)


class Dialects(TestCase):
    def test_the_same_catalogue_gives_the_same_texts_through_each(self):
        text = "<p>Kühl, leicht & schnell</p>"
        for header, row in (
            (("sku", "title", "description"), ("tee", "Tee", text)),
            (("URL handle", "Title", "Description"), ("tee", "Tee", text)),
            (("Handle", "Title", "Body (HTML)", "Variant SKU"), ("tee", "Tee", text, "")),
            (("货号", "标题", "卖点描述"), ("tee", "Tee", text)),
        ):
            run(header, row)
            self.assertEqual({("tee", "title"): "Tee", ("tee", "description"): text}, texts())
        self.assertEqual(1, Item.objects.count())

    def test_the_same_catalogue_gives_the_same_texts_in_each_encoding(self):
        rows = ["sku", "title"], ["A", "便携式风扇 挂脖静音"], ["B", "保温杯，儿童可用"]
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
            import_catalog(make_csv(*rows, encoding=encoding), source_locale="zh-Hans")
            self.assertEqual("便携式风扇 挂脖静音", texts()["A", "title"])
        self.assertEqual(2, Item.objects.count())


class OurDemoFiles(TestCase):
    def test_all_rows_go_in(self):
        for name, kind, count in (
            ("catalog", "product", 24), ("campaigns", "campaign", 4), ("snippets", "snippet", 4)
        ):  # fmt: skip
            report = import_catalog(DEMO / f"{name}.csv", source_locale="en")
            self.assertEqual((count, ()), (report.new, report.bad))
            self.assertEqual(count, Item.objects.filter(kind=kind).count())

    def test_phrases_are_no_catalogue(self):
        with self.assertRaises(UnknownHeader):
            import_catalog(DEMO / "phrases.csv", source_locale="en")


@skipUnless(SHARED.is_dir(), "the shared data is not beside this checkout")
class SharedFiles(TestCase):
    def test_the_demo_catalogue_and_its_shopify_form_have_the_same_titles(self):
        neutral = import_catalog(SHARED / "demo-catalog.csv", source_locale="en")
        self.assertEqual((120, ()), (neutral.new, neutral.bad))
        self.assertEqual(21, len([doubt for doubt in neutral.warnings if doubt.column == "gtin"]))
        titles = {
            item.facts["handle"]: item.entries.get(field="title").source_text
            for item in Item.objects.prefetch_related("entries")
        }
        Item.objects.all().delete()
        shopify = import_catalog(SHARED / "demo-catalog.shopify.csv", source_locale="en")
        self.assertEqual((120, (), "shopify"), (shopify.new, shopify.bad, shopify.dialect))
        stored = {key: text for (key, field), text in texts().items() if field == "title"}
        self.assertEqual(titles, stored)

    def test_the_chinese_sheet(self):
        report = import_catalog(SHARED / "demo-catalog-zh.csv", source_locale="zh-Hans")
        self.assertEqual((20, (), "chinese"), (report.new, report.bad, report.dialect))
        self.assertIn("\n2. 仅重180克", texts()["ZH-0001", "description"])
        self.assertEqual("CNY", Item.objects.get(key="ZH-0001").facts["currency"])

    def test_the_campaigns(self):
        report = import_catalog(SHARED / "campaigns-demo.csv", source_locale="en")
        self.assertEqual((24, ()), (report.new, report.bad))
        facts = Item.objects.get(key="eid-gifts").facts
        self.assertEqual(
            ("eid-al-fitr", -10, 3), (facts["event"], facts["start_day"], facts["end_day"])
        )


class RoundTrip(HypothesisTestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.dictionaries(st.from_regex(r"[A-Z]{1,4}-\d", fullmatch=True), TEXTS, max_size=6))
    def test_what_is_written_to_csv_is_what_is_stored(self, titles):
        file = make_csv(["sku", "title"], *titles.items())
        wanted = {(key, "title"): text for key, text in titles.items() if text.strip()}
        report = import_catalog(file, source_locale="en", overrides=Overrides("utf-8"))
        self.assertEqual(wanted, texts())
        self.assertEqual(len(titles) - len(wanted), report.bad_rows)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(TEXTS, min_size=1, max_size=5))
    def test_what_the_bad_rows_file_holds_is_what_was_read(self, titles):
        rows = [["sku", "title", "price"], *(["", title, "x"] for title in titles)]
        report = run(*rows, overrides=Overrides("utf-8"))
        again = list(csv.reader(io.TextIOWrapper(bad_file(report), "utf-8-sig", newline="")))
        self.assertEqual([guard(title) for title in titles], [row[1] for row in again[1:]])
