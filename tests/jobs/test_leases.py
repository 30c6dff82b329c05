"""One worker per job, whatever the workers believe."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections
from django.test import TestCase, TransactionTestCase, override_settings
from django.utils import timezone

from jobs.errors import LeaseLost
from jobs.leases import Result, end_job, give_back, mark_item, take_lease
from jobs.models import ItemState, Job, JobState
from tests.jobs.make import make_job


class Lease(TestCase):
    def setUp(self):
        self.job = make_job([""])

    def test_only_one_is_given(self):
        self.assertIsNotNone(take_lease(self.job.pk))
        self.assertIsNone(take_lease(self.job.pk))

    def test_one_that_ran_out_goes_to_the_next_worker(self):
        late = take_lease(self.job.pk)
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        self.assertIsNotNone(take_lease(self.job.pk))
        item = self.job.items.get()
        with self.assertRaises(LeaseLost):
            mark_item(late, Result(item.pk, cost=5))
        item.refresh_from_db()
        self.job.refresh_from_db()
        self.assertEqual((item.state, self.job.done, self.job.cost), (ItemState.WAITING, 0, 0))

    def test_one_given_back_is_free_at_once(self):
        give_back(take_lease(self.job.pk))
        self.assertIsNotNone(take_lease(self.job.pk))

    def test_finishing_an_item_renews_it(self):
        lease = take_lease(self.job.pk, seconds=60)
        Job.objects.update(lease_until=timezone.now() + timedelta(seconds=1))
        mark_item(lease, Result(self.job.items.get().pk))
        self.job.refresh_from_db()
        self.assertGreater(self.job.lease_until, timezone.now() + timedelta(seconds=50))

    def test_a_closed_job_gives_none(self):
        end_job(take_lease(self.job.pk), JobState.CANCELLED)
        self.assertIsNone(take_lease(self.job.pk))


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class RaceForALease(TransactionTestCase):
    def test_of_eight_workers_one_wins(self):
        job = make_job([""])

        def grab(_):
            try:
                return take_lease(job.pk)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as workers:
            won = [lease for lease in workers.map(grab, range(8)) if lease]
        self.assertEqual(len(won), 1)
