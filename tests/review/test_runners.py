"""A localisation that is interrupted: nothing is bought twice, the job's cost is the bill."""

from unittest.mock import patch

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.models import Adaptation, Entry, Origin, State
from catalog.services import place, write_text
from jobs.models import Job, JobState
from jobs.services import resume_job, run_job
from review import runners
from review.localize import localize_item, start_localization
from tests.review.bank import QUOTA_EXCEEDED, open_bank
from tests.review.make import change_source, make_item, make_operator
from translation.engines.base import Request, Translation

SENTENCES = " ".join(f"Cup number {number} is blue." for number in range(60))  # two requests


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class WithABank(TestCase):
    def setUp(self):
        self.bank = open_bank()
        self.addCleanup(self.bank.close)
        self.enterContext(self.settings(**self.bank.settings))
        self.enterContext(patch.object(runners, "WAITS_SECONDS", (0,)))

    def localize(self, *markets) -> Job:
        job = start_localization(markets or ["id"], engine="deepl")
        return self.run_on(job)

    def run_on(self, job) -> Job:
        run_job(job.pk)
        job.refresh_from_db()
        return job

    def assert_billed_once(self):
        self.assertEqual(set(self.bank.ledger.values()), {1})


class QuotaUsedUp(WithABank):
    def setUp(self):
        super().setUp()
        for number in range(4):
            make_item(f"CUP-{number}", title=f"Blue cup {number}")

    def test_the_job_stops_says_why_and_keeps_what_was_bought(self):
        self.bank.quota = 20
        job = self.localize()
        self.assertEqual((job.state, job.done, job.total), (JobState.FAILED, 2, 4))
        self.assertIn("used up", job.error)
        self.assertEqual(Adaptation.objects.exclude(text="").count(), 2)
        self.assertEqual(job.cost, self.bank.billed)

    def test_resumed_it_buys_the_rest_and_nothing_again(self):
        self.bank.quota = 20
        job = self.localize()
        self.bank.quota = None
        job = self.run_on(resume_job(job))
        self.assertEqual((job.state, job.done, job.failed), (JobState.DONE, 4, 0))
        self.assert_billed_once()
        self.assertEqual(job.cost, self.bank.billed)

    def test_what_an_unfinished_item_bought_counts_too_and_once(self):
        make_item("SET-9", description=SENTENCES)
        self.bank.quota = sum(len(f"Cup number {n} is blue.") for n in range(50)) + 44
        job = self.localize()
        self.assertEqual((job.state, job.done, job.total), (JobState.FAILED, 4, 5))
        self.assertGreater(self.bank.billed, 1000)
        self.assertEqual(job.cost, self.bank.billed)
        self.bank.quota = None
        job = self.run_on(resume_job(job))
        self.assertEqual((job.state, job.cost), (JobState.DONE, self.bank.billed))
        self.assert_billed_once()

    def test_the_jobs_page_says_what_was_billed_and_why_it_stopped(self):
        self.bank.quota = 20
        job = self.localize()
        self.client.force_login(make_operator())
        page = self.client.get(reverse("jobs:job", args=[job.pk]))
        self.assertContains(page, f"{self.bank.billed} characters bought")
        self.assertContains(page, "used up")


class ShortInterruption(WithABank):
    def test_a_busy_engine_is_asked_again_before_the_job_stops(self):
        make_item()
        self.bank.fail_with = [503, 503]  # the client itself asks twice
        job = self.localize()
        self.assertEqual((job.state, job.done), (JobState.DONE, 1))
        self.assert_billed_once()

    def test_an_engine_that_stays_away_stops_the_job_which_can_go_on_later(self):
        make_item()
        self.bank.fail_with = [503] * 4
        job = self.localize()
        self.assertEqual((job.state, job.done, job.cost), (JobState.FAILED, 0, 0))
        job = self.run_on(resume_job(job))
        self.assertEqual((job.state, job.done), (JobState.DONE, 1))

    def test_a_quota_is_not_asked_again(self):
        make_item()
        self.bank.fail_with = [QUOTA_EXCEEDED] * 9
        self.localize()
        self.assertEqual(len(self.bank.fail_with), 8)


class DeletedItem(WithABank):
    def test_an_item_deleted_since_costs_nothing_and_is_done(self):
        item = make_item()
        job = start_localization(["id"], engine="deepl")
        item.delete()
        job = self.run_on(job)
        self.assertEqual((job.state, job.done, self.bank.billed), (JobState.DONE, 1, 0))


class InterruptedEngine:
    """Something happens in the house while it answers."""

    name = "interrupted"

    def __init__(self, happening) -> None:
        self.happening = happening

    def translate(self, request: Request) -> list[Translation]:
        self.happening()
        return [Translation(text.upper(), len(text)) for text in request.texts]


class MeanwhileInTheHouse(TestCase):
    def text(self, item) -> Adaptation:
        return Adaptation.objects.get(entry__item=item, locale="id", market="")

    def test_what_a_person_wrote_while_the_engine_was_asked_stands(self):
        item = make_item()

        def a_person_writes():
            there = place(item.entries.get(), "id")
            write_text(there, "Tas linen", state=State.REVIEWED, origin=Origin.HUMAN)

        localize_item(item, "id", InterruptedEngine(a_person_writes))
        found = self.text(item)
        self.assertEqual((found.text, found.state), ("Tas linen", State.REVIEWED))

    def test_an_answer_to_a_source_that_changed_meanwhile_is_not_taken_for_the_new_ones(self):
        item = make_item()
        change = InterruptedEngine(lambda: change_source(item.entries.get(), "Cotton bag"))
        localize_item(item, "id", change)
        self.assertEqual(self.text(item).text, "")
        localize_item(item, "id", InterruptedEngine(lambda: None))
        self.assertEqual(self.text(item).text, "COTTON BAG")

    def test_a_field_removed_meanwhile_is_no_failure(self):
        item = make_item(title="Bag", slogan="Carry on")
        gone = Entry.objects.filter(item=item, field="slogan")
        localize_item(item, "id", InterruptedEngine(gone.delete))
        self.assertEqual(self.text(item).text, "BAG")


class Queries(TestCase):
    def test_their_number_does_not_grow_with_fields_that_stay_without_text(self):
        small = make_item("A", title="One")
        large = make_item("B", **{f"field_{n}": f"Text {n}" for n in range(12)})
        localize_item(make_item("C"), "id", None)  # what is read once per process
        with self.assertNumQueries(self.queries_for(small)):
            localize_item(large, "id", None)

    def queries_for(self, item) -> int:
        with CaptureQueriesContext(connection) as seen:
            localize_item(item, "id", None)
        return len(seen)
