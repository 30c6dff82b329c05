"""Confirmations: what an authority said of a day, and what moves because of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import record
from campaigns.confirmed import as_said, confirmed_in
from campaigns.models import Confirmation, Launch, Said
from campaigns.planning import OPEN_STATES, place_launches, step_turn
from locales.almanac.occurrences import NEAR, depends_on, occurrences
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge


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
    kind: Said = Said.MOVED


class CannotConfirm(Exception):
    """What was said cannot be about this turn; the message says why."""


def not_sighted(occurrence: Occurrence) -> date:
    """The first day where the crescent was not seen on the first evening it could be."""
    return occurrence.earliest + timedelta(days=1)


def say(occurrence: Occurrence, kind: Said, start: date | None, source: str) -> Saying:
    """What an authority said, as a day.

    A crescent seen on the first evening makes the earliest day the first; one not seen, the day
    after, for a month has thirty days at most. Raises CannotConfirm.
    """
    if kind == Said.SIGHTED:
        start = occurrence.earliest
    elif kind == Said.NOT_SIGHTED:
        start = not_sighted(occurrence)
    if start is None:
        raise CannotConfirm(_("Which day is it? Write it as 2027-03-10."))
    if abs(start - occurrence.start) > NEAR:
        raise CannotConfirm(
            _("That is far from %(day)s, the computed day. Is the year right?")
            % {"day": occurrence.start.isoformat()}
        )
    return Saying(occurrence, start, source, kind)


def preview_confirmation(saying: Saying) -> list[Shift]:
    """Which launches would move, and to which day; nothing is written."""
    return [
        Shift(launch, launch.wall_date, step_turn(launch.step, one, launch.time_zone).day)
        for launch, one in _concerned(saying)
    ]


@transaction.atomic
def confirm_occurrence(saying: Saying, by: User) -> list[Shift]:
    """Record a confirmation and move what hangs on it, in this market only."""
    occurrence = saying.occurrence
    shifts = preview_confirmation(saying)
    places = {(launch.step.campaign, one) for launch, one in _concerned(saying)}
    Confirmation.objects.create(
        event=occurrence.event,
        market=occurrence.market,
        turn=occurrence.turn,
        kind=saying.kind,
        start=saying.start,
        source=saying.source,
        by=by,
    )
    for campaign, one in places:
        place_launches(campaign, one)
    subject = f"{occurrence.event}:{occurrence.market}:{occurrence.turn}"
    record(by, "confirm", subject, {}, {"start": str(saying.start), "kind": saying.kind})
    return shifts


def _concerned(saying: Saying) -> list[tuple[Launch, Occurrence]]:
    """The open launches on this turn and on what is counted from it, with the day each then has."""
    told = saying.occurrence
    rows = Launch.objects.filter(market=told.market, state__in=OPEN_STATES)
    found = []
    for launch in rows.select_related("step__campaign__item"):
        one = _as_known(launch, saying)
        if one:
            found.append((launch, one))
    return found


def _as_known(launch: Launch, saying: Saying) -> Occurrence | None:
    """The day that a launch hangs on, once this is said; None where it hangs on another."""
    told, event = saying.occurrence, launch.step.campaign.event
    said = as_said(told, saying.start, saying.source)
    if event == told.event:
        return said if launch.turn == told.turn else None
    observance = knowledge().observances.get(event)
    if observance is None or not depends_on(observance, told.event):
        return None
    known = (*(one for one in confirmed_in(told.market) if one != said), said)
    years = range(launch.earliest.year - 1, launch.earliest.year + 2)
    near = (one for year in years for one in occurrences(observance, told.market, year, known))
    return next((one for one in near if one.turn == launch.turn), None)
