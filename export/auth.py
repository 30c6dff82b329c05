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
    key: ApiKey = request.auth  # type: ignore[attr-defined]
    if key.markets and market not in key.markets:
        raise Problem(403, "Not your market", f"This key may not read “{market}”.")
    return found
