"""The scheduler's door."""

from celery import shared_task

from campaigns import launching, planning


@shared_task(acks_late=True)  # type: ignore[untyped-decorator]
def launch_due() -> None:
    """Plan what was imported since, then launch what is due."""
    planning.plan_missing()
    launching.launch_due()
