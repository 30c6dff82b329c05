import io
import tempfile
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import TestCase

from catalog.models import Item
from catalog.services import save_item
from tests.catalog.make import make_draft


class ImportCatalogCommand(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.out, self.err = io.StringIO(), io.StringIO()

    def run_on(self, text, *options):
        """The exit status; what was said is in self.out and self.err."""
        path = self.folder / "catalog.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        bad_rows = ["--bad-rows", str(self.folder / "bad.csv")]
        command = ["importcatalog", str(path), "--source-locale", "en", *bad_rows, *options]
        try:
            call_command(*command, stdout=self.out, stderr=self.err)
        except SystemExit as done:
            return done.code
        return 0

    def test_all_good_is_status_0_and_says_what_was_detected(self):
        self.assertEqual(0, self.run_on("sku;title\nA;Tee\n"))
        self.assertIn("encoding utf-8 · delimiter ; · dialect neutral", self.out.getvalue())
        self.assertIn("1 new · 0 changed", self.out.getvalue())
        self.assertEqual("", self.err.getvalue())

    def test_bad_rows_are_status_2_with_their_places_and_a_file_to_mend(self):
        self.assertEqual(2, self.run_on("sku,title,price\nA,Tee,1\nB,Cap,x\n"))
        self.assertIn("catalog.csv:3: price: “x” is no amount", self.err.getvalue())
        self.assertIn("B,Cap,x,3,price", (self.folder / "bad.csv").read_text("utf-8-sig"))
        self.assertEqual(1, Item.objects.count())

    def test_only_the_first_complaints_are_shown(self):
        self.run_on("sku,title\n" + "A,\n" * 30)
        self.assertEqual(20, self.err.getvalue().count("a product needs a title"))
        self.assertIn("… and 10 more complaints", self.err.getvalue())

    def test_warnings_alone_are_status_0(self):
        self.assertEqual(0, self.run_on("sku,title,gtin\nA,Tee,4006381333930\n"))
        self.assertIn("catalog.csv:2: gtin: warning: the check digit", self.err.getvalue())

    def test_a_dry_run_shows_rows_and_removals_and_saves_nothing(self):
        save_item(make_draft("A", title="Tee", slogan="Cool"))
        self.run_on("sku,title,slogan\nA,Tee,\nB,Cap,\n", "--dry-run")
        self.assertIn("A | Tee |", self.out.getvalue())
        self.assertIn("would remove A/slogan: its cell is empty", self.out.getvalue())
        self.assertEqual(1, Item.objects.count())

    def test_what_cannot_be_read_is_one_sentence(self):
        for content, words in (
            (b"", "The file is empty."),
            (b"PK\x03\x04", "an Excel workbook"),
            (b"id,text\n1,a\n", "The header fits no known table"),
        ):
            with self.assertRaisesRegex(CommandError, words) as caught:
                self.run_on(content)
            self.assertEqual(1, caught.exception.returncode)

    def test_a_wrong_locale_or_delimiter_is_one_sentence(self):
        for option, value in (("--source-locale", "?"), ("--delimiter", "ab"), ("--encoding", "x")):
            with self.assertRaises(CommandError):
                self.run_on("sku,title\nA,Tee\n", option, value)

    def test_a_tab_can_be_named(self):
        self.assertEqual(0, self.run_on("sku\ttitle\nA\tTee\n", "--delimiter", "tab"))
