"""`manage.py localize`: says the cost, asks, then spends; every refusal is a sentence."""

import io
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings

from catalog.models import Adaptation
from jobs.models import Job, JobState
from jobs.services import create_job
from review import localize
from tests.review.bank import open_bank
from tests.review.make import make_item


@override_settings(JOB_SENDER="tests.jobs.senders.keep", TRANSLATION_ENGINE="deepl")
class LocalizeCommand(TestCase):
    def setUp(self):
        self.bank = open_bank()
        self.addCleanup(self.bank.close)
        self.enterContext(self.settings(**self.bank.settings))
        make_item(title="Linen tote bag")

    def localize(self, *options, stdin=""):
        self.out, self.err = io.StringIO(), io.StringIO()
        with patch("sys.stdin", io.StringIO(stdin)), patch("sys.stderr", io.StringIO()):
            call_command("localize", *options, stdout=self.out, stderr=self.err)

    def test_no_buys_nothing(self):
        with self.assertRaisesMessage(CommandError, "nothing was bought"):
            self.localize("--markets", "mx", stdin="no\n")
        self.assertEqual((self.bank.seen, Job.objects.count()), ([], 0))
        self.assertIn("14 characters", self.err.getvalue())

    def test_nobody_to_ask_is_a_no(self):
        with self.assertRaisesMessage(CommandError, "nothing was bought"):
            self.localize("--markets", "mx", stdin="")
        self.assertEqual((self.bank.seen, Job.objects.count()), ([], 0))

    def test_the_question_does_not_mix_with_the_answer(self):
        self.localize("--markets", "mx", stdin="y\n")
        self.assertIn("Go on?", self.err.getvalue())
        self.assertNotIn("Go on?", self.out.getvalue())
        self.assertEqual(self.out.getvalue(), "1 of 1 done, 0 failed, 14 characters bought\n")

    def test_yes_spends_without_asking(self):
        self.localize("--markets", "mx,de", "--yes")
        self.assertIn("2 of 2 done, 0 failed, 28 characters bought", self.out.getvalue())
        self.assertEqual(self.bank.billed, 28)

    def test_again_it_says_that_every_text_is_up_to_date_and_asks_nothing(self):
        self.localize("--markets", "mx", "--yes")
        self.localize("--markets", " mx ", stdin="")
        self.assertEqual(self.out.getvalue(), "Every text is up to date.\n")
        self.assertEqual(len(self.bank.seen), 1)

    def test_an_unknown_market_is_named(self):
        with self.assertRaisesMessage(CommandError, "xx"):
            self.localize("--markets", "mx,xx", "--yes")
        self.assertFalse(Job.objects.exists())

    def test_an_unknown_engine_is_named_with_those_there_are(self):
        with self.assertRaisesMessage(CommandError, "deepl"):
            self.localize("--engine", "babelfish", "--yes")
        self.assertFalse(Job.objects.exists())

    def test_an_engine_without_a_key_says_which_setting_is_missing(self):
        with self.settings(DEEPL_AUTH_KEY=""), self.assertRaisesMessage(CommandError, "AUTH_KEY"):
            self.localize("--yes")

    def test_without_an_engine_nobody_is_asked(self):
        self.localize("--markets", "mx", "--engine", "")
        self.assertIn("0 characters bought", self.out.getvalue())

    def test_a_quota_that_ends_is_an_error_that_says_how_to_go_on(self):
        self.bank.quota = 0
        with self.assertRaisesMessage(CommandError, "used up"):
            self.localize("--markets", "mx", "--yes")
        self.assertIn("0 of 1 done", self.out.getvalue())
        self.bank.quota = None
        self.localize("--markets", "mx", "--yes")
        self.assertEqual(self.bank.billed, 14)

    def test_other_jobs_are_left_to_the_worker(self):
        other = create_job("localize", items=[("a", {"item": 0, "locale": "ar"})])
        self.localize("--markets", "mx", "--yes")
        other.refresh_from_db()
        self.assertEqual(other.state, JobState.QUEUED)


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class AnotherWorkerHasTheJob(TestCase):
    def test_it_is_watched_until_it_is_closed(self):
        make_item()
        taken = {"lease_token": "another", "state": JobState.RUNNING}
        seen = []

        def take_first(job_id, shift):
            """What a worker elsewhere does: it has the job, and after a while it is done."""
            if not seen:
                Job.objects.filter(pk=job_id).update(**taken)
            else:
                Job.objects.filter(pk=job_id).update(state=JobState.DONE, done=1)

        with patch.object(localize, "run_job", take_first):
            job = localize.finish_here(
                localize.start_localization(["mx"]), lambda job: seen.append(job.state)
            )
        self.assertEqual(seen, [JobState.RUNNING, JobState.DONE])
        self.assertEqual((job.done, Adaptation.objects.count()), (1, 0))
