"""The calendar in the content API: what a market keeps, and one observance across markets."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import BeforeValidator, Field, JsonValue
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from campaigns.calendar.days import CalendarDay, calendar_day
from campaigns.confirmed import confirmed_by_market, kept
from export.auth import readable_place
from export.delivery import answer
from export.problems import Problem
from export.schemas import CardOut, EventOut, answers
from locales.almanac.occurrences import occurrences
from locales.almanac.reading import YEARS
from locales.snapshot import knowledge

AHEAD = timedelta(days=365)
MOST_DAYS = 1100
FARTHEST = timedelta(days=MOST_DAYS - 1)

router = Router(tags=["Events"])


def read_day(value: object) -> date:
    """An ISO date; pydantic alone would take 2027 for a moment of 1970."""
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        said = f"“{value}” is not a day. Write it as 2027-02-08."
        raise PydanticCustomError("day", "{said}", {"said": said}) from None
    if found.year not in YEARS:
        said = f"The calendar reaches from {YEARS[0]} to {YEARS[-1]}; {found} is outside it."
        raise PydanticCustomError("day", "{said}", {"said": said})
    return found


def example(value: JsonValue) -> JsonDict:
    """As OpenAPI has it at a parameter: one value, where JSON Schema has a list of them."""
    return {"example": value}


Day = Annotated[date, BeforeValidator(read_day)]


class EventsAsked(Schema):
    """What is asked of the calendar."""

    market: str = Field(
        description="ISO 3166-1 alpha-2 in lower case", json_schema_extra=example("sa")
    )
    first: Day | None = Field(
        None,
        alias="from",
        description="first day; today where absent",
        json_schema_extra=example("2027-01-01"),
    )
    last: Day | None = Field(
        None,
        alias="to",
        description=f"last day, inclusive; 365 days after the first where absent. {MOST_DAYS} days "
        "at most",
        json_schema_extra=example("2027-12-31"),
    )
    event: list[str] = Field(
        [], description="these alone", json_schema_extra=example(["eid-al-fitr"])
    )
    family: list[str] = Field(
        [], description="these alone", json_schema_extra=example(["islamic", "retail"])
    )

    def span(self) -> tuple[date, date]:
        """The first and the last day asked for. Raises Problem 422."""
        first = self.first or timezone.localdate()
        last = self.last or first + AHEAD
        if last < first:
            raise wrong_query("to", f"It ends on {last}, before it begins on {first}.")
        if (last - first).days >= MOST_DAYS:
            raise wrong_query("to", f"Ask for {MOST_DAYS} days at most: up to {first + FARTHEST}.")
        return first, last


def wrong_query(name: str, detail: str) -> Problem:
    """A refusal that names the parameter, in the shape of those that validation makes."""
    errors = [{"pointer": f"/query/{name}", "detail": detail}]
    return Problem(422, "Invalid request", f"/query/{name}: {detail}", errors=errors)


@router.get(
    "",
    response=answers(list[EventOut]),
    summary="What a market keeps between two days",
    description="Sorted by day; what authorities are recorded to have said is laid over it. "
    "A turn is listed when `start`, its best single day, lies in the range. "
    "What nobody knows is not listed.",
)
def events(request: HttpRequest, asked: Query[EventsAsked]) -> HttpResponse:
    market = readable_place(request, asked.market)
    first, last = asked.span()
    _expect("event", asked.event, knowledge().observances)
    _expect("family", asked.family, families())
    today = timezone.localdate()
    days = [calendar_day(one, today) for one in kept(market, first, last)]
    return answer(request, [_shown(day) for day in days if _is_asked(day, asked)])


@router.get(
    "/{event}",
    response=answers(list[EventOut]),
    summary="One observance in all markets that this key may read",
    description="Every turn that starts in the Gregorian year, by market: the same name is not "
    "the same day. Ramadan begins twice in 2030.",
)
def one_event(
    request: HttpRequest,
    event: str,
    year: int | None = Query(  # type: ignore[type-arg]
        None, ge=YEARS[0], le=YEARS[-1], description="this year where absent", example=2027
    ),
) -> HttpResponse:
    observance = knowledge().observances.get(event)
    if observance is None:
        raise Problem(404, "No such observance", _unknown(event, knowledge().observances))
    today = timezone.localdate()
    allowed = set(request.auth.markets) or observance.markets  # type: ignore[attr-defined]
    said = confirmed_by_market()
    found = [
        calendar_day(one, today)
        for market in sorted(observance.markets & allowed)
        for one in occurrences(observance, market, year or today.year, said.get(market, ()))
    ]
    return answer(request, [_shown(day) for day in found])


def families() -> list[str]:
    return sorted({one.family for one in knowledge().observances.values()})


def _is_asked(day: CalendarDay, asked: EventsAsked) -> bool:
    return (not asked.event or day.occurrence.event in asked.event) and (
        not asked.family or day.observance.family in asked.family
    )


def _expect(name: str, given: Sequence[str], known: Collection[str]) -> None:
    """Raises Problem 422 where something unknown is asked for: an empty list would say “never”."""
    for value in given:
        if value not in known:
            raise wrong_query(name, _unknown(value, known))


def _unknown(value: str, known: Collection[str]) -> str:
    near = get_close_matches(value, known, n=3)
    offered = f" Near it: {', '.join(near)}." if near else ""
    return f"The calendar knows no “{value}”.{offered}"


def _shown(day: CalendarDay) -> dict[str, Any]:
    one = day.occurrence
    shown = EventOut(
        event=one.event,
        name=day.observance.name,
        local_name=day.name.text or None,
        market=one.market,
        year=one.start.year,
        turn=one.turn,
        start=one.start,
        end=one.end,
        earliest=one.earliest,
        latest=one.latest,
        status=one.status,
        source=one.source,
        family=day.observance.family,
        card=_card(day),
        ready_by=day.ready_by,
    )
    return shown.model_dump(mode="json")


def _card(day: CalendarDay) -> CardOut:
    card = day.card
    return CardOut(
        what=card.what,
        sell=card.sell,
        tone=card.tone,
        avoid=card.avoid,
        quiet=card.quiet,
        channels=card.channels,
        lead_days=day.lead_days,
        differs=day.differs,
        source=day.source.text,
        url=day.source.url,
    )
