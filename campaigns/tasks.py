"""The scheduler's door."""

from celery import shared_task

from campaigns import launching


@shared_task(acks_late=True)  # type: ignore[untyped-decorator]
def launch_due() -> None:
    launching.launch_due()
