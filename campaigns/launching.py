"""Launching: on time, once, in order, and also what fell due while nobody ran."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import record
from campaigns.models import Launch, LaunchState, StepName
from campaigns.planning import OPEN_STATES
from catalog.models import Item, ItemKind
from releases.selectors import Content, approved_content
from releases.services import Publication, publish
from review.markets import keep_selling_to


def launch_due(now: datetime | None = None) -> int:
    """Launch what is due, in order, also what fell due while nobody ran. Returns how many.

    Safe to run from several schedulers at once: each launch is taken under a lock, once.
    """
    moment = now or timezone.now()
    due = Launch.objects.filter(state__in=OPEN_STATES, due_at__lte=moment).order_by("due_at", "id")
    return sum(launch_one(pk, moment) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def launch_one(launch_id: int, now: datetime) -> bool:
    """Take one turn, unless somebody already has or something stands in its way."""
    rows = Launch.objects.select_related("step__campaign__item").filter(
        pk=launch_id, state__in=OPEN_STATES
    )
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(of=("self",), skip_locked=True)
    launch = rows.first()
    if launch is None:
        return False
    obstacle = _obstacle(launch)
    if obstacle:
        return _settle(launch, LaunchState.HELD, obstacle)
    if _is_over(launch, now):
        return _settle(launch, LaunchState.CANCELLED, "its time was over before it could open")
    launch.state = LaunchState.LAUNCHED
    launch.launched_at = now
    launch.held_because = ""
    launch.save(update_fields=["state", "launched_at", "held_because"])
    note = f"{launch.step.campaign.item.key} {launch.step.name}"
    launch.release = publish_market(launch.market, note=note).release
    launch.save(update_fields=["release"])
    record(None, "launch", f"launch:{launch.pk}", {}, {"market": launch.market, "note": note})
    return True


def _settle(launch: Launch, state: LaunchState, why: str) -> bool:
    if (launch.state, launch.held_because) != (state, why):
        launch.state, launch.held_because = state, why
        launch.save(update_fields=["state", "held_because"])
    return False


def _obstacle(launch: Launch) -> str:
    """Why this turn cannot be taken now; empty when it can."""
    if launch.step.campaign.cancelled_at:
        return "the campaign is cancelled"
    if launch.step.name == StepName.CLOSES:
        return ""
    if launch.waits:
        return "the day is not confirmed yet"
    ready = [
        part
        for part in approved_content(launch.market, [launch.step.campaign.item])
        if isinstance(part, Content)
    ]
    return "" if ready else "its title and text are not approved in this market"


def _is_over(launch: Launch, now: datetime) -> bool:
    if launch.step.name == StepName.CLOSES:
        return False
    closing = Launch.objects.filter(
        step__campaign=launch.step.campaign,
        step__name=StepName.CLOSES,
        market=launch.market,
        turn=launch.turn,
        due_at__lte=now,
    )
    return closing.exists()


def live_campaigns(market: str) -> list[Item]:
    """Campaign items that have opened in a market and not closed."""
    opened = _turns(market, StepName.OPENS)
    closed = _turns(market, StepName.CLOSES)
    keys = {item_id for item_id, _turn in opened - closed}
    return list(Item.objects.filter(pk__in=keys))


def _turns(market: str, step: StepName) -> set[tuple[int, str]]:
    rows = Launch.objects.filter(market=market, step__name=step, state=LaunchState.LAUNCHED)
    return set(rows.values_list("step__campaign__item_id", "turn"))


def publish_market(market: str, *, by: User | None = None, note: str = "") -> Publication:
    """Release a market's products, snippets and the campaigns that are open there now."""
    standing = Item.objects.exclude(kind=ItemKind.CAMPAIGN)
    keep_selling_to(market, by)
    return publish(market, [*standing, *live_campaigns(market)], by=by, note=note)
