"""Long work that review owns."""

from catalog.models import Item
from jobs.models import Job, JobItem
from jobs.runners import Outcome, StopJob, runner
from review.localize import localize_item
from translation.engines import engine as find_engine
from translation.engines.base import EngineError

LEASE_SECONDS = 180  # one item may wait for an engine that answers slowly


@runner("localize", lease_seconds=LEASE_SECONDS)
def localize(job: Job, job_item: JobItem) -> Outcome:
    """One catalogue item in one locale. A full stop of the engine stops the job, resumable."""
    item = Item.objects.filter(pk=job_item.payload["item"]).first()
    if item is None:  # deleted since; nothing is left to do
        return Outcome()
    name = str(job.payload.get("engine", ""))
    try:
        engine = find_engine(name) if name else None
        bought = localize_item(item, str(job_item.payload["locale"]), engine)
    except EngineError as error:
        raise StopJob(str(error)) from error
    return Outcome(cost=bought)
