"""The pages of long work."""

from django.test import TestCase
from django.urls import reverse

from jobs.models import Job, JobItem, JobState
from jobs.views import STOP_POLLING
from tests.review.make import make_operator, make_person

HTMX = {"HX-Request": "true"}


def make_row(state: str = JobState.RUNNING, **values: object) -> Job:
    return Job.objects.create(kind="localize", label="sa, br", state=state, total=10, **values)


class JobPages(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_strangers_sign_in_first(self):
        self.client.logout()
        self.assertEqual(self.client.get(reverse("jobs:list")).status_code, 302)

    def test_an_empty_list_says_what_to_do(self):
        self.assertContains(self.client.get(reverse("jobs:list")), "Nothing has run yet")

    def test_the_list_asks_again_only_while_something_is_open(self):
        job = make_row()
        self.assertContains(self.client.get(reverse("jobs:list")), 'hx-trigger="every 2s"')
        Job.objects.filter(pk=job.pk).update(state=JobState.DONE)
        self.assertNotContains(self.client.get(reverse("jobs:list")), "hx-trigger")

    def test_htmx_gets_the_rows_alone(self):
        make_row()
        answer = self.client.get(reverse("jobs:list"), headers=HTMX)
        self.assertTemplateNotUsed(answer, "base.html")
        self.assertTemplateUsed(answer, "jobs/rows.html")

    def test_more_jobs_cost_no_more_queries(self):
        for _number in range(5):
            make_row()
        with self.assertNumQueries(5):  # session, person, count, jobs, role
            self.client.get(reverse("jobs:list"))

    def test_a_job_tells_what_failed_and_why(self):
        job = make_row(JobState.DONE, done=9, failed=1)
        JobItem.objects.create(job=job, key="TEE-01/ar", state="failed", error="too <long>")
        answer = self.client.get(reverse("jobs:job", args=[job.pk]))
        self.assertContains(answer, "TEE-01/ar")
        self.assertContains(answer, "too &lt;long&gt;")
        self.assertNotContains(answer, "hx-trigger")

    def test_what_runs_is_shown_until_nothing_does(self):
        job = make_row()
        answer = self.client.get(reverse("jobs:running"))
        self.assertContains(answer, reverse("jobs:job", args=[job.pk]))
        Job.objects.update(state=JobState.DONE)
        self.assertEqual(self.client.get(reverse("jobs:running")).status_code, STOP_POLLING)


class CancelAndResume(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_a_waiting_job_is_cancelled(self):
        job = make_row(JobState.QUEUED)
        self.client.post(reverse("jobs:cancel", args=[job.pk]))
        job.refresh_from_db()
        self.assertEqual(job.state, JobState.CANCELLED)

    def test_a_cancelled_job_goes_on(self):
        job = make_row(JobState.CANCELLED)
        self.client.post(reverse("jobs:resume", args=[job.pk]))
        job.refresh_from_db()
        self.assertEqual(job.state, JobState.QUEUED)

    def test_a_finished_job_has_nothing_to_resume(self):
        job = make_row(JobState.DONE)
        answer = self.client.post(reverse("jobs:resume", args=[job.pk]), follow=True)
        self.assertContains(answer, "nothing left to do")

    def test_reviewers_do_neither(self):
        self.client.force_login(make_person())
        job = make_row(JobState.QUEUED)
        for name in ("jobs:cancel", "jobs:resume"):
            self.assertEqual(self.client.post(reverse(name, args=[job.pk])).status_code, 403)
        self.assertNotContains(self.client.get(reverse("jobs:list")), "Cancel")
