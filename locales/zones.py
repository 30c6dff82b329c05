"""The zone data in use: the tzdata package's, never the machine's, which may be years old."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

# (zone, instant in UTC, offset in hours): each was changed by a law that stale data doesn't know.
FIXED_POINTS = (
    ("Africa/Casablanca", datetime(2026, 10, 15, tzinfo=UTC), 0),  # left UTC+1 in September 2026
    ("America/Vancouver", datetime(2026, 12, 15, tzinfo=UTC), -7),  # stays on summer time
    ("America/Asuncion", datetime(2025, 7, 1, tzinfo=UTC), -3),  # stays on summer time since 2024
    ("Asia/Almaty", datetime(2024, 4, 1, tzinfo=UTC), 5),  # one zone in Kazakhstan since 2024
    ("Africa/Cairo", datetime(2023, 7, 1, tzinfo=UTC), 3),  # summer time again since 2023
    ("America/Mexico_City", datetime(2023, 7, 1, tzinfo=UTC), -6),  # none since 2022
    ("Europe/Istanbul", datetime(2017, 1, 1, tzinfo=UTC), 3),  # stays on summer time since 2016
)


class StaleZones(RuntimeError):
    """The zone data doesn't know a law: clocks in campaigns would be wrong by an hour."""


def use_package() -> None:
    """Make this process read zones from the tzdata package alone, and prove it.

    Call it before the first zone is opened. Raises StaleZones with the zone and the cure.
    """
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    prove()


def prove() -> None:
    """Raises StaleZones where a fixed point is wrong."""
    for name, instant, hours in FIXED_POINTS:
        found = instant.astimezone(zoneinfo.ZoneInfo(name)).utcoffset()
        if found != timedelta(hours=hours):
            raise StaleZones(
                f"{name} is {found} from UTC on {instant:%Y-%m-%d} by tzdata {version('tzdata')}, "
                f"but by law {hours} h: install tzdata 2026.6 or newer"
            )
