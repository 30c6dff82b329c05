"""What can go wrong with a job, in words its caller can act on."""


class JobError(Exception):
    """Something a job refuses to do."""


class UnknownKind(JobError):
    """No installed app registers a runner for this kind of job."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"No installed app runs jobs of kind “{kind}”.")
        self.kind = kind


class NotResumable(JobError):
    """The job is still open, or has nothing left to do."""

    def __init__(self, job_id: int, state: str) -> None:
        super().__init__(f"Job {job_id} is {state}; there is nothing to resume.")
        self.job_id = job_id


class LeaseLost(JobError):
    """Another worker holds the job now: whoever sees this stops at once."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"Job {job_id} is held by another worker.")
        self.job_id = job_id
