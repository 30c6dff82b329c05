"""Everything the page of one campaign shows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from accounts.policy import may_operate
from campaigns.models import Campaign, Launch, Step
from campaigns.planning import OPEN_STATES
from campaigns.selectors import (
    Run,
    TextLine,
    Title,
    Unplanned,
    markets_of,
    runs,
    texts_of,
    title_of,
    why_not,
)
from campaigns.words import rule_sentence
from catalog.models import Item, ItemKind
from locales.snapshot import knowledge
from review.markets import sold_to


@dataclass(frozen=True, slots=True)
class Page:
    """One campaign: its rule in words, its runs, its texts. `unplanned` where it has no rule."""

    item: Item
    title: Title
    event: str
    day: str  # the observance's name
    rule: list[str]
    runs: list[Run]
    confirmable: list[Launch]
    without_day: list[str]  # markets that do not keep the day
    texts: list[TextLine]
    fields: list[str]
    unplanned: Unplanned | None
    may_operate: bool


def page_of(item: Item, user: User) -> Page:
    campaign = Campaign.objects.filter(item=item).prefetch_related(_steps()).first()
    found = runs(Launch.objects.filter(step__campaign=campaign)) if campaign else []
    codes = campaign.markets if campaign else list(sold_to())
    texts = texts_of(item, markets_of(codes))
    here = {run.market for run in found}
    return Page(
        item=item,
        title=title_of(item),
        event=campaign.event if campaign else "",
        day=_day(campaign),
        rule=_rule(campaign),
        runs=found,
        confirmable=[run.opens for run in found if _is_open(run)],
        without_day=[code for code in codes if campaign and code not in here],
        texts=texts,
        fields=[entry.field for entry in item.entries.all()],
        unplanned=None if campaign else Unplanned(item, title_of(item), why_not(item)),
        may_operate=may_operate(user),
    )


def _steps() -> "Prefetch[Any]":
    return Prefetch("steps", Step.objects.order_by("-name"))  # opens, closes


def _day(campaign: Campaign | None) -> str:
    if campaign is None or campaign.event not in knowledge().observances:
        return campaign.event if campaign else ""
    return knowledge().observances[campaign.event].name


def _rule(campaign: Campaign | None) -> list[str]:
    if campaign is None:
        return []
    return [rule_sentence(step, _day(campaign)) for step in campaign.steps.all()]


def _is_open(run: Run) -> bool:
    """Whether a day that somebody declares could still move it."""
    if run.opens.status == "official":
        return False
    steps = [run.opens, *([run.closes] if run.closes else [])]
    return any(launch.state in OPEN_STATES for launch in steps)


def campaign_items() -> QuerySet[Item]:
    return Item.objects.filter(kind=ItemKind.CAMPAIGN).prefetch_related("entries")
