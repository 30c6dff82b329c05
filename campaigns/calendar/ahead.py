"""What is coming in a market, and what to do about it."""

from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.calendar.days import ORDINARY, CalendarDay, calendar_day
from campaigns.confirmed import confirmed_in, kept
from locales.snapshot import knowledge

AHEAD_DAYS = 90


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next 90 days of a market. `now`: days whose time to prepare has begun or begins soon."""

    market: str
    today: date
    now: list[CalendarDay]
    days: list[CalendarDay]
    ordinary: list[CalendarDay]

    @property
    def last(self) -> date:
        return self.today + timedelta(days=AHEAD_DAYS)


def ahead(market: str, today: date) -> Ahead:
    """Days that begin in the next 90, and later ones that want preparing already. One query."""
    said = confirmed_in(market)
    longest = max((one.card.lead_days for one in knowledge().observances.values()), default=0)
    last = today + timedelta(days=max(AHEAD_DAYS, longest + 7))
    found = [calendar_day(one, today) for one in kept(market, today, last, said)]
    festive = [day for day in found if day.observance.family != ORDINARY]
    edge = today + timedelta(days=AHEAD_DAYS)
    return Ahead(
        market=market,
        today=today,
        now=[day for day in festive if day.readiness in {"late", "soon"}],
        days=[day for day in festive if day.occurrence.start <= edge],
        ordinary=[
            day for day in found if day.observance.family == ORDINARY and day.days_ahead <= 31
        ],
    )
