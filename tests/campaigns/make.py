"""Campaigns with approved texts, ready to be planned and launched."""

from datetime import date, time

from campaigns.models import Campaign, Launch
from campaigns.planning import Plan, plan_campaign
from catalog.models import Item, State
from tests.review.make import make_item, make_text


def make_campaign_item(key: str = "ramadan-evenings", *, approved: bool = True) -> Item:
    item = make_item(key, kind="campaign", title="Evenings", body="Lanterns and a long table.")
    state = State.REVIEWED if approved else State.TRANSLATED
    for locale, title, body in (
        ("ar", "أمسيات", "فوانيس ومائدة طويلة."),
        ("id", "Malam hangat", "Lentera dan meja panjang."),
        ("ja", "夕べの食卓", "灯りと長いテーブル。"),
    ):
        make_text(item, "title", locale=locale, text=title, state=state)
        make_text(item, "body", locale=locale, text=body, state=state)
    return item


def make_campaign(item: Item | None = None, **changes: object) -> Campaign:
    """A campaign on 11 November, opening at 09:00 local and closing the day after."""
    rules = {
        "event": "singles-day",
        "markets": ("sa", "jp"),
        "start_day": 0,
        "end_day": 1,
        "local_time": time(9, 0),
    }
    after = changes.pop("after", date(2027, 1, 1))
    plan = Plan(**{**rules, **changes})  # type: ignore[arg-type]
    return plan_campaign(item or make_campaign_item(), plan, after=after)  # type: ignore[arg-type]


def launch_of(campaign: Campaign, market: str, step: str = "opens") -> Launch:
    return Launch.objects.get(step__campaign=campaign, market=market, step__name=step)
