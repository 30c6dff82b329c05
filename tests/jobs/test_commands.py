"""The doors of the jobs: a command and a task."""

from io import StringIO

from django.core.management import call_command
from django.test import TestCase, override_settings

from jobs import tasks
from jobs.models import Job, JobState
from tests.jobs.make import make_job


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class Doors(TestCase):
    def test_runjobs_runs_what_waits_and_shows_it(self):
        make_job(["", "fails"], label="Two texts")
        out, err = StringIO(), StringIO()
        call_command("runjobs", stdout=out, stderr=err)
        self.assertEqual(out.getvalue(), "1 jobs run.\n")
        self.assertIn("Two texts: 2/2, 1 failed, cost 10, done", err.getvalue())

    def test_the_task_takes_an_id(self):
        tasks.run_job(make_job([""]).pk)
        self.assertEqual(Job.objects.get().state, JobState.DONE)
