"""The shapes of the content API, as OpenAPI 3.1 shows them."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

Kind = Literal["products", "campaigns", "snippets"]


class ProblemOut(Schema):
    """RFC 9457, as application/problem+json."""

    type: str
    title: str
    status: int
    detail: str
    instance: str


class ReleaseOut(Schema):
    number: int
    digest: str = Field(
        description="SHA-256 of the release's content; the same content, the same digest"
    )
    created_at: datetime


class FlagOut(Schema):
    value: Any = Field(description="null where nobody knows: unknown is not false")
    confidence: str
    source: str


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
