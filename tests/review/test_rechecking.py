"""Texts are checked again where changed rules can touch them, and nowhere else."""

from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse

from jobs.models import JobState
from jobs.services import drain
from review.findings import refresh_findings
from review.models import CheckedWith, Finding
from review.rechecking import changed_rules, keep_rules, start_recheck
from tests.review.make import make_item, make_operator, make_person, make_text


class Rechecking(TestCase):
    def setUp(self):
        self.wine, self.bag = make_item("A"), make_item("B")
        self.text = make_text(self.wine, text="نبيذ أحمر فاخر")
        make_text(self.bag)
        keep_rules()

    def forget(self, *rules):
        """As if these rules had not been there when the texts were checked."""
        row = CheckedWith.objects.get()
        row.rules = {rule: digest for rule, digest in row.rules.items() if rule not in rules}
        row.save()

    def test_where_nothing_changed_there_is_nothing_to_do(self):
        self.assertFalse(changed_rules())
        self.assertIsNone(start_recheck())

    def test_only_texts_that_the_rule_can_touch_are_checked(self):
        self.forget("sa.alcohol")
        job = start_recheck()
        with patch("review.rechecking.refresh_findings", wraps=refresh_findings) as checked:
            drain()
        self.assertEqual([call.args[0] for call in checked.call_args_list], [self.wine])
        self.assertTrue(Finding.objects.filter(rule="sa.alcohol").exists())
        job.refresh_from_db()
        self.assertEqual((job.state, job.failed), (JobState.DONE, 0))
        self.assertFalse(changed_rules())

    def test_a_rule_that_is_gone_takes_its_findings_along(self):
        self.text.findings.create(market="sa", rule="sa.no-more", severity="error")
        row = CheckedWith.objects.get()
        row.rules = {**row.rules, "sa.no-more": "digest"}
        row.save()
        start_recheck()
        drain()
        self.assertFalse(Finding.objects.filter(rule="sa.no-more").exists())

    def test_without_knowing_what_texts_were_checked_with_nothing_is_said(self):
        CheckedWith.objects.all().delete()
        self.assertFalse(changed_rules())

    def test_an_operator_starts_it_from_the_page(self):
        self.forget("sa.alcohol")
        self.client.force_login(make_operator())
        self.assertContains(self.client.get(reverse("knowledge:index")), "1 rule changed")
        answer = self.client.post(reverse("knowledge:recheck"))
        self.assertIn("/jobs/", answer["Location"])
        drain()
        self.assertNotContains(self.client.get(reverse("knowledge:index")), "rule changed")

    def test_a_reviewer_may_not(self):
        self.client.force_login(make_person())
        self.assertEqual(self.client.post(reverse("knowledge:recheck")).status_code, 403)
