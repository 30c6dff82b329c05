"""Shows each person the interface in the language and the time zone they chose."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

SESSION_LANGUAGE = "language"  # set it in a session to try another interface language


class PersonMiddleware:
    """Activates the signed-in person's language and time zone for the request.

    Requests without a session cookie are left alone: reading the session would make every
    answer of the content API vary by cookie, and no cache could keep it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        if request.user.is_authenticated:
            prefetch_related_objects([request.user], "roles")  # asked by menu and doors alike
        _activate_language(request)
        with timezone.override(_zone(request)):
            return self.get_response(request)


def _activate_language(request: HttpRequest) -> None:
    """The session's language, else the person's own, else what Django found in the request."""
    own = getattr(request.user, "language", "")
    wanted = str(request.session.get(SESSION_LANGUAGE, own))
    try:
        language = translation.get_supported_language_variant(wanted)
    except LookupError:
        return
    translation.activate(language)
    request.LANGUAGE_CODE = language


def _zone(request: HttpRequest) -> ZoneInfo | None:
    try:
        return ZoneInfo(getattr(request.user, "time_zone", "") or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return None
