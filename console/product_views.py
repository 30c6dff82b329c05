"""Doors to the catalogue: the matrix, and one item with its markets side by side."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User
from accounts.policy import may_operate
from catalog.models import Item, ItemKind
from console.products import PAGE, Asked, catalogue, lines
from console.sides import side_by_side
from locales.snapshot import knowledge
from review.errors import ReviewRefused
from review.markets import sold_to
from review.services import adapt_for_market


@login_required
@require_GET
def products(request: HttpRequest) -> HttpResponse:
    """The matrix of items × markets."""
    asked = _asked(request)
    markets = sold_to()
    page = Paginator(catalogue(asked), PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "page": page,
        "lines": lines(list(page.object_list), markets),
        "markets": markets,
        "kinds": ItemKind.choices,
        "query": _query(request),
        "may_operate": may_operate(cast(User, request.user)),
    }
    return render(request, "console/products.html", context)


def _asked(request: HttpRequest) -> Asked:
    sent = request.GET
    kind = sent.get("kind", ItemKind.PRODUCT)
    return Asked(
        kind=kind if kind in ItemKind.values else ItemKind.PRODUCT,
        words=sent.get("q", "").strip(),
        market=sent.get("market", "") if sent.get("market") in knowledge().markets else "",
        state=sent.get("state", "") if sent.get("state") in STATES else "",
    )


def _query(request: HttpRequest) -> str:
    """The present question without its page, for the links to other pages."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


STATES = frozenset({"waiting", "outdated", "blocked"})


@login_required
@require_GET
def product(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One item: its source and what every chosen market reads."""
    item = get_object_or_404(Item, kind=kind, key=key)
    known = knowledge().markets
    chosen = [known[code] for code in request.GET.getlist("market") if code in known]
    sold = sold_to()
    context = {
        "item": item,
        "fields": side_by_side(item, chosen or [known[code] for code in sold]),
        "chosen": [market.code for market in chosen],
        "markets": [code for code in known if code in {*sold, *(one.code for one in chosen)}],
        "may_operate": may_operate(cast(User, request.user)),
    }
    return render(request, "console/product.html", context)


@login_required
@require_POST
def adapt(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Give one market its own text of one field; it begins as a copy and waits for review."""
    item = get_object_or_404(Item, kind=kind, key=key)
    entry = get_object_or_404(item.entries, field=request.POST.get("field", ""))
    market, locale = request.POST.get("market", ""), request.POST.get("locale", "")
    try:
        adaptation = adapt_for_market(entry, market, locale, cast(User, request.user))
    except ReviewRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("catalog:product", kind, key)
    messages.success(request, _("This market now has its own text. Change it, then approve it."))
    return redirect("review:desk", adaptation.review.pk)
