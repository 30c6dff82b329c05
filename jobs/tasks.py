"""What workers are asked to do: an id in, nothing out, safe to run twice."""

from celery import shared_task
from celery.signals import worker_ready

from jobs import services

SHIFT_SECONDS = 5.0


@shared_task  # type: ignore[untyped-decorator]
def run_job(job_id: int) -> None:
    services.run_job(job_id, services.Shift(seconds=SHIFT_SECONDS))


@shared_task  # type: ignore[untyped-decorator]
def sweep() -> None:
    services.sweep()


@worker_ready.connect  # type: ignore[untyped-decorator]
def sweep_at_start(**_: object) -> None:
    """A worker that comes up looks at once for what the last one left behind."""
    services.sweep()
