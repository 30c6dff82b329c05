"""Everything that writes jobs: ask for one, work on it, stop, resume, send lost ones again."""

import logging
import math
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from jobs import leases
from jobs.errors import LeaseLost, NotResumable, UnknownKind
from jobs.leases import Lease, Result
from jobs.models import OPEN_STATES, ItemState, Job, JobItem, JobState
from jobs.runners import ItemFailed, Runner, StopJob, lease_seconds, runner_for

MAX_STARTS = 5  # … without finishing an item: the item kills its worker
RESEND_SECONDS = 30
ROWS_PER_INSERT = 1000

Progress = Callable[[Job], None]
logger = logging.getLogger(__name__)


@transaction.atomic
def create_job(
    kind: str,
    *,
    items: Iterable[tuple[str, dict[str, Any]]],
    payload: dict[str, Any] | None = None,
    label: str = "",
    created_by: AbstractBaseUser | None = None,
    idempotency_key: str | None = None,
) -> Job:
    """Write a job with its items, (key, payload) each, and wake a worker on commit.

    Runs in the caller's transaction. Keys are unique within the job. A known `idempotency_key`
    gives the job that already has it, unchanged. A silent broker does not fail the request.
    """
    values = {
        "kind": kind,
        "label": label,
        "payload": payload or {},
        "created_by_id": created_by.pk if created_by else None,
    }
    if idempotency_key is None:
        job, new = Job.objects.create(**values), True
    else:
        job, new = Job.objects.get_or_create(idempotency_key=idempotency_key, defaults=values)
    if new:
        job.total = _insert_items(job, items)
        job.save(update_fields=["total"])
        _send_on_commit(job.pk)
    return job


def _insert_items(job: Job, items: Iterable[tuple[str, dict[str, Any]]]) -> int:
    rows = (JobItem(job=job, key=key, payload=payload) for key, payload in items)
    total = 0
    while batch := list(islice(rows, ROWS_PER_INSERT)):
        JobItem.objects.bulk_create(batch)
        total += len(batch)
    return total


@transaction.atomic
def request_cancel(job: Job) -> Job:
    """Stop a job: at once if nobody works on it, else after the item in hand. Closed: no effect."""
    now = timezone.now()
    free = Job.objects.free(now).filter(pk=job.pk)
    if not free.update(state=JobState.CANCELLED, cancel_requested_at=now, finished_at=now):
        Job.objects.open().filter(pk=job.pk).update(cancel_requested_at=now)
    job.refresh_from_db()
    return job


@transaction.atomic
def resume_job(job: Job) -> Job:
    """Queue a failed or cancelled job, or a done one with failed items; those are tried again.

    Raises NotResumable.
    """
    job.refresh_from_db()
    resumable = job.state in (JobState.FAILED, JobState.CANCELLED) or job.failed
    closed = Job.objects.filter(pk=job.pk).exclude(state__in=OPEN_STATES)
    fresh = {"state": JobState.QUEUED, "error": "", "failed": 0, "attempts": 0}
    cleared = {"cancel_requested_at": None, "finished_at": None, "lease_until": None}
    if not resumable or not closed.update(**fresh, **cleared, sent_at=timezone.now()):
        raise NotResumable(job.pk, job.get_state_display())
    job.items.filter(state=ItemState.FAILED).update(state=ItemState.WAITING, error="")
    _send_on_commit(job.pk)
    job.refresh_from_db()
    return job


@dataclass(frozen=True)
class Shift:
    """How long one worker stays with a job, and who is told after each item."""

    seconds: float = math.inf
    on_progress: Progress = lambda job: None


def run_job(job_id: int, shift: Shift = Shift()) -> None:
    """Work on a job under a lease until it ends or the shift is over; return if it is not free.

    After a shift the job goes to the end of the queue, so that no job keeps the others waiting
    and a worker can be stopped within seconds. Safe to call twice and from two places at once.
    """
    job = Job.objects.filter(pk=job_id).first()
    lease = leases.take_lease(job_id, lease_seconds(job.kind)) if job else None
    if lease is None:
        return
    try:
        _work(lease, shift)
    except LeaseLost as lost:
        logger.warning("%s", lost)
    except (KeyboardInterrupt, SystemExit):
        with suppress(LeaseLost):
            leases.give_back(lease)
        raise


def _work(lease: Lease, shift: Shift) -> None:
    job = leases.held_job(lease)
    try:
        ended = _work_on_items(lease, runner_for(job.kind), shift)
    except (StopJob, UnknownKind) as stop:
        leases.end_job(lease, JobState.FAILED, str(stop))
        ended = True
    job.refresh_from_db()
    shift.on_progress(job)
    if not ended:
        leases.give_back(lease)
        _send(lease.job_id)


def _work_on_items(lease: Lease, runner: Runner, shift: Shift) -> bool:
    """True when the job has ended, False when only the shift has."""
    started = time.monotonic()
    job = leases.held_job(lease)
    while item := job.items.filter(state=ItemState.WAITING).order_by("id").first():
        if job.cancel_requested_at:
            leases.end_job(lease, JobState.CANCELLED)
            return True
        if job.attempts > MAX_STARTS:
            raise StopJob(_killed(item))
        leases.mark_item(lease, _run_item(runner, job, item))
        job = leases.held_job(lease)
        shift.on_progress(job)
        if time.monotonic() - started >= shift.seconds:
            return False
    leases.end_job(lease, JobState.DONE)
    return True


def _run_item(runner: Runner, job: Job, item: JobItem) -> Result:
    try:
        return Result(item.pk, cost=runner.run(job, item).cost)
    except ItemFailed as failure:
        return Result(item.pk, reason=str(failure) or gettext("No reason was given."))
    except StopJob:
        raise
    except Exception as error:  # a runner's defect costs one item, never the job
        logger.exception("Job %s (%s), item %s", job.pk, job.kind, item.key)
        return Result(item.pk, reason=f"{type(error).__name__}: {error}")


def _killed(item: JobItem) -> str:
    return gettext(
        "Stopped: the worker died %(times)s times in a row, each time at item “%(item)s”."
    ) % {"times": MAX_STARTS, "item": item.key}


def drain(on_progress: Progress | None = None) -> int:
    """Run every free job in this process, oldest first, until none is left; how many were run.

    For a first run without a worker. `on_progress` sees the job after each item and at its end.
    """
    shift = Shift(on_progress=on_progress) if on_progress else Shift()
    count = 0
    while job := Job.objects.free(timezone.now()).order_by("id").first():
        run_job(job.pk, shift)
        count += 1
    return count


def sweep() -> int:
    """Send again what a dead worker or an emptied broker lost; how many jobs were sent.

    A job is due when nobody holds it, and either nobody was asked since its last lease ran out
    or its last message is older than RESEND_SECONDS.
    """
    now = timezone.now()
    unanswered = Q(sent_at__lt=now - timedelta(seconds=RESEND_SECONDS))
    due = Job.objects.free(now).filter(unanswered | Q(sent_at__lt=F("lease_until")))
    job_ids = list(due.order_by("id").values_list("pk", flat=True))
    return sum(_send_again(job_id) for job_id in job_ids)


def _send_again(job_id: int) -> bool:
    Job.objects.filter(pk=job_id).update(sent_at=timezone.now())
    return _send(job_id)


def _send_on_commit(job_id: int) -> None:
    transaction.on_commit(partial(_send, job_id))


def _send(job_id: int) -> bool:
    """Wake a worker. A broker that fails, in whatever way, is logged: the sweeper sends again."""
    try:
        import_string(settings.JOB_SENDER)(job_id)
    except Exception:  # each broker has errors of its own; none may break the request
        logger.exception("Job %s waits: the broker took no message", job_id)
        return False
    return True
