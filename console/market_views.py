"""Doors to the markets: what we know of a place, its policy, and what it publishes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.doors import person, require_operator
from accounts.policy import may_operate
from campaigns.launching import publish_market
from console.market_forms import PolicyForm, PublishForm, ServeForm
from console.markets import history, market_lines, place_of, served_now, stock
from locales.knowledge import UnknownMarket
from locales.snapshot import knowledge
from locales.values import Market
from releases.errors import NoSuchRelease
from releases.services import roll_back
from review.markets import sell_to, sold_to, stop_selling_to
from review.policies import Policy, policy_of, set_policy

HISTORY_PAGE = 10


def _known(code: str) -> Market:
    try:
        return knowledge().market(code)
    except UnknownMarket as error:
        raise Http404(str(error)) from error


@login_required
@require_GET
def markets(request: HttpRequest) -> HttpResponse:
    lines = market_lines()
    context = {"lines": lines, "sold": sum(line.sold for line in lines)}
    return render(request, "releases/markets.html", context)


@login_required
@require_POST
def sell(request: HttpRequest, code: str) -> HttpResponse:
    """Begin or stop selling to a market, as the form says."""
    require_operator(request, _known(code).code)
    if "stop" not in request.POST:
        sell_to([code], person(request))
        messages.success(request, _("You sell here now. What is found in its texts is shown."))
    elif stop_selling_to(code, person(request)):
        said = _(
            "You sell here no more. What it publishes stays as it is; nothing else of it shows."
        )
        messages.success(request, said)
    else:
        messages.error(request, _("This is the only market left: choose another one first."))
    return redirect("releases:market", code)


@login_required
@require_GET
def market(request: HttpRequest, code: str) -> HttpResponse:
    """One market: its facts, its policy, its releases."""
    found = _known(code)
    context = {
        "place": place_of(found, timezone.localdate()),
        "market": found,
        "now": timezone.now(),
        "policy": policy_of(code),
        "sold": code in sold_to(),
        "served": served_now().get(code),
        "page": Paginator(history(code), HISTORY_PAGE).get_page(request.GET.get("page")),
        "may_operate": may_operate(person(request), code),
    }
    return render(request, "releases/market.html", context)


@login_required
@require_POST
def policy(request: HttpRequest, code: str) -> HttpResponse:
    require_operator(request, _known(code).code)
    form = PolicyForm(request.POST)
    form.full_clean()  # two tick boxes: nothing to get wrong
    set_policy(code, Policy(**form.cleaned_data), person(request))
    messages.success(request, _("Kept. It holds for texts that arrive from now on."))
    return redirect("releases:market", code)


@login_required
@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Release what is approved now."""
    require_operator(request, _known(code).code)
    form = PublishForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    done = publish_market(code, by=person(request), note=note)
    if done.new and done.release:
        said = _("Release %(number)s is live.") % {"number": done.release.number}
    elif done.release:
        said = _("Nothing has changed since release %(n)s.") % {"n": done.release.number}
    else:
        said = _("There is nothing approved to publish yet.")
    messages.success(request, said)
    return redirect("releases:market", code)


@login_required
@require_POST
def serve(request: HttpRequest, code: str) -> HttpResponse:
    """Serve another release of the market again."""
    require_operator(request, _known(code).code)
    form = ServeForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        release = roll_back(code, form.cleaned_data["number"], person(request))
    except NoSuchRelease as error:
        raise Http404(str(error)) from error
    messages.success(request, _("Release %(number)s is served again.") % {"number": release.number})
    return redirect("releases:market", code)


@login_required
@require_GET
@vary_on_headers("HX-Request")
def withheld(request: HttpRequest, code: str) -> HttpResponse:
    """What publishing would leave behind; htmx gets the list alone."""
    context = {"market": _known(code), "stock": stock(code)}
    part = "releases/stock.html" if "HX-Request" in request.headers else "releases/withheld.html"
    return render(request, part, context)
