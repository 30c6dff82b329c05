"""One observance in one market: its card, its days over the years, and who said so."""

from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.calendar.days import CalendarDay, calendar_day
from campaigns.calendar.year import FIRST_YEAR, LAST_YEAR
from campaigns.confirmed import confirmed_in
from campaigns.models import Confirmation
from locales.almanac.occurrences import occurrences
from locales.almanac.values import Observance
from locales.places import places
from locales.rhythms import Fast, fast_on
from locales.snapshot import knowledge


@dataclass(frozen=True, slots=True)
class KeptDay:
    """`days`: every turn known, sorted; `coming`: the next of them, else the last."""

    market: str
    observance: Observance
    days: list[CalendarDay]
    coming: CalendarDay | None
    said: list[Confirmation]  # newest first
    fasts: list[Fast]  # on the first and on the last day that is fasted

    @property
    def ahead(self) -> list[CalendarDay]:
        return [day for day in self.days if day.readiness != "past"]

    @property
    def past(self) -> list[CalendarDay]:
        """The latest first."""
        return [day for day in reversed(self.days) if day.readiness == "past"]


def kept_day(observance: Observance, market: str, today: date) -> KeptDay:
    """Two queries."""
    known = confirmed_in(market)
    days = [
        calendar_day(one, today)
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        for one in occurrences(observance, market, year, known)
    ]
    coming = next((day for day in days if day.readiness != "past"), next(reversed(days), None))
    said = Confirmation.objects.filter(event=observance.code, market=market).select_related("by")
    return KeptDay(
        market=market,
        observance=observance,
        days=days,
        coming=coming,
        said=list(said.order_by("-pk")),
        fasts=fasts_of(coming) if coming else [],
    )


def fasts_of(day: CalendarDay) -> list[Fast]:
    """From dawn to sunset at the market's main city, on the first and on the last day."""
    market, length = day.occurrence.market, day.observance.fasting_days
    place = next(iter(places().get(market, ())), None)
    if place is None or not length:
        return []
    first = day.occurrence.start
    rhythm = knowledge().rhythms.get(market)
    found = (fast_on(rhythm, place, on) for on in (first, first + timedelta(days=length - 1)))
    return [fast for fast in found if fast]
