"""How often rules fired, were heeded and were waived."""

from django.test import TestCase

from catalog.models import Origin, State
from catalog.services import write_text
from review.findings import refresh_findings
from review.models import RuleTurn
from review.tallies import tally
from review.waivers import waive_finding
from tests.review.make import make_item, make_person, make_text

WINE = "نبيذ أحمر فاخر"


class Tallies(TestCase):
    def setUp(self):
        self.item = make_item()
        self.text = make_text(self.item, text=WINE)
        refresh_findings(self.item, "ar")

    def test_a_rule_fires_once_on_a_text_however_often_it_is_checked(self):
        refresh_findings(self.item, "ar")
        self.assertEqual(tally("sa.alcohol").fired, 1)
        self.assertEqual(tally("sa.alcohol").standing, 1)

    def test_it_is_fixed_when_the_text_was_changed(self):
        write_text(self.text, "حقيبة كبيرة", state=State.TRANSLATED, origin=Origin.HUMAN)
        refresh_findings(self.item, "ar")
        self.assertEqual((tally("sa.alcohol").fixed, tally("sa.alcohol").standing), (1, 0))

    def test_it_is_not_fixed_when_the_rule_went_away(self):
        self.text.findings.create(
            market="sa",
            rule="sa.no-more",
            severity="warning",
            text_digest=self.text.findings.first().text_digest,
        )
        refresh_findings(self.item, "ar")
        self.assertFalse(RuleTurn.objects.filter(rule="sa.no-more").exists())

    def test_a_waiver_counts(self):
        waive_finding(self.text.findings.get(rule="sa.alcohol"), make_person(), "a museum piece")
        self.assertEqual(tally("sa.alcohol").waived, 1)
