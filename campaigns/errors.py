"""What planning refuses."""

from datetime import datetime


class CannotPlan(Exception):
    """A campaign that cannot be planned as asked; `str()` says why."""


class NoSuchTime(CannotPlan):
    """A wall time that clocks jump over on that day. `suggestion` is the next one that exists."""

    def __init__(self, wall: datetime, zone: str, suggestion: datetime) -> None:
        super().__init__(
            f"{wall:%Y-%m-%d %H:%M} does not exist in {zone}: clocks are put forward. "
            f"Use {suggestion:%H:%M}."
        )
        self.suggestion = suggestion
