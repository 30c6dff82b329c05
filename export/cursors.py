"""Cursors: a place in one release, so that a page never shifts while somebody publishes."""

import base64
import binascii
from dataclasses import dataclass

from export.problems import Problem

LARGEST = 2**31 - 1  # what a database holds in a number


@dataclass(frozen=True, slots=True)
class Cursor:
    """The release it is pinned to, and the position after which the next page begins."""

    release: int
    position: int

    def __str__(self) -> str:
        raw = f"{self.release}.{self.position}".encode()
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def parse_cursor(text: str) -> Cursor:
    """Raises Problem 422 on anything that `str(Cursor)` did not write."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        release, position = (int(part) for part in raw.split("."))
    except (ValueError, binascii.Error) as error:
        detail = "The cursor was not made by this API; begin again without one."
        raise Problem(422, "Invalid cursor", detail) from error
    return Cursor(min(release, LARGEST), min(position, LARGEST))
