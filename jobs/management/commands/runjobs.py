"""`manage.py runjobs`: run the waiting jobs in this process; for a first run without a worker."""

from typing import Any

from django.core.management.base import BaseCommand

from jobs.models import Job
from jobs.services import drain


class Command(BaseCommand):
    help = "Run every waiting job here and now, until none is left."

    def handle(self, *args: Any, **options: Any) -> None:
        count = drain(self.show)
        self.stdout.write(f"{count} jobs run.")

    def show(self, job: Job) -> None:
        counts = f"{job.done + job.failed}/{job.total}, {job.failed} failed, cost {job.cost}"
        end = "\n" if job.finished_at else ""
        self.stderr.write(f"\r{job.label or job.kind}: {counts}, {job.state}", ending=end)
