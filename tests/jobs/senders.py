"""Stand-ins for the broker."""

sent: list[int] = []


def keep(job_id: int) -> None:
    sent.append(job_id)


def refuse(job_id: int) -> None:
    raise ConnectionRefusedError("no broker here")
