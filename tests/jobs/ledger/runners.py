"""Work that leaves traces: one line per call, one file per effect."""

import time
from pathlib import Path

from jobs.models import Job, JobItem
from jobs.runners import ItemFailed, Outcome, StopJob, runner


@runner("ledger", lease_seconds=3)
def write_ledger(job: Job, item: JobItem) -> Outcome:
    """Note the call, wait where the item says so, leave one file per key: idempotent."""
    folder = Path(job.payload["folder"])
    with (folder / "calls").open("a", encoding="utf-8") as calls:
        calls.write(f"{item.key}\n")
    _wait(folder, item, "before")
    (folder / f"effect-{item.key}").touch()
    _wait(folder, item, "after")
    return Outcome(cost=item.payload.get("cost", 1))


def _wait(folder: Path, item: JobItem, moment: str) -> None:
    while item.payload.get("block") == moment and (folder / "blocked").exists():
        time.sleep(0.05)


@runner("moody")
def be_moody(job: Job, item: JobItem) -> Outcome:
    """Do what the item's mood says."""
    mood = item.payload.get("mood")
    if mood == "fails":
        raise ItemFailed("The text is empty.")
    if mood == "stops":
        raise StopJob("The quota of this month is spent.")
    if mood == "breaks":
        raise ZeroDivisionError("division by zero")
    return Outcome(cost=10)
