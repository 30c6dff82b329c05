"""The same work; a worker that died is missed sooner."""

from jobs.runners import runner
from review.runners import localize

LEASE_SECONDS = 8

runner("localize", lease_seconds=LEASE_SECONDS)(localize)
