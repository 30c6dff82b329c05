import csv
import tempfile
from pathlib import Path
from unittest import TestCase

from catalog.importers.report import BadRow, ImportReport


def make_report(*bad, header=("sku", "title")):
    return ImportReport(0, 0, 0, 0, (), bad, (), "utf-8", ",", "neutral", header, ())


def written(report):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deep" / "bad.csv"
        report.write_bad_rows(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))


class WriteBadRows(TestCase):
    def test_a_row_stands_once_with_all_its_faults(self):
        row = ("A", "")
        report = make_report(BadRow(3, "sku", "too short", row), BadRow(3, "title", "empty", row))
        self.assertEqual(1, report.bad_rows)
        self.assertEqual(
            [
                ["sku", "title", "line", "column", "reason"],
                ["A", "", "3", "sku; title", "too short; empty"],
            ],
            written(report),
        )

    def test_no_cell_can_run_as_a_formula(self):
        rows = written(make_report(BadRow(2, "", "=x", ("=cmd|'/c calc'!A1", "@t"))))
        self.assertEqual(["'=cmd|'/c calc'!A1", "'@t", "2", "", "'=x"], rows[1])

    def test_rows_wider_than_the_header_lose_nothing(self):
        rows = written(make_report(BadRow(2, "", "wide", ("A", "b", "c"))))
        self.assertEqual(["sku", "title", "", "line", "column", "reason"], rows[0])
        self.assertEqual(["A", "b", "c", "2", "", "wide"], rows[1])
