"""The calendar's pages: who may, which days, what to show."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.doors import person, require_operator
from accounts.policy import may_operate
from campaigns.calendar.ahead import ahead
from campaigns.calendar.compare import compare
from campaigns.calendar.day import kept_day
from campaigns.calendar.index import index_of
from campaigns.calendar.year import FIRST_YEAR, LAST_YEAR, year_of
from campaigns.confirmed import open_turn
from campaigns.confirming import Saying, confirm_occurrence, not_sighted, preview_confirmation
from campaigns.errors import CannotPlan
from campaigns.forms import ConfirmForm
from locales.almanac.values import Observance, Occurrence
from locales.places import is_market
from locales.snapshot import knowledge


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every market's next days, and every observance to compare."""
    return render(
        request,
        "calendar/index.html",
        {"index": index_of(timezone.localdate(), get_language() or "en")},
    )


@login_required
@require_GET
def coming(request: HttpRequest, market: str) -> HttpResponse:
    """What comes in 90 days, and what to do about it."""
    found = ahead(_place(market), timezone.localdate())
    return render(request, "calendar/ahead.html", {"ahead": found})


@login_required
@require_GET
def year(request: HttpRequest, market: str, year: int) -> HttpResponse:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    found = year_of(_place(market), year, timezone.localdate())
    return render(request, "calendar/year.html", {"year": found})


@login_required
@require_GET
def comparison(request: HttpRequest, event: str) -> HttpResponse:
    """One observance in all markets that keep it, in one year."""
    today = timezone.localdate()
    found = compare(_observance(event), _year(request.GET, today.year), today)
    context = {"comparison": found, "years": range(FIRST_YEAR, LAST_YEAR + 1)}
    return render(request, "calendar/compare.html", context)


@login_required
@require_GET
def day(request: HttpRequest, market: str, event: str) -> HttpResponse:
    """One observance in one market: its card, and its days over the years."""
    found = kept_day(_observance(event), _place(market), timezone.localdate())
    if not found.days:
        raise Http404
    context = {"kept": found, "may_confirm": may_operate(request.user, market)}
    return render(request, "calendar/day.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, market: str, event: str) -> HttpResponse:
    """Say what an authority declared: GET shows what would move, POST does it."""
    require_operator(request, _place(market))
    occurrence = _turn(request, _observance(event), market)
    sent = request.POST if request.method == "POST" else request.GET
    form = ConfirmForm(sent if "source" in sent else None, occurrence=occurrence)
    if not form.is_valid():
        return _ask(request, form, status=422 if form.errors else 200)
    try:
        return _answer(request, form.saying, form)
    except CannotPlan as refusal:
        messages.error(request, str(refusal))
        return _ask(request, form, status=409)


def _answer(request: HttpRequest, saying: Saying, form: ConfirmForm) -> HttpResponse:
    if request.method == "GET":
        shown = {"saying": saying, "shifts": preview_confirmation(saying)}
        return _ask(request, form, shown)
    shifts = confirm_occurrence(saying, person(request))
    moved = sum(shift.before != shift.after for shift in shifts)
    said = ngettext("Confirmed. %(n)s launch moved.", "Confirmed. %(n)s launches moved.", moved)
    messages.success(request, said % {"n": moved})
    return redirect("calendar:day", saying.occurrence.market, saying.occurrence.event)


def _ask(
    request: HttpRequest,
    form: ConfirmForm,
    shown: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form, and what would move once it is filled in."""
    observance = knowledge().observances[form.occurrence.event]
    context = {
        "form": form,
        "occurrence": form.occurrence,
        "observance": observance,
        "not_sighted": not_sighted(form.occurrence),
    }
    return render(request, "calendar/confirm.html", {**context, **(shown or {})}, status=status)


def _place(market: str) -> str:
    if not is_market(market):
        raise Http404(_("There is no such place."))
    return market


def _observance(event: str) -> Observance:
    found = knowledge().observances.get(event)
    if found is None:
        raise Http404
    return found


def _year(asked: QueryDict, fallback: int) -> int:
    try:
        year = int(asked.get("year", fallback))
    except ValueError:
        year = fallback
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _turn(request: HttpRequest, observance: Observance, market: str) -> Occurrence:
    """The turn that is asked about, before any word on it. Raises Http404."""
    asked = request.POST if request.method == "POST" else request.GET
    about = _year(asked, timezone.localdate().year)
    found = open_turn(observance.code, market, asked.get("turn", ""), about)
    if found is None:
        raise Http404
    return found
