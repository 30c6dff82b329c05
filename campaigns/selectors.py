"""Reads of campaigns: runs, texts and days, each in a number of queries that rows don't change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db.models import QuerySet

from campaigns.confirmed import computed_turn, confirmed_by_market, kept
from campaigns.errors import CannotPlan
from campaigns.models import Campaign, Launch, LaunchState, StepName
from campaigns.planning import plan_of
from catalog.models import Adaptation, Entry, Item, ItemKind
from catalog.resolve import Candidate, Resolved, is_written, resolve
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge
from locales.values import Market
from review.findings import blocked_places, standing_errors


@dataclass(frozen=True, slots=True)
class Title:
    """What a campaign is called, in the language it was written in."""

    text: str
    locale: str


@dataclass(frozen=True, slots=True)
class Run:
    """One market's turn of a campaign, from its opening to its closing."""

    item: Item
    title: Title
    opens: Launch
    closes: Launch | None

    @property
    def market(self) -> str:
        return self.opens.market

    @property
    def first(self) -> date:
        return self.opens.wall_date

    @property
    def last(self) -> date:
        """The last day it is open: midnight closes the day before."""
        if self.closes is None:
            return self.first
        at_midnight = self.closes.wall_clock == time.min
        return max(self.first, self.closes.wall_date - timedelta(days=at_midnight))

    @property
    def state(self) -> str:
        """cancelled, over, launched, held, waits (for a confirmed day) or planned."""
        if LaunchState.CANCELLED in {launch.state for launch in self._steps}:
            return "cancelled"
        if self.closes and self.closes.state == LaunchState.LAUNCHED:
            return "over"
        if LaunchState.HELD in {launch.state for launch in self._steps}:
            return "held"
        if self.opens.state == LaunchState.LAUNCHED:
            return "launched"
        return "waits" if any(launch.waits for launch in self._steps) else "planned"

    @property
    def reason(self) -> str:
        """Why it is held or cancelled; English, one of `words.REASONS`."""
        return next((launch.held_because for launch in self._steps if launch.held_because), "")

    @property
    def _steps(self) -> list[Launch]:
        return [self.opens, self.closes] if self.closes else [self.opens]


def runs(launches: QuerySet[Launch]) -> list[Run]:
    """The launches paired, by market, campaign and turn; sorted by their first day. Two queries."""
    rows = launches.select_related("step__campaign__item")
    pairs: dict[tuple[int, str, str], dict[str, Launch]] = {}
    for row in rows.prefetch_related("step__campaign__item__entries"):
        place = (row.step.campaign_id, row.market, row.turn)
        pairs.setdefault(place, {})[row.step.name] = row
    found = [_run(pair) for pair in pairs.values() if StepName.OPENS in pair]
    return sorted(found, key=lambda run: (run.first, run.item.key, run.market))


def _run(pair: Mapping[str, Launch]) -> Run:
    item = pair[StepName.OPENS].step.campaign.item
    return Run(item, title_of(item), pair[StepName.OPENS], pair.get(StepName.CLOSES))


def title_of(item: Item) -> Title:
    """The title as written; the key for an item without one."""
    texts = {entry.field: entry for entry in item.entries.all()}
    entry = texts.get("title")
    return Title(entry.source_text, entry.source_locale) if entry else Title(item.key, "en")


def planned_events() -> frozenset[str]:
    """The observances that campaigns hang on. One query."""
    rows = Campaign.objects.filter(cancelled_at=None)
    return frozenset(rows.values_list("event", flat=True))


def days_kept(first: date, last: date, events: Collection[str]) -> dict[str, list[Occurrence]]:
    """When each market keeps some observances in these days, as confirmed where somebody did.

    By market code. One query.
    """
    said = confirmed_by_market()
    return {
        market: [
            one for one in kept(market, first, last, said.get(market, ())) if one.event in events
        ]
        for market in knowledge().markets
    }


def occurrence_of(launch: Launch) -> Occurrence | None:
    """The turn of an observance that a launch hangs on, as computed; None when no pack has it."""
    return computed_turn(
        launch.step.campaign.event, launch.market, launch.turn, launch.earliest.year
    )


@dataclass(frozen=True, slots=True)
class TextCell:
    """One field as a market reads it; `review` is the text's place in the queue."""

    field: str
    state: str
    review: int | None


@dataclass(frozen=True, slots=True)
class TextLine:
    market: str
    locale: str
    cells: list[TextCell]


def texts_of(item: Item, markets: Sequence[Market]) -> list[TextLine]:
    """How far an item's texts are in the locales of some markets."""
    entries = list(item.entries.all())
    written = _adaptations(item)
    errors = standing_errors().filter(adaptation__entry__item=item)
    troubled = set(errors.values_list("market", flat=True))
    blocked = {code: blocked_places([item], code) for code in troubled}
    return [
        TextLine(
            market.code,
            locale,
            [
                _text_cell(
                    entry,
                    written.get(entry.pk, []),
                    (market.code, locale),
                    blocked.get(market.code, frozenset()),
                )
                for entry in entries
            ],
        )
        for market in markets
        for locale in market.locales
    ]


def _adaptations(item: Item) -> dict[int, list[Adaptation]]:
    found: dict[int, list[Adaptation]] = {}
    for row in Adaptation.objects.filter(entry__item=item).select_related("entry", "review"):
        found.setdefault(row.entry_id, []).append(row)
    return found


def _text_cell(
    entry: Entry, rows: list[Adaptation], place: tuple[str, str], blocked: frozenset[int]
) -> TextCell:
    market, locale = place
    found = resolve(
        entry.source_text,
        entry.source_locale,
        [_candidate(row) for row in rows],
        market=market,
        locale=locale,
        usable=is_written,
    )
    kept_at = ("", knowledge().content_locale(locale))
    where = kept_at if found.step == "source" else (found.market, found.locale)
    row = next((row for row in rows if (row.market, row.locale) == where), None)
    review = getattr(row, "review", None)
    state = "blocked" if row and row.pk in blocked else _state(found)
    return TextCell(entry.field, state, review.pk if review else None)


def _candidate(row: Adaptation) -> Candidate:
    return Candidate(
        row.locale, row.market, row.text, row.state, row.is_outdated, row.origin, row.revision
    )


def _state(found: Resolved) -> str:
    if found.step == "source":
        return "initial"
    return "outdated" if found.outdated else found.state


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A campaign's content that is tied to no day yet, and why; `why` may be empty."""

    item: Item
    title: Title
    why: str


def unplanned() -> list[Unplanned]:
    rows = Item.objects.filter(kind=ItemKind.CAMPAIGN, campaign=None).prefetch_related("entries")
    return [Unplanned(item, title_of(item), why_not(item)) for item in rows]


def why_not(item: Item) -> str:
    """Why its own facts cannot be planned; empty when they can."""
    try:
        plan_of(item)
    except CannotPlan as error:
        return str(error)
    return ""


def markets_of(codes: Iterable[str]) -> list[Market]:
    """The markets there is a pack for, in the order given."""
    known = knowledge().markets
    return [known[code] for code in codes if code in known]
