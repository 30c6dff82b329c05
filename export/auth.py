"""Who asks: an API key, and the markets it may read."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from accounts.models import ApiKey
from accounts.services import find_key
from export.problems import Problem
from locales.knowledge import UnknownMarket
from locales.snapshot import knowledge
from locales.values import Market


class Key(HttpBearer):
    openapi_scheme = "bearer"

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        return find_key(token)


def readable_market(request: HttpRequest, market: str) -> Market:
    """The market, if it exists and this request's key may read it. Raises Problem 404 or 403."""
    try:
        found = knowledge().market(market)
    except UnknownMarket as error:
        raise Problem(404, "No such market", f"There is no market “{market}”.") from error
    _require_allowed(request, market)
    return found


def readable_place(request: HttpRequest, market: str) -> str:
    """As `readable_market`, but a calendar is enough: more places have one than have a pack."""
    if not has_calendar(market):
        detail = f"No calendar is known of “{market}”: write ISO 3166-1 in lower case, as “sa”."
        raise Problem(404, "No such market", detail)
    _require_allowed(request, market)
    return market


def has_calendar(market: str) -> bool:
    """Whether any observance is known to be kept there."""
    return any(market in one.markets for one in knowledge().observances.values())


def _require_allowed(request: HttpRequest, market: str) -> None:
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    if key.markets and market not in key.markets:
        raise Problem(403, "Not your market", f"This key may not read “{market}”.")
