"""Answers made of releases: pages, single documents, a stream, and whether they changed."""

import hashlib
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags, quote_etag

from export.cursors import Cursor, parse_cursor
from export.problems import Problem
from export.schemas import DocumentOut, PageOut
from locales.tags import BadTag, canonical, direction
from locales.values import Market
from releases.models import Release, ReleaseEntry
from releases.selectors import current_release
from releases.services import canonical_json

MAX_AGE_SECONDS = 30
ETAG_DIGITS = 32


def pick_locale(market: Market, locale: str | None) -> str:
    """The asked locale of the market, or its default. Raises Problem 404."""
    if locale is None:
        return market.locales[0]
    try:
        locale = canonical(locale)
    except BadTag as error:
        raise Problem(422, "Not a locale", f"“{locale}” is not a BCP 47 tag.") from error
    if locale not in market.locales:
        offered = ", ".join(market.locales)
        raise Problem(404, "No such locale", f"{market.code} is served in {offered}.")
    return locale


def pick_release(market: str, number: int | None = None) -> Release:
    """The market's present release, or the numbered one. Raises Problem 404."""
    if number is None:
        found = current_release(market)
    else:
        found = Release.objects.filter(market=market, number=number).first()
    if found is None:
        raise Problem(404, "Nothing published", f"“{market}” has no such release.")
    return found


def page(market: Market, kind: str, locale: str, cursor: str | None, limit: int) -> PageOut:
    """One page of a release, in catalogue order; two queries."""
    at = parse_cursor(cursor) if cursor else None
    release = pick_release(market.code, at.release if at else None)
    rows = release.entries.filter(kind=kind, locale=locale).select_related("document")
    if at:
        rows = rows.filter(position__gt=at.position)
    found = list(rows[: limit + 1])
    shown = found[:limit]
    more = len(found) > limit
    return PageOut(
        market=market.code,
        locale=locale,
        direction=direction(locale),
        release=release.number,
        items=[DocumentOut(**row.document.body) for row in shown],
        next=str(Cursor(release.number, shown[-1].position)) if more else None,
    )


def document(market: Market, kind: str, key: str, locale: str) -> ReleaseEntry:
    release = pick_release(market.code)
    row = (
        release.entries.filter(kind=kind, key=key, locale=locale).select_related("document").first()
    )
    if row is None:
        detail = f"{kind} “{key}” is not published in {market.code} in {locale}."
        raise Problem(404, "Not published", detail)
    return row


def stream(release: Release) -> Iterator[bytes]:
    """A whole release as NDJSON, one document a line, in flat memory."""
    rows = release.entries.select_related("document")
    for row in rows.iterator(chunk_size=500):
        yield canonical_json(row.document.body) + b"\n"


def answer(request: HttpRequest, body: object) -> HttpResponse:
    """JSON with a strong ETag made of its own bytes; 304 where the asker has them."""
    raw = canonical_json(body)
    etag = etag_of(raw)
    if is_current(request, etag):
        return not_modified(etag)
    return with_etag(HttpResponse(raw, content_type="application/json"), etag)


def etag_of(raw: bytes) -> str:
    """A strong ETag, bare: the same bytes, the same ETag."""
    return hashlib.sha256(raw).hexdigest()[:ETAG_DIGITS]


def is_current(request: HttpRequest, etag: str) -> bool:
    """Whether the asker already has what `etag` (bare, strong) names."""
    sent = parse_etags(request.headers.get("If-None-Match", ""))
    bare = {tag.removeprefix("W/") for tag in sent}
    return "*" in bare or quote_etag(etag) in bare


def with_etag(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = quote_etag(etag)
    response["Vary"] = "Authorization"
    patch_cache_control(response, private=True, max_age=MAX_AGE_SECONDS)
    return response


def not_modified(etag: str) -> HttpResponse:
    return with_etag(HttpResponseNotModified(), etag)
