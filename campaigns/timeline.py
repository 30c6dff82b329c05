"""Lays days and campaigns out on a grid of days, market by market."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Literal
from unicodedata import east_asian_width

from campaigns.models import Launch
from campaigns.selectors import Run, days_kept, planned_events, runs
from campaigns.words import day_and_month, uncertainty
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge
from locales.values import Market
from review.markets import sold_to

WEEKS = 16
DAYS = 7 * WEEKS
STEP = timedelta(weeks=8)
LOOK_BACK = timedelta(days=45)  # longer than any observance lasts
EARLIEST, LATEST = date(1990, 1, 1), date(2190, 1, 1)
LETTER_DAYS, WIDE_LETTER_DAYS = 0.75, 1.4  # width of a label's letters, in columns
PADDING_DAYS = 3


@dataclass(frozen=True, slots=True)
class Window:
    """The days in view, from a Monday on. Columns count from 1."""

    first: date
    today: date

    @property
    def last(self) -> date:
        return self.first + timedelta(days=DAYS - 1)

    @property
    def weeks(self) -> list[tuple[int, str]]:
        """Each week's first column, and its Monday."""
        mondays = [self.first + timedelta(weeks=n) for n in range(WEEKS)]
        return [(self.column(monday), day_and_month(monday)) for monday in mondays]

    @property
    def previous(self) -> date:
        return max(self.first - STEP, EARLIEST)

    @property
    def following(self) -> date:
        return min(self.first + STEP, LATEST)

    @property
    def today_column(self) -> int | None:
        return self.column(self.today) if self.first <= self.today <= self.last else None

    def column(self, day: date) -> int:
        """The day's column, or the nearest edge: 1 … DAYS + 1."""
        return min(max((day - self.first).days + 1, 1), DAYS + 1)


def window_of(asked: str, today: date) -> Window:
    """The window from the asked day's Monday; from last Monday but one without a usable day."""
    try:
        day = min(max(date.fromisoformat(asked), EARLIEST), LATEST)
    except ValueError:
        day = today - timedelta(weeks=1)
    return Window(day - timedelta(days=day.weekday()), today)


Side = Literal["inside", "after", "before"]


@dataclass(frozen=True, slots=True)
class Span:
    """Columns, the end exclusive, and the row of the lane a label stands in."""

    start: int
    end: int
    row: int = 0
    label: Side = "inside"  # or beside its columns


@dataclass(frozen=True, slots=True)
class Band:
    """A day or days a market keeps. `maybe` holds the days that may still be its first."""

    occurrence: Occurrence
    name: str
    local_name: str
    local_locale: str
    days: Span
    maybe: Span | None
    label: Span
    open_days: str  # "±1 d", or nothing where the day is known

    @property
    def first(self) -> date:
        return self.occurrence.start

    @property
    def text(self) -> str:
        """What its label says."""
        return " ".join(filter(None, (self.local_name, self.name, self.open_days)))


@dataclass(frozen=True, slots=True)
class Bar:
    """A campaign from its opening to its closing."""

    run: Run
    span: Span


@dataclass(frozen=True, slots=True)
class Lane:
    """One market's row. `rows` counts the lines of labels and bars in it."""

    market: Market
    bands: list[Band]
    bars: list[Bar]
    rows: int

    @property
    def lines(self) -> list[Band | Run]:
        """All of it as a list, by day."""
        lines: list[Band | Run] = [*self.bands, *(bar.run for bar in self.bars)]
        return sorted(lines, key=lambda line: line.first)


@dataclass(frozen=True, slots=True)
class Timeline:
    window: Window
    lanes: list[Lane]

    @property
    def has_runs(self) -> bool:
        return any(lane.bars for lane in self.lanes)


def timeline(window: Window) -> Timeline:
    """A lane for each market sold to or planned for: campaigns, and the days they hang on.

    A constant number of queries.
    """
    kept = days_kept(window.first - LOOK_BACK, window.last, planned_events())
    mine: dict[str, list[Run]] = {}
    for run in runs(Launch.objects.filter(step__campaign__cancelled_at=None)):
        if run.first <= window.last and run.last >= window.first:
            mine.setdefault(run.market, []).append(run)
    shown = {*sold_to(), *mine}
    markets = [market for market in knowledge().markets.values() if market.code in shown]
    return Timeline(window, [_lane(m, window, kept[m.code], mine.get(m.code, [])) for m in markets])


def _lane(market: Market, window: Window, kept: Sequence[Occurrence], found: Sequence[Run]) -> Lane:
    seen = [one for one in kept if max(one.last, one.latest) >= window.first]
    bands = [_band(one, market, window) for one in seen]
    labels = _stack([(band.label, _width(band.text)) for band in bands], first_row=1)
    top = max((label.row for label in labels), default=0)
    spans = [(_span(run.first, run.last, window), _width(f"◆ {run.title.text}")) for run in found]
    bars = _stack(spans, first_row=top + 1)
    return Lane(
        market=market,
        bands=[replace(band, label=label) for band, label in zip(bands, labels, strict=True)],
        bars=[Bar(run, span) for run, span in zip(found, bars, strict=True)],
        rows=max([top, 1, *(span.row for span in bars)]),
    )


def _band(occurrence: Occurrence, market: Market, window: Window) -> Band:
    observance = knowledge().observances[occurrence.event]
    local = observance.name_in(market.code)
    start = window.column(occurrence.start)
    return Band(
        occurrence=occurrence,
        name=observance.name,
        local_name=local if local != observance.name else "",
        local_locale=market.locales[0],
        days=_span(occurrence.start, occurrence.last, window),
        maybe=_span(occurrence.earliest, occurrence.latest, window) if occurrence.is_open else None,
        label=Span(start, start),
        open_days=uncertainty(occurrence),
    )


def _span(first: date, last: date, window: Window) -> Span:
    """Both days inclusive."""
    return Span(window.column(first), window.column(last + timedelta(days=1)))


def _stack(spans: Sequence[tuple[Span, int]], first_row: int) -> list[Span]:
    """Each span, with its label's width, in the first row where nothing is in its way."""
    ends: list[int] = []
    placed = []
    for span, width in spans:
        side = _side(span, width)
        start, end = _reach(span, width, side)
        row = next((row for row, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        placed.append(replace(span, row=first_row + row, label=side))
    return placed


def _side(span: Span, width: int) -> Side:
    if span.end - span.start >= width:
        return "inside"
    return "after" if span.end + width <= DAYS + 1 or span.start <= width else "before"


def _reach(span: Span, width: int, side: Side) -> tuple[int, int]:
    """The columns that a span takes together with its label."""
    if side == "inside":
        return span.start, span.end
    return (span.start, span.end + width) if side == "after" else (span.start - width, span.end)


def _width(text: str) -> int:
    """About how many columns a label needs."""
    letters = (WIDE_LETTER_DAYS if east_asian_width(c) in "WF" else LETTER_DAYS for c in text)
    return ceil(sum(letters)) + PADDING_DAYS
