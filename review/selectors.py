"""Reads of the queue: what waits, in which order, for whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils import timezone

from accounts.models import RoleName, User
from accounts.policy import markets_of
from catalog.models import Adaptation, ItemKind, State
from locales.snapshot import knowledge
from review.findings import standing_errors
from review.markets import content_locales, sold_to
from review.models import Decision, FindingQuerySet, Review, Skip

QUEUE_PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asked to see. Empty values do not narrow."""

    market: str = ""
    state: str = ""  # blocked, outdated, initial, translated
    kind: str = ""

    def query(self) -> dict[str, str]:
        named = {"market": self.market, "state": self.state, "kind": self.kind}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class MarketLoad:
    """What one market still needs of people."""

    market: str
    waiting: int
    without_text: int
    outdated: int
    blocked: int


def waiting_reviews(user: User, filters: Filters) -> QuerySet[Review]:
    """What this person may decide, most urgent first, one item's fields together.

    Order: deadline, then skipped last for this person, then catalogue order.
    """
    skipped = Skip.objects.filter(review=OuterRef("pk"), user=user)
    waiting = _within_reach(user, filters.market).filter(
        adaptation__in=Adaptation.objects.waiting()
    )
    return (
        _narrow(waiting, filters)
        .annotate(skipped=Exists(skipped), blocked=Exists(_blocking()), kind_rank=_KIND_RANK)
        .select_related("adaptation__entry__item", "claimed_by")
        .order_by(
            "skipped",
            F("due_at").asc(nulls_last=True),
            "kind_rank",
            "adaptation__entry__item__position",
            "adaptation__entry__item_id",
            "adaptation__locale",
            "adaptation__entry__position",
        )
    )


_KIND_RANK = Case(
    When(adaptation__entry__item__kind=ItemKind.CAMPAIGN, then=Value(0)),
    default=Value(1),
    output_field=IntegerField(),
)


def _blocking() -> FindingQuerySet:
    """The open errors of a review's text, for use inside a query of reviews."""
    return standing_errors().filter(adaptation=OuterRef("adaptation"))


def _within_reach(user: User, market: str = "") -> QuerySet[Review]:
    """The texts of the markets a person reviews: shared ones of their locales, and their own."""
    allowed = markets_of(user, RoleName.REVIEWER)
    if market:
        chosen = {market} if allowed is None or market in allowed else set()
    elif allowed is None:
        return Review.objects.all()
    else:
        chosen = set(allowed)
    return Review.objects.filter(
        adaptation__locale__in=content_locales(sorted(chosen & set(knowledge().markets))),
        adaptation__market__in=["", *chosen],
    )


def _narrow(rows: QuerySet[Review], filters: Filters) -> QuerySet[Review]:
    if filters.kind:
        rows = rows.filter(adaptation__entry__item__kind=filters.kind)
    if filters.state == "blocked":
        rows = rows.filter(Exists(_blocking()))
    elif filters.state == "outdated":
        rows = rows.filter(adaptation__in=Adaptation.objects.outdated())
    elif filters.state in {State.INITIAL, State.TRANSLATED}:
        rows = rows.filter(adaptation__state=filters.state)
    return rows


def visible_reviews(user: User) -> QuerySet[Review]:
    """Every text this person may look at and decide on, waiting or not."""
    return _within_reach(user).select_related("adaptation__entry__item", "claimed_by")


def market_loads(user: User) -> list[MarketLoad]:
    """The loads of the markets this person reviews; of those sold to for who reviews all."""
    allowed = markets_of(user, RoleName.REVIEWER)
    return loads(sold_to() if allowed is None else sorted(allowed))


def next_review(user: User, filters: Filters, after: Review | None = None) -> Review | None:
    """The first waiting text nobody else holds; `after` is not offered again at once."""
    now = timezone.now()
    held = ~Q(claimed_by=user) & Q(claimed_by__isnull=False) & Q(claimed_until__gte=now)
    rows = waiting_reviews(user, filters).exclude(held)
    if after is not None:
        rows = rows.exclude(pk=after.pk)
    return rows.first()


def last_decision(user: User) -> Decision | None:
    """The newest act of this person that can still be taken back."""
    newest = (
        Decision.objects.filter(actor=user, undone_at=None)
        .select_related("adaptation__entry__item")
        .order_by("-pk")
        .first()
    )
    if newest is None or newest.adaptation.revision != newest.after_revision:
        return None
    return newest


def loads(markets: Iterable[str]) -> list[MarketLoad]:
    """Per market, how much waits and why; five queries however many markets there are."""
    rows = Adaptation.objects.all()
    waiting = _count(rows.waiting())
    empty = _count(rows.filter(state=State.INITIAL, text=""))
    stale = _count(rows.outdated())
    blocked = Counter(
        dict(
            standing_errors()
            .filter(adaptation__in=rows.waiting())
            .values_list("market")
            .annotate(n=Count("adaptation", distinct=True))
            .order_by()
        )
    )
    return [
        MarketLoad(
            market=code,
            waiting=sum(waiting[locale] for locale in content_locales([code])),
            without_text=sum(empty[locale] for locale in content_locales([code])),
            outdated=sum(stale[locale] for locale in content_locales([code])),
            blocked=blocked[code],
        )
        for code in markets
    ]


def _count(rows: QuerySet[Adaptation]) -> Counter[str]:
    counted = rows.values_list("locale").annotate(n=Count("pk")).order_by()
    return Counter(dict(counted))
