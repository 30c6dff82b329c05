"""People's changes to a campaign's rule, with a trace of who made them."""

from django.db import transaction

from accounts.models import User
from accounts.services import record
from campaigns.errors import CannotPlan
from campaigns.models import Campaign, StepName
from campaigns.planning import Plan, plan_campaign, plan_of
from catalog.models import Item


@transaction.atomic
def change_rule(item: Item, plan: Plan, by: User) -> Campaign:
    """Plan, or plan anew: what has not happened moves, what has stays. Raises CannotPlan."""
    before = rule_of(item)
    campaign = plan_campaign(item, plan)
    record(by, "campaign.planned", campaign, _noted(before), _noted(plan))
    return campaign


def rule_of(item: Item) -> Plan | None:
    """The rule a campaign is planned by; None where it has none yet."""
    campaign = Campaign.objects.filter(item=item).prefetch_related("steps").first()
    if campaign is None:
        return None
    steps = {step.name: step for step in campaign.steps.all()}
    opens, closes = steps[StepName.OPENS], steps[StepName.CLOSES]
    return Plan(
        event=campaign.event,
        markets=tuple(campaign.markets),
        start_day=opens.offset_days,
        end_day=closes.offset_days,
        local_time=opens.local_time,
    )


def rule_to_offer(item: Item) -> Plan | None:
    """What a form begins with: the rule in force, else what the campaign's own facts state."""
    found = rule_of(item)
    if found:
        return found
    try:
        return plan_of(item)
    except CannotPlan:
        return None


def _noted(plan: Plan | None) -> dict[str, object]:
    if plan is None:
        return {}
    return {
        "event": plan.event,
        "markets": list(plan.markets),
        "start_day": plan.start_day,
        "end_day": plan.end_day,
        "local_time": f"{plan.local_time:%H:%M}",
    }
