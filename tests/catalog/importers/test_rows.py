import io
import tempfile
from pathlib import Path
from unittest import TestCase

from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.errors import UnreadableFile
from catalog.importers.report import BadRow
from catalog.importers.rows import Overrides, open_rows
from tests.catalog.importers.make import make_file


def read(text, encoding="utf-8", **overrides):
    with open_rows(make_file(text, encoding), Overrides(**overrides)) as sheet:
        return sheet.header, list(sheet.rows)


class OpenRows(TestCase):
    def test_a_byte_order_mark_does_not_hide_the_first_column(self):
        self.assertEqual(("sku", "title"), read("\ufeffsku,title\nA,B\n")[0])

    def test_lines_are_physical_though_cells_run_over_several(self):
        _, rows = read('sku,text\nA,"one\ntwo"\n\nB,x\n')
        self.assertEqual([(2, "one\ntwo"), (5, "x")], [(row.line, row.cells[1]) for row in rows])

    def test_line_ends_of_every_system(self):
        for end in ("\n", "\r\n", "\r"):
            header, rows = read(f'sku,text{end}A,"one{end}two"{end}B,x{end}')
            self.assertEqual(("sku", "text"), header)
            self.assertEqual([("A", "one\ntwo"), ("B", "x")], [row.cells for row in rows])

    def test_a_line_separator_inside_a_cell_ends_no_row(self):
        self.assertEqual(
            ("A", "one\u2028two\x0bthree"), read("a,b\nA,one\u2028two\x0bthree\n")[1][0].cells
        )

    def test_too_few_and_too_many_cells_are_complaints(self):
        _, rows = read("a,b,c\n1,2\n1,2,3,4\n1,2,3\n")
        self.assertEqual([2, 3], [row.line for row in rows if isinstance(row, BadRow)])
        self.assertEqual("the row has 2 cells, the header has 3", rows[0].reason)
        self.assertEqual(("1", "2", "3"), rows[2].cells)

    def test_empty_cells_beyond_the_header_and_empty_rows_are_no_matter(self):
        _, rows = read("a,b,,\n1,2,,\n,,,\n")
        self.assertEqual([("1", "2")], [row.cells for row in rows])

    def test_an_unclosed_quote_costs_its_own_row_alone(self):
        _, rows = read('a,b\n1,"open\n2,x\n3,"fine"\n4,y\n')
        self.assertEqual([2], [row.line for row in rows if isinstance(row, BadRow)])
        self.assertEqual(["2", "3", "4"], [row.cells[0] for row in rows[1:]])
        self.assertEqual([3, 4, 5], [row.line for row in rows[1:]])

    def test_an_unclosed_quote_at_the_end_swallows_nothing(self):
        _, rows = read('a,b\n1,"open\n2,x\n3,y\n')
        self.assertIn("never closed", rows[0].reason)
        self.assertEqual(["2", "3"], [row.cells[0] for row in rows[1:]])

    def test_a_cell_longer_than_the_csv_module_s_limit_is_read(self):
        _, rows = read(f"a,b\n1,{'x' * 300_000}\n")
        self.assertEqual(300_000, len(rows[0].cells[1]))

    def test_the_operator_can_overrule_the_delimiter(self):
        self.assertEqual(("a,b", "c"), read("a,b|c\n", delimiter="|")[0])

    def test_our_own_report_is_read_without_its_columns_and_apostrophes(self):
        header, rows = read("sku,title,line,column,reason\nA,'=1+1,7,title,bad\nB,'=x\n")
        self.assertEqual(("sku", "title"), header)
        self.assertEqual(("A", "=1+1"), rows[0].cells)

    def test_anybody_else_s_apostrophe_stays(self):
        self.assertEqual(("A", "'=1+1"), read("sku,title\nA,'=1+1\n")[1][0].cells)

    def test_an_upload_is_read_like_a_file_and_left_open(self):
        upload = SimpleUploadedFile("a.csv", b"sku,title\nA,B\n")
        with open_rows(upload) as sheet:
            self.assertEqual(("A", "B"), next(sheet.rows).cells)
        self.assertFalse(upload.closed)

    def test_a_path_that_is_no_readable_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for path, words in ((Path(folder), "folder"), (Path(folder) / "no", "no file")):
                with self.assertRaisesRegex(UnreadableFile, words), open_rows(path):
                    pass

    def test_a_broken_header_is_no_table(self):
        with self.assertRaisesRegex(UnreadableFile, "header in line 1"):
            read('a,"b\n')

    def test_the_file_is_not_held_in_memory(self):
        class Endless(io.RawIOBase):
            """Fails when more is read than the first rows and the sniffing need."""

            def __init__(self):
                self.data = io.BytesIO(b"a,b\n" + b"1,2\n" * 500_000)
                self.rewound = 0

            def readable(self):
                return True

            def seekable(self):
                return True

            def seek(self, place, whence=0):
                self.rewound += 1
                return self.data.seek(place, whence)

            def read(self, size=-1):
                assert 0 < size <= 1 << 20
                return self.data.read(size)

            read1 = read

        with open_rows(Endless()) as sheet:
            self.assertEqual(500_000, sum(1 for _ in sheet.rows))
