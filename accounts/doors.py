"""What every page's door asks: who is it, and may they operate here?"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.policy import may_operate

P = ParamSpec("P")
Door = Callable[Concatenate[HttpRequest, P], HttpResponse]


def person(request: HttpRequest) -> User:
    """The signed-in person; only behind `login_required`."""
    return cast(User, request.user)


def operators_only(view: Door[P]) -> Door[P]:
    """A page for people who operate the whole house; others get 403, strangers the login."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        require_operator(request)
        return view(request, *args, **kwargs)

    return cast("Door[P]", login_required(guarded))


def require_operator(request: HttpRequest, market: str = "") -> None:
    """Raises PermissionDenied unless the person operates this market, or the whole house."""
    if not may_operate(person(request), market):
        raise PermissionDenied(_("Only operators may do this."))
