"""The life of a job: asked for, worked on, cancelled, resumed, lost and found."""

import logging
from datetime import timedelta

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobs import leases, services
from jobs.errors import NotResumable
from jobs.models import ItemState, Job, JobState
from jobs.services import Shift, create_job, drain, request_cancel, resume_job, run_job, sweep
from tests.jobs import senders
from tests.jobs.make import make_job


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class JobCase(TestCase):
    def setUp(self):
        senders.sent.clear()
        self.addCleanup(logging.disable, logging.root.manager.disable)
        logging.disable(logging.CRITICAL)

    def assert_counts(self, job, **counts):
        job.refresh_from_db()
        self.assertEqual({name: getattr(job, name) for name in counts}, counts)


class CreateJob(JobCase):
    def test_a_worker_is_woken_on_commit_and_not_before(self):
        with self.captureOnCommitCallbacks(execute=True):
            job = make_job(["", ""])
            self.assertEqual(senders.sent, [])
        self.assertEqual(senders.sent, [job.pk])
        self.assert_counts(job, total=2, done=0, state=JobState.QUEUED)

    @override_settings(JOB_SENDER="tests.jobs.senders.refuse")
    def test_a_silent_broker_does_not_break_the_request(self):
        with self.captureOnCommitCallbacks(execute=True):
            job = make_job([""])
        self.assert_counts(job, state=JobState.QUEUED)

    def test_the_same_idempotency_key_gives_the_same_job(self):
        job = make_job([""], idempotency_key="import-7")
        with self.captureOnCommitCallbacks(execute=True):
            again = make_job(["", ""], idempotency_key="import-7")
        self.assertEqual(again, job)
        self.assert_counts(job, total=1)
        self.assertEqual(senders.sent, [])

    def test_many_items_are_inserted_many_at_a_time(self):
        with CaptureQueriesContext(connection) as queries:
            job = create_job("moody", items=((str(n), {}) for n in range(2_500)))
        self.assertEqual(job.items.count(), 2_500)
        self.assertLess(len(queries), 40)


class RunJob(JobCase):
    def test_a_job_counts_what_it_did_and_what_it_cost(self):
        job = make_job(["", "", ""])
        run_job(job.pk)
        self.assert_counts(job, state=JobState.DONE, done=3, failed=0, cost=30, lease_until=None)
        self.assertIsNotNone(job.finished_at)

    def test_a_failed_item_keeps_its_reason_and_the_job_goes_on(self):
        job = make_job(["fails", ""])
        run_job(job.pk)
        self.assert_counts(job, state=JobState.DONE, done=1, failed=1, cost=10)
        self.assertEqual(job.items.get(state=ItemState.FAILED).error, "The text is empty.")

    def test_a_defect_in_a_runner_costs_one_item(self):
        job = make_job(["breaks", ""])
        run_job(job.pk)
        self.assert_counts(job, state=JobState.DONE, done=1, failed=1)
        failed = job.items.get(state=ItemState.FAILED)
        self.assertEqual(failed.error, "ZeroDivisionError: division by zero")

    def test_a_stop_leaves_the_rest_waiting(self):
        job = make_job(["", "stops", ""])
        run_job(job.pk)
        self.assert_counts(job, state=JobState.FAILED, done=1, failed=0, lease_until=None)
        self.assertEqual(job.error, "The quota of this month is spent.")
        self.assertEqual(job.items.filter(state=ItemState.WAITING).count(), 2)

    def test_a_kind_that_nobody_runs_fails_with_a_reason(self):
        job = create_job("juggle", items=[("ball", {})])
        run_job(job.pk)
        self.assert_counts(job, state=JobState.FAILED, lease_until=None)
        self.assertIn("juggle", job.error)

    def test_a_job_without_items_is_done(self):
        job = make_job([])
        run_job(job.pk)
        self.assert_counts(job, state=JobState.DONE, total=0)

    def test_an_unknown_or_finished_job_is_passed_over(self):
        job = make_job([""])
        run_job(job.pk)
        run_job(job.pk)
        run_job(10**9)
        self.assert_counts(job, done=1, cost=10)

    def test_a_job_that_another_worker_holds_is_left_alone(self):
        job = make_job([""])
        leases.take_lease(job.pk)
        run_job(job.pk)
        self.assert_counts(job, done=0, state=JobState.RUNNING)

    def test_a_shift_ends_after_an_item_and_the_job_queues_up_again(self):
        job = make_job(["", ""])
        run_job(job.pk, Shift(seconds=0))
        self.assert_counts(job, done=1, state=JobState.RUNNING, lease_until=None)
        self.assertEqual(senders.sent, [job.pk])
        run_job(job.pk, Shift(seconds=0))
        run_job(job.pk, Shift(seconds=0))
        self.assert_counts(job, done=2, state=JobState.DONE)

    def test_a_worker_that_lost_its_lease_stops_at_once(self):
        job = make_job(["", "", ""])

        def steal(seen: Job) -> None:
            Job.objects.filter(pk=seen.pk).update(lease_token="another worker's")

        run_job(job.pk, Shift(on_progress=steal))
        self.assert_counts(job, done=1, state=JobState.RUNNING, lease_token="another worker's")

    def test_an_item_that_kills_its_worker_five_times_fails_the_job(self):
        job = make_job(["", ""])
        for _ in range(services.MAX_STARTS):
            leases.take_lease(job.pk)
            Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        run_job(job.pk)
        self.assert_counts(job, state=JobState.FAILED, done=0)
        self.assertIn("item-1", job.error)

    def test_a_finished_item_forgives_earlier_starts(self):
        job = make_job(["", "stops"])
        Job.objects.update(attempts=services.MAX_STARTS - 1)
        run_job(job.pk)
        self.assert_counts(job, attempts=0, done=1)


class RequestCancel(JobCase):
    def test_a_waiting_job_is_cancelled_at_once(self):
        job = request_cancel(make_job([""]))
        run_job(job.pk)
        self.assert_counts(job, state=JobState.CANCELLED, done=0)

    def test_a_running_job_stops_after_the_item_in_hand(self):
        job = make_job(["", "", ""])
        run_job(job.pk, Shift(on_progress=request_cancel))
        self.assert_counts(job, state=JobState.CANCELLED, done=1, lease_until=None)

    def test_a_finished_job_stays_what_it_is(self):
        job = make_job([""])
        run_job(job.pk)
        request_cancel(job)
        self.assert_counts(job, state=JobState.DONE, cancel_requested_at=None)


class ResumeJob(JobCase):
    def test_failed_items_get_another_try_and_done_ones_do_not(self):
        job = make_job(["", "fails", "stops"])
        run_job(job.pk)
        job.items.exclude(key="item-1").update(payload={})
        with self.captureOnCommitCallbacks(execute=True):
            resume_job(job)
        self.assertEqual(senders.sent, [job.pk])
        self.assert_counts(job, state=JobState.QUEUED, done=1, failed=0, error="")
        run_job(job.pk)
        self.assert_counts(job, state=JobState.DONE, done=3, failed=0, cost=30)

    def test_a_cancelled_job_goes_on_where_it_stopped(self):
        job = make_job(["", ""])
        run_job(job.pk, Shift(on_progress=request_cancel))
        resume_job(job)
        run_job(job.pk)
        self.assert_counts(job, state=JobState.DONE, done=2, cost=20)

    def test_a_done_job_with_failed_items_can_be_resumed(self):
        job = make_job(["fails"])
        run_job(job.pk)
        self.assert_counts(resume_job(job), state=JobState.QUEUED, failed=0)

    def test_an_open_or_fully_done_job_cannot(self):
        job = make_job([""])
        with self.assertRaises(NotResumable):
            resume_job(job)
        run_job(job.pk)
        with self.assertRaises(NotResumable):
            resume_job(job)


class Drain(JobCase):
    def test_every_waiting_job_is_run_and_shown(self):
        first, second = make_job(["", "fails"]), make_job([""])
        shown: list[tuple[int, int, str]] = []
        count = drain(lambda job: shown.append((job.pk, job.done + job.failed, job.state)))
        self.assertEqual(count, 2)
        expected = [(first.pk, 1), (first.pk, 2), (first.pk, 2), (second.pk, 1), (second.pk, 1)]
        self.assertEqual([seen[:2] for seen in shown], expected)
        self.assertEqual(shown[-1][2], JobState.DONE)


class Sweep(JobCase):
    def age(self, **values):
        Job.objects.update(sent_at=timezone.now() - timedelta(seconds=60), **values)

    def test_a_fresh_message_is_given_time(self):
        make_job([""])
        self.assertEqual(sweep(), 0)

    def test_a_job_whose_message_vanished_is_sent_again_once(self):
        job = make_job([""])
        self.age()
        self.assertEqual((sweep(), sweep()), (1, 0))
        self.assertEqual(senders.sent, [job.pk])

    def test_a_job_whose_worker_died_is_sent_again(self):
        job = make_job([""])
        leases.take_lease(job.pk)
        self.age(lease_until=timezone.now() - timedelta(seconds=1))
        self.assertEqual(sweep(), 1)

    def test_a_lease_that_ran_out_is_proof_enough(self):
        job = make_job([""])
        leases.take_lease(job.pk)
        Job.objects.update(
            sent_at=timezone.now() - timedelta(seconds=9),
            lease_until=timezone.now() - timedelta(seconds=1),
        )
        self.assertEqual((sweep(), sweep()), (1, 0))

    def test_a_job_in_good_hands_is_not(self):
        job = make_job([""])
        leases.take_lease(job.pk)
        self.age()
        self.assertEqual(sweep(), 0)

    def test_finished_jobs_rest(self):
        run_job(make_job([""]).pk)
        self.age()
        self.assertEqual(sweep(), 0)

    @override_settings(JOB_SENDER="tests.jobs.senders.refuse")
    def test_a_silent_broker_does_not_stop_the_sweeper(self):
        make_job([""])
        make_job([""])
        self.age()
        self.assertEqual(sweep(), 0)
