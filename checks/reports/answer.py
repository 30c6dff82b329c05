"""What is known about one line of input: its findings, or why it couldn't be read."""

from dataclasses import dataclass

from checks.findings import Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """`place`: the number of the line in its file, from 1. `id` is as the line gave it, if it did.

    `file`: the file's name, "-" for standard input. `offset`: the code points before the line.
    `raw`: the line as written. `error` says what is wrong with a line that can't be checked.
    """

    file: str
    place: int
    offset: int
    raw: str
    id: str | int | None = None
    findings: tuple[Finding, ...] = ()
    error: str | None = None
