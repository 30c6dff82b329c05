"""Findings belong to the text that stands: no market's are left over, none is asked for twice."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from catalog.models import Origin, State
from catalog.services import write_text
from review.findings import open_errors, refresh_findings
from review.models import Finding
from tests.review.make import make_item, make_text

WINE = "كأس من النبيذ"


class RefreshFindings(TestCase):
    def setUp(self):
        self.item = make_item(title="A glass of wine", slogan="Cheers")
        self.text = make_text(self.item, text=WINE)
        refresh_findings(self.item, "ar")

    def errors(self):
        return [error.market for error in open_errors([self.item], "sa")]

    def test_an_error_stands_until_the_text_changes(self):
        refresh_findings(self.item, "ar")
        self.assertEqual(self.errors(), ["sa"])
        write_text(self.text, "كأس", state=State.TRANSLATED, origin=Origin.HUMAN)
        refresh_findings(self.item, "ar")
        self.assertEqual(self.errors(), [])

    def test_a_text_taken_away_leaves_no_finding(self):
        write_text(self.text, "", state=State.INITIAL, origin=Origin.HUMAN)
        refresh_findings(self.item, "ar")
        self.assertFalse(Finding.objects.exists())

    def test_a_markets_own_wording_answers_for_it_there(self):
        make_text(self.item, text="كوب", market="sa", origin=Origin.HUMAN)
        refresh_findings(self.item, "ar")
        self.assertEqual(self.errors(), [])

    def test_other_locales_are_left_alone(self):
        refresh_findings(self.item, "de")
        self.assertEqual(self.errors(), ["sa"])

    def test_the_number_of_queries_depends_on_neither_fields_nor_markets(self):
        with CaptureQueriesContext(connection) as seen:
            refresh_findings(self.item, "ar")
        self.assertLessEqual(len(seen), 6)
