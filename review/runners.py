"""Long work that review owns."""

import time

from django.db.models import F

from catalog.models import Item
from checks.reaching import Changes
from jobs.models import ItemState, Job, JobItem
from jobs.runners import Outcome, StopJob, runner
from review.localize import localize_item
from review.rechecking import KIND, LAST, keep_rules, recheck_part
from translation.engines import engine as find_engine
from translation.engines.base import (
    Engine,
    EngineError,
    EngineUnavailable,
    Request,
    Translation,
    limits_of,
)

LEASE_SECONDS = 180  # one item may wait for an engine that answers slowly
WAITS_SECONDS = (1, 4)  # before an engine that is away is asked again


@runner("localize", lease_seconds=LEASE_SECONDS)
def localize(job: Job, job_item: JobItem) -> Outcome:
    """One catalogue item in one locale. A full stop of the engine stops the job, resumable.

    The cost is written down call by call, so the outcome has none of its own.
    """
    item = Item.objects.filter(pk=job_item.payload["item"]).first()
    if item is None:  # deleted since; nothing is left to do
        return Outcome()
    name = str(job.payload.get("engine", ""))
    try:
        engine = Metered(find_engine(name), job.pk) if name else None
        _localize_patiently(item, str(job_item.payload["locale"]), engine)
    except EngineError as error:
        raise StopJob(str(error)) from error
    return Outcome()


@runner(KIND, lease_seconds=LEASE_SECONDS)
def recheck(job: Job, job_item: JobItem) -> Outcome:
    """One stretch of items; the last part keeps what all texts are now checked with."""
    if job_item.key == LAST:
        if not job.items.filter(state=ItemState.FAILED).exists():
            keep_rules()
        return Outcome()
    changed = Changes(frozenset(job.payload["rules"]), frozenset(job.payload["languages"]))
    asked = job_item.payload
    recheck_part(str(asked["locale"]), int(asked["first"]), int(asked["last"]), changed)
    return Outcome()


def _localize_patiently(item: Item, locale: str, engine: Engine | None) -> None:
    for seconds in WAITS_SECONDS:
        try:
            localize_item(item, locale, engine)
        except EngineUnavailable:
            time.sleep(seconds)
        else:
            return
    localize_item(item, locale, engine)


class Metered:
    """An engine whose bill goes onto a job's row as soon as an answer is there.

    So the job's cost is right also where its item is never finished: the quota ended between two
    calls, or the worker died. What is asked again later comes from what was bought, at no cost.
    """

    def __init__(self, engine: Engine, job_id: int) -> None:
        self.name = engine.name
        self.limits = limits_of(engine)
        self.options = getattr(engine, "options", "")
        self.engine = engine
        self.job_id = job_id

    def translate(self, request: Request) -> list[Translation]:
        answers = self.engine.translate(request)
        bill = sum(answer.characters for answer in answers)
        Job.objects.filter(pk=self.job_id).update(cost=F("cost") + bill)
        return answers
