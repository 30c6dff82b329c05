"""`manage.py recheck`: check texts again after the packs changed, with progress."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from jobs.models import Job
from review.localize import finish_here
from review.rechecking import start_recheck


class Command(BaseCommand):
    help = "Check again every text that rules or words changed since can touch."

    def handle(self, **options: Any) -> None:
        job = start_recheck()
        if job is None:
            self.stdout.write("No rule changed since the texts were checked.")
            return
        with tqdm(total=job.total, desc="Check", unit="part") as bar:
            job = finish_here(job, lambda seen: _show(bar, seen))
        self.stdout.write(f"{job.done} of {job.total} parts done, {job.failed} failed")
        if job.error:
            raise CommandError(job.error)


def _show(bar: "tqdm[Any]", job: Job) -> None:
    bar.update(job.done + job.failed - bar.n)
