"""Jobs for tests."""

from typing import Any

from jobs.models import Job
from jobs.services import create_job
from tests.jobs.ledger import runners  # noqa: F401 (registers its kinds)


def make_job(moods: list[str], **values: Any) -> Job:
    """A job with one item per mood: "", "fails", "stops" or "breaks"."""
    items = [(f"item-{n}", {"mood": mood}) for n, mood in enumerate(moods, start=1)]
    return create_job("moody", items=items, **values)
