"""From a rule such as “Ramadan −7 days, 10:00 local” to an instant, with its uncertainty."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from campaigns.errors import NoSuchTime
from locales.almanac.values import Occurrence


@dataclass(frozen=True, slots=True)
class Turn:
    """When one step happens in one market. `waits`: the day must be confirmed first."""

    day: date
    due_at: datetime
    waits: bool


def turn_of(occurrence: Occurrence, offset_days: int, local_time: time, zone: str) -> Turn:
    """When a step falls due.

    What leads up to an observance counts from its earliest possible day, because a greeting may
    be early but not late; what happens on it or after it counts from the best day, and waits for
    a confirmation while the day is open. Raises NoSuchTime.
    """
    anchor = occurrence.earliest if offset_days < 0 else occurrence.start
    day = anchor + timedelta(days=offset_days)
    return Turn(day, instant(day, local_time, zone), waits=occurrence.is_open and offset_days >= 0)


def closing_of(occurrence: Occurrence, offset_days: int, zone: str) -> Turn:
    """The end of the last day, counted from the latest day the observance can be.

    That is the first instant of the day after, also where clocks jump over midnight.
    """
    day = occurrence.latest + timedelta(days=offset_days + 1)
    try:
        return Turn(day, instant(day, time.min, zone), waits=False)
    except NoSuchTime as gap:
        return Turn(day, instant(day, gap.suggestion.time(), zone), waits=False)


def instant(day: date, clock: time, zone: str) -> datetime:
    """The UTC instant of a wall time; the first of two where clocks are put back.

    Raises NoSuchTime where clocks are put forward over it.
    """
    wall = datetime.combine(day, clock)
    place = ZoneInfo(zone)
    moment = wall.replace(tzinfo=place).astimezone(UTC)
    back = moment.astimezone(place).replace(tzinfo=None)
    if back != wall:
        raise NoSuchTime(wall, zone, back)
    return moment
