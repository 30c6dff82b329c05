"""What the home page says: what needs a person, by when, each with the way to those rows."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q, QuerySet, Sum
from django.utils import timezone

from campaigns.calendar.days import WEIGHTY_LEAD_DAYS
from campaigns.confirmed import confirmed_by_market, kept
from campaigns.models import Launch, LaunchState
from campaigns.planning import OPEN_STATES
from catalog.models import Adaptation
from jobs.models import Job, JobState
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge
from releases.models import MarketPointer, Release
from review.findings import standing_errors
from review.markets import sold_to
from review.models import Review
from review.selectors import MarketLoad, loads
from translation.models import EngineCall

AHEAD_DAYS = 120


@dataclass(frozen=True, slots=True)
class MarketToday:
    """One line of the list of markets."""

    load: MarketLoad
    next_launch: Launch | None
    next_day: Occurrence | None
    release: Release | None


@dataclass(frozen=True, slots=True)
class Today:
    held: list[Launch]
    blocked: int
    waiting: int
    due_first: Review | None
    outdated: int
    without_text: int
    characters_bought: int
    memory_share: int  # per cent of texts that needed no engine
    jobs: list[Job]
    markets: list[MarketToday]

    @property
    def needs(self) -> int:
        """How many kinds of thing want a person."""
        return sum(bool(part) for part in (self.held, self.blocked, self.waiting, self.outdated))


def today(now: date) -> Today:
    rows = Adaptation.objects.all()
    waiting = rows.waiting()
    errors = standing_errors()
    made = rows.exclude(text="").aggregate(
        all=Count("pk"), memory=Count("pk", filter=Q(origin__in=["memory", "source"]))
    )
    month = timezone.now() - timedelta(days=30)
    bought = EngineCall.objects.filter(at__gte=month).aggregate(n=Sum("characters"))["n"]
    first = Review.objects.filter(adaptation__in=waiting, due_at__isnull=False).order_by("due_at")
    return Today(
        held=list(_open_launches().filter(state=LaunchState.HELD)),
        blocked=waiting.filter(pk__in=errors.values("adaptation")).count(),
        waiting=waiting.count(),
        due_first=first.select_related("adaptation__entry__item").first(),
        outdated=rows.outdated().count(),
        without_text=waiting.filter(text="").count(),
        characters_bought=bought or 0,
        memory_share=round(100 * made["memory"] / made["all"]) if made["all"] else 0,
        jobs=list(Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING])[:5]),
        markets=_markets(now),
    )


def _open_launches() -> QuerySet[Launch]:
    return Launch.objects.filter(state__in=OPEN_STATES).select_related("step__campaign__item")


def _markets(now: date) -> list[MarketToday]:
    said = confirmed_by_market()
    firsts = dict(_open_launches().values_list("market").annotate(at=Min("due_at")).order_by())
    coming = {
        (launch.market, launch.due_at): launch
        for launch in _open_launches().filter(due_at__in=firsts.values())
    }
    pointers = {
        pointer.market: pointer.release
        for pointer in MarketPointer.objects.select_related("release")
    }
    return [
        MarketToday(
            load=load,
            next_launch=coming.get((load.market, firsts[load.market]))
            if load.market in firsts
            else None,
            next_day=_next_day(load.market, now, said.get(load.market, ())),
            release=pointers.get(load.market),
        )
        for load in loads(sold_to())
    ]


def _next_day(market: str, now: date, said: tuple[Occurrence, ...]) -> Occurrence | None:
    """The next day that wants preparing; a pay day is no news here."""
    known = knowledge().observances
    found = kept(market, now, now + timedelta(days=AHEAD_DAYS), said)
    weighty = (one for one in found if known[one.event].lead_days_in(market) >= WEIGHTY_LEAD_DAYS)
    return next(weighty, None)
