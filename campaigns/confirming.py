"""Confirmations: what an authority said of a day, and what moves because of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.services import record
from campaigns.models import Confirmation, Launch
from campaigns.planning import OPEN_STATES, as_said, place_launches, step_turn
from locales.values import Occurrence


@dataclass(frozen=True, slots=True)
class Shift:
    """What confirming a day would move: one launch, from one wall date to another."""

    launch: Launch
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Saying:
    """What an authority said of one turn of an observance in one market."""

    occurrence: Occurrence
    start: date
    source: str


def preview_confirmation(saying: Saying) -> list[Shift]:
    """Which launches would move, and to which day; nothing is written."""
    told = _told(saying)
    shifts = []
    for launch in _concerned(saying.occurrence):
        turn = step_turn(launch.step, told, launch.time_zone)
        shifts.append(Shift(launch, launch.wall_date, turn.day))
    return shifts


@transaction.atomic
def confirm_occurrence(saying: Saying, by: User) -> list[Shift]:
    """Record a confirmation and move what hangs on it, in this market only."""
    shifts = preview_confirmation(saying)
    occurrence = saying.occurrence
    Confirmation.objects.create(
        event=occurrence.event,
        market=occurrence.market,
        turn=occurrence.turn,
        start=saying.start,
        source=saying.source,
        by=by,
    )
    campaigns = {shift.launch.step.campaign for shift in shifts}
    for campaign in campaigns:
        place_launches(campaign, _told(saying))
    record(
        by, "confirm", f"{occurrence.event}:{occurrence.market}", {}, {"start": str(saying.start)}
    )
    return shifts


def _told(saying: Saying) -> Occurrence:
    return as_said(saying.occurrence, saying.start, saying.source)


def _concerned(occurrence: Occurrence) -> Sequence[Launch]:
    rows = Launch.objects.filter(
        step__campaign__event=occurrence.event,
        market=occurrence.market,
        turn=occurrence.turn,
        state__in=OPEN_STATES,
    )
    return list(rows.select_related("step__campaign__item"))
