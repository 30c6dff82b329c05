"""A market's calendar as an iCalendar feed, for the calendar programs that people already have.

It asks for no login, for a calendar program sends none: the feed holds only public knowledge, the
days a market keeps and what its authorities declared. No campaign, launch or person is in it,
none of a seller's own days, and not the words in which somebody noted a confirmation.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from campaigns.confirmed import kept
from campaigns.models import Confirmation
from export.auth import has_calendar
from export.delivery import etag_of, is_current
from export.events import families
from locales import ics
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge

BACK = timedelta(days=60)
AHEAD = timedelta(days=731)
MAX_AGE_SECONDS = 15 * 60


@require_safe
def calendar(request: HttpRequest, market: str) -> HttpResponse:
    """`/feeds/calendar/sa.ics?family=islamic&family=retail`; without a family, all of them."""
    asked = sorted(set(request.GET.getlist("family")))
    unknown = set(asked) - set(families())
    if not has_calendar(market):
        return _refusal(f"No calendar is known of “{market}”. Write the market as in sa.ics.")
    if unknown:
        named = ", ".join(sorted(unknown))
        return _refusal(f"No such family: {named}. There are: {', '.join(families())}.")
    raw = _written(market, asked, datetime.now(UTC).date()).encode()
    etag = etag_of(raw)
    if is_current(request, etag):
        return _cached(HttpResponseNotModified(), etag)
    answer = HttpResponse(raw, content_type="text/calendar; charset=utf-8")
    name = "-".join(["terroir", market, *asked])
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.ics")
    return _cached(answer, etag)


def _written(market: str, asked: Collection[str], today: date) -> str:
    """The feed of a day. Its window and stamp move at midnight UTC or when somebody confirms.

    In between it is the same, byte by byte, and so is its ETag. Two queries.
    """
    known = knowledge()
    found = [
        _for_everybody(one)
        for one in kept(market, today - BACK, today + AHEAD)
        if known.observances[one.event].public
        and (not asked or known.observances[one.event].family in asked)
    ]
    revisions = _revisions(market)
    midnight = datetime.combine(today, time(), UTC)
    stamp = max([midnight, *(revision.last for revision in revisions.values())])
    about = ics.About(ics.calendar_name(market, asked), stamp, revisions)
    return ics.calendar(found, known, about)


def _for_everybody(one: Occurrence) -> Occurrence:
    """Without the words in which a person noted who confirmed it: they may be private."""
    return replace(one, source="") if one.status == "confirmed" else one


def _revisions(market: str) -> dict[tuple[str, str], ics.Revision]:
    """By (event, turn): how often people recorded an authority's word on it, and when last."""
    rows = (
        Confirmation.objects.filter(market=market)
        .values_list("event", "turn")
        .annotate(Count("pk"), Max("at"))
    )
    return {(event, turn): ics.Revision(times, last) for event, turn, times, last in rows}


def _cached(answer: HttpResponse, etag: str) -> HttpResponse:
    answer["ETag"] = quote_etag(etag)
    patch_cache_control(answer, public=True, max_age=MAX_AGE_SECONDS)
    return answer


def _refusal(sentence: str) -> HttpResponse:
    return HttpResponse(f"{sentence}\n", status=404, content_type="text/plain; charset=utf-8")
