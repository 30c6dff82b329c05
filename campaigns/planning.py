"""Planning: a campaign's rules become launches in each market's own time."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from campaigns.confirmed import next_kept
from campaigns.errors import CannotPlan
from campaigns.models import Campaign, Launch, LaunchState, Step, StepName
from campaigns.windows import Turn, closing_of, turn_of
from catalog.models import Item, ItemKind
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge
from review.services import Need, set_due


@dataclass(frozen=True, slots=True)
class Plan:
    """A campaign's rules: which observance, which markets, from when to when."""

    event: str
    markets: tuple[str, ...]
    start_day: int
    end_day: int
    local_time: time


def plan_of(item: Item) -> Plan:
    """The plan that a campaign's own facts state. Raises CannotPlan naming the fact."""
    facts: dict[str, Any] = item.facts
    event = str(facts.get("event", "")).replace("_", "-")
    if event not in knowledge().observances:
        raise CannotPlan(f"{item}: no observance is called “{event}”")
    markets = _codes(facts.get("markets", ""))
    unknown = [code for code in markets if code not in knowledge().markets]
    if unknown:
        raise CannotPlan(f"{item}: no pack for the markets {', '.join(unknown)}")
    try:
        start, end = int(facts.get("start_day", 0)), int(facts.get("end_day", 0))
        clock = time.fromisoformat(str(facts.get("local_time") or "00:00"))
    except ValueError as error:
        raise CannotPlan(f"{item}: {error}") from error
    if end < start:
        raise CannotPlan(f"{item}: end_day {end} is before start_day {start}")
    return Plan(event, tuple(markets), start, end, clock)


def _codes(stated: object) -> list[str]:
    """Market codes, as a list or as the text “sa;id”."""
    parts = stated if isinstance(stated, list) else str(stated).split(";")
    return [str(part).strip() for part in parts if str(part).strip()]


@transaction.atomic
def plan_campaign(item: Item, plan: Plan, *, after: date | None = None) -> Campaign:
    """Tie a campaign's content to the next occurrence in each of its markets.

    Planning again changes only launches that have not happened. Raises CannotPlan.
    """
    campaign, _made = Campaign.objects.update_or_create(
        item=item, defaults={"event": plan.event, "markets": list(plan.markets)}
    )
    offsets = {StepName.OPENS: plan.start_day, StepName.CLOSES: plan.end_day}
    for name, offset in offsets.items():
        Step.objects.update_or_create(
            campaign=campaign,
            name=name,
            defaults={"offset_days": offset, "local_time": plan.local_time},
        )
    campaign_launches(campaign).filter(state__in=OPEN_STATES).exclude(
        market__in=plan.markets
    ).delete()
    first = after or timezone.localdate()
    for market in plan.markets:
        occurrence = next_occurrence(plan, market, first)
        if occurrence:
            place_launches(campaign, occurrence)
    return campaign


OPEN_STATES = (LaunchState.PLANNED, LaunchState.HELD)


def campaign_launches(campaign: Campaign) -> QuerySet[Launch]:
    return Launch.objects.filter(step__campaign=campaign)


def next_occurrence(plan: Plan, market: str, after: date) -> Occurrence | None:
    """The first turn whose closing day is not over on `after`, as confirmed where somebody did."""
    closing = timedelta(days=max(plan.end_day, 0))
    return next_kept(plan.event, market, after - closing - timedelta(days=1))


def place_launches(campaign: Campaign, occurrence: Occurrence) -> list[Launch]:
    """Write, or move, one market's launches of an occurrence; what has happened stays."""
    zone = knowledge().market(occurrence.market).time_zones[0]
    placed = []
    for step in campaign.steps.all():
        turn = step_turn(step, occurrence, zone)
        where: dict[str, Any] = {"step": step, "market": occurrence.market, "turn": occurrence.turn}
        done = Launch.objects.filter(**where).exclude(state__in=OPEN_STATES).first()
        if done:
            placed.append(done)
            continue
        launch, _made = Launch.objects.update_or_create(
            **where,
            defaults={
                "earliest": occurrence.earliest,
                "latest": occurrence.latest,
                "status": occurrence.status,
                "wall_date": turn.day,
                "wall_clock": turn.due_at.astimezone(ZoneInfo(zone)).time(),
                "time_zone": zone,
                "due_at": turn.due_at,
                "waits": turn.waits,
                "state": LaunchState.PLANNED,
                "held_because": "",
            },
        )
        placed.append(launch)
        if step.name == StepName.OPENS:
            _ask_review(campaign, launch, occurrence)
    return placed


def step_turn(step: Step, occurrence: Occurrence, zone: str) -> Turn:
    """When a step falls due: it opens at its own time, and closes when its last day is over."""
    if step.name == StepName.CLOSES:
        return closing_of(occurrence, step.offset_days, zone)
    return turn_of(occurrence, step.offset_days, step.local_time, zone)


def _ask_review(campaign: Campaign, launch: Launch, occurrence: Occurrence) -> None:
    """Tell the queue by when. Texts are judged for the observance's day where it is open then."""
    opens, closes = (step.offset_days for step in campaign.steps.order_by("-name"))
    judged_on = occurrence.start if opens <= 0 <= closes else launch.wall_date
    set_due(campaign.item, Need(launch.market, launch.due_at, judged_on, occurrence))


def plan_missing() -> list[str]:
    """Plan every campaign item that states an observance and has no plan yet.

    Returns a sentence for each that could not be planned.
    """
    problems = []
    for item in Item.objects.filter(kind=ItemKind.CAMPAIGN, campaign=None):
        try:
            plan_campaign(item, plan_of(item))
        except CannotPlan as error:
            problems.append(str(error))
    return problems
