"""An occurrence as a row keeps it, so that review can judge by it without knowing campaigns."""

from dataclasses import asdict
from datetime import date
from typing import Any

from locales.almanac.values import Occurrence

DAYS = ("start", "end", "earliest", "latest")


def stored(occurrence: Occurrence) -> dict[str, Any]:
    """JSON-ready: days as ISO 8601."""
    row = asdict(occurrence)
    return {**row, **{day: row[day].isoformat() if row[day] else None for day in DAYS}}


def occurrence_of(row: dict[str, Any]) -> Occurrence:
    """The inverse of `stored`."""
    days = {day: date.fromisoformat(row[day]) if row[day] else None for day in DAYS}
    return Occurrence(**{**row, **days})
