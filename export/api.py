"""The content API: a market's released content, its profile, and the days it keeps."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import NinjaAPI, Query

from export import checking, problems
from export.auth import Key, readable_market
from export.delivery import (
    answer,
    document,
    is_current,
    not_modified,
    page,
    pick_locale,
    pick_release,
    stream,
    with_etag,
)
from export.events import router
from export.schemas import DocumentOut, Kind, MarketOut, PageOut, answers
from export.shapes import market_out
from locales.snapshot import knowledge
from releases.services import canonical_json

api = NinjaAPI(
    title="Terroir content API",
    version="1.0.0",
    description=(
        "What each market may show: approved texts of a release, and the market's profile. "
        "Beside it the days each market keeps, with their uncertainty, and the checks."
    ),
    auth=Key(),
    urls_namespace="api-v1",
)
problems.install(api)
api.add_router("/events", router)
api.add_router("/check", checking.router)

KINDS = {"products": "product", "campaigns": "campaign", "snippets": "snippet"}


@api.get(
    "/markets",
    response=answers(list[MarketOut]),
    tags=["Markets"],
    summary="Markets this key may read",
)
def markets(request: HttpRequest) -> HttpResponse:
    allowed = request.auth.markets or list(knowledge().markets)  # type: ignore[attr-defined]
    shown = [market_out(knowledge().market(code)) for code in sorted(allowed)]
    return answer(request, [market.model_dump(mode="json") for market in shown])


@api.get(
    "/markets/{market}",
    response=answers(MarketOut),
    tags=["Markets"],
    summary="One market and its profile",
)
def one_market(request: HttpRequest, market: str) -> HttpResponse:
    found = market_out(readable_market(request, market))
    return answer(request, found.model_dump(mode="json"))


@api.get(
    "/markets/{market}/export.ndjson",
    tags=["Content"],
    summary="A whole release, one document a line",
)
def export(request: HttpRequest, market: str, release: int | None = None) -> HttpResponse:
    found = pick_release(readable_market(request, market).code, release)
    if is_current(request, found.digest):
        return not_modified(found.digest)
    body = StreamingHttpResponse(stream(found), content_type="application/x-ndjson")
    return with_etag(body, found.digest)  # type: ignore[arg-type]


@api.get(
    "/markets/{market}/{kind}",
    response=answers(PageOut),
    tags=["Content"],
    summary="A page of published content",
)
def content(
    request: HttpRequest,
    market: str,
    kind: Kind,
    locale: str | None = None,
    cursor: str | None = None,
    limit: int = Query(50, ge=1, le=200),  # type: ignore[type-arg]
) -> HttpResponse:
    place = readable_market(request, market)
    found = page(place, KINDS[kind], pick_locale(place, locale), cursor, limit)
    return answer(request, found.model_dump(mode="json"))


@api.get(
    "/markets/{market}/{kind}/{key}",
    response=answers(DocumentOut),
    tags=["Content"],
    summary="One published item",
)
def one(
    request: HttpRequest, market: str, kind: Kind, key: str, locale: str | None = None
) -> HttpResponse:
    place = readable_market(request, market)
    row = document(place, KINDS[kind], key, pick_locale(place, locale))
    if is_current(request, row.document_id):
        return not_modified(row.document_id)
    raw = canonical_json(row.document.body)
    return with_etag(HttpResponse(raw, content_type="application/json"), row.document_id)
