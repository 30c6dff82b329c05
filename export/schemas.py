"""The shapes of the content API, as OpenAPI 3.1 shows them."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from locales.almanac.values import Status

Kind = Literal["products", "campaigns", "snippets"]


class ProblemOut(Schema):
    """RFC 9457, as application/problem+json."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


REFUSALS = frozenset({401, 403, 404, 422})


def answers(body: Any) -> dict[Any, Any]:
    """What an address may answer: its body, “you have it already”, or a problem."""
    return {200: body, 304: None, REFUSALS: ProblemOut}


class ReleaseOut(Schema):
    number: int
    digest: str = Field(
        description="SHA-256 of the release's content; the same content, the same digest"
    )
    created_at: datetime


class FlagOut(Schema):
    value: Any = Field(description="null where nobody knows: unknown is not false")
    confidence: Literal["low", "medium", "high"]
    source: str
    url: str = Field(description="where the source was opened; empty where it was not")
    as_of: date | None = Field(description="the day somebody last looked; null with an unknown")


class MarketOut(Schema):
    market: str
    name: str
    locales: list[str] = Field(description="BCP 47; the first is the default")
    currency: str
    time_zones: list[str]
    direction: Literal["ltr", "rtl"]
    weekend: list[int] = Field(description="ISO weekdays, Monday is 1; from CLDR")
    first_weekday: int
    profile: dict[str, FlagOut]
    release: ReleaseOut | None


class FieldOut(Schema):
    text: str
    locale: str = Field(description="the locale this text is kept in")
    origin: str = Field(description="memory, machine (then approved by a person), human or source")
    step: str = Field(description="market, locale or parent: where on the way the text was found")
    outdated: bool = Field(description="the source has changed since this text was approved")


class DocumentOut(Schema):
    kind: str
    key: str
    market: str
    locale: str
    fields: dict[str, FieldOut]
    missing: list[str] = Field(description="fields with no approved text yet")
    facts: dict[str, Any]


class PageOut(Schema):
    market: str
    locale: str
    direction: Literal["ltr", "rtl"]
    release: int
    items: list[DocumentOut]
    next: str | None = Field(description="cursor of the next page, pinned to this release")


EXAMPLE: JsonDict = {
    "event": "eid-al-fitr",
    "name": "Eid al-Fitr",
    "local_name": "عيد الفطر",
    "market": "sa",
    "year": 2027,
    "turn": "1448 AH",
    "start": "2027-03-09",
    "end": "2027-03-12",
    "earliest": "2027-03-09",
    "latest": "2027-03-10",
    "status": "projected",
    "source": "Umm al-Qura calendar",
    "family": "islamic",
    "card": {
        "what": "The month of fasting ends: prayer, visits, new clothes, gifts for children.",
        "sell": "Clothes, perfume, sweets, gifts",
        "tone": "Joyful and warm",
        "avoid": "Alcohol; pork",
        "quiet": "During the prayer of the morning",
        "channels": "WhatsApp",
        "lead_days": 45,
        "differs": "",
        "source": "Our own summary of public practice, 2026",
        "url": "",
    },
    "ready_by": "2027-01-23",
}


class CardOut(Schema):
    """What the day means to a seller in this market."""

    what: str = Field(description="what people do")
    sell: str
    tone: str
    avoid: str
    quiet: str = Field(description="when not to send; empty where nobody told")
    channels: str
    lead_days: int = Field(description="how many days before the earliest day to be ready")
    differs: str = Field(description="what is otherwise in this market")
    source: str
    url: str = Field(description="only where somebody opened that page")


class EventOut(Schema):
    """One turn of an observance in one market, in civil days there."""

    event: str
    name: str = Field(description="in English")
    local_name: str | None = Field(description="what the market calls it; null where nobody told")
    market: str = Field(description="ISO 3166-1 alpha-2, in lower case")
    year: int = Field(description="the Gregorian year in which it starts")
    turn: str = Field(description="which one it is; stays when the day moves")
    start: date = Field(description="the best single day")
    end: date | None = Field(description="the last day, inclusive; null where it has none")
    earliest: date
    latest: date
    status: Status = Field(description="projected until an authority has spoken")
    source: str
    family: str
    card: CardOut
    ready_by: date = Field(description="lead_days before the earliest day")

    model_config = ConfigDict(json_schema_extra={"example": EXAMPLE})
