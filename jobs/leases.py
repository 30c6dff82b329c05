"""One worker per job: a lease is a token on its row that ends by itself if the worker dies."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from jobs.errors import LeaseLost
from jobs.models import ItemState, Job, JobItem, JobState
from jobs.runners import LEASE_SECONDS


@dataclass(frozen=True)
class Lease:
    """The right to work on a job. Every write below takes effect only while the token stands."""

    job_id: int
    token: str
    seconds: int = LEASE_SECONDS


@dataclass(frozen=True)
class Result:
    """How one item ended; a `reason` means that it failed."""

    item_id: int
    cost: int = 0
    reason: str = ""


def take_lease(job_id: int, seconds: int = LEASE_SECONDS) -> Lease | None:
    """Take a free job, or return None: done, cancelled, unknown, or another worker has it.

    One UPDATE decides between workers, on any database.
    """
    now = timezone.now()
    lease = Lease(job_id, str(uuid4()), seconds)
    taken = (
        Job.objects.free(now)
        .filter(pk=job_id)
        .update(
            state=JobState.RUNNING,
            lease_token=lease.token,
            lease_until=now + timedelta(seconds=seconds),
            attempts=F("attempts") + 1,
            started_at=Coalesce("started_at", Value(now, output_field=DateTimeField())),
        )
    )
    return lease if taken else None


def held_job(lease: Lease) -> Job:
    """The job as its row stands now. Raises LeaseLost."""
    try:
        return Job.objects.get(pk=lease.job_id, lease_token=lease.token)
    except Job.DoesNotExist:
        raise LeaseLost(lease.job_id) from None


@transaction.atomic
def mark_item(lease: Lease, result: Result) -> None:
    """Write an item's end, the job's counters and the lease's renewal together, or nothing.

    Raises LeaseLost.
    """
    failed = bool(result.reason)
    _update_held(
        lease,
        done=F("done") + int(not failed),
        failed=F("failed") + int(failed),
        cost=F("cost") + result.cost,
        attempts=0,
        lease_until=timezone.now() + timedelta(seconds=lease.seconds),
    )
    JobItem.objects.filter(pk=result.item_id).update(
        state=ItemState.FAILED if failed else ItemState.DONE,
        attempts=F("attempts") + 1,
        error=result.reason,
    )


def end_job(lease: Lease, state: JobState, error: str = "") -> None:
    """Close the job and give the lease back. Raises LeaseLost."""
    _update_held(
        lease,
        state=state,
        error=error,
        finished_at=timezone.now(),
        lease_token="",
        lease_until=None,
    )


def give_back(lease: Lease) -> None:
    """Let another worker go on with the unfinished job. Raises LeaseLost."""
    _update_held(lease, lease_token="", lease_until=None, sent_at=timezone.now())


def _update_held(lease: Lease, **values: object) -> None:
    held = Job.objects.filter(pk=lease.job_id, lease_token=lease.token)
    if not held.update(**values):
        raise LeaseLost(lease.job_id)
