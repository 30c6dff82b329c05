"""The kinds of work: each app registers its own in its `runners.py`; nobody keeps a list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.module_loading import autodiscover_modules

from jobs.errors import UnknownKind
from jobs.models import Job, JobItem

LEASE_SECONDS = 60


@dataclass(frozen=True)
class Outcome:
    """What a finished item cost, in the runner's own unit (characters for translations)."""

    cost: int = 0


class ItemFailed(Exception):
    """This item cannot be done; the job goes on. The reason is shown to people."""


class StopJob(Exception):
    """Nothing more can be done for now (quota spent): the job fails and can be resumed."""


Run = Callable[[Job, JobItem], Outcome]


@dataclass(frozen=True)
class Runner:
    """A kind of work. `lease_seconds` must outlast its slowest single item."""

    kind: str
    run: Run
    lease_seconds: int = LEASE_SECONDS


_runners: dict[str, Runner] = {}


def runner(kind: str, *, lease_seconds: int = LEASE_SECONDS) -> Callable[[Run], Run]:
    """Register a function `run(job, item) -> Outcome` for jobs of this kind.

    It is called outside any transaction. Its effects must be idempotent: an item that was
    finished but not yet marked when its worker died is given to it again.
    It raises ItemFailed or StopJob; any other exception fails the item under its own name.
    """

    def register(run: Run) -> Run:
        _runners[kind] = Runner(kind, run, lease_seconds)
        return run

    return register


def registry() -> Mapping[str, Runner]:
    """Every runner of the installed apps, by kind (reads each app's `runners.py` once)."""
    autodiscover_modules("runners")
    return MappingProxyType(_runners)


def runner_for(kind: str) -> Runner:
    """The runner of a kind. Raises UnknownKind."""
    try:
        return registry()[kind]
    except KeyError:
        raise UnknownKind(kind) from None


def lease_seconds(kind: str) -> int:
    """How long a worker may be silent on a job of this kind before another takes it over."""
    known = registry().get(kind)
    return known.lease_seconds if known else LEASE_SECONDS
