"""The pages of what Terroir knows of places."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.doors import operators_only, person
from accounts.policy import may_operate
from locales.knowledge import Knowledge
from locales.snapshot import knowledge
from review.knowledge import browse
from review.knowledge.forms import TryForm
from review.knowledge.laws import laws as laws_of
from review.knowledge.stories import incidents as incidents_of
from review.knowledge.stories import story
from review.knowledge.trying import try_copy
from review.models import Waiver
from review.rechecking import changed_rules, start_recheck
from review.tallies import tally
from review.waivers import wide_waivers, withdraw

PAGE = 90
STORIES = 24


@login_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The box to try copy in, how much is known of each market, and the ways in."""
    packs = knowledge()
    context = {
        "form": TryForm(initial={"locale": "en"}),
        "picture": browse.picture(packs),
        "categories": browse.CATEGORIES,
        "packs": packs,
        "rules": len(browse.rules_by_id(packs)),
        "changed": changed_rules(),
        "may_operate": may_operate(person(request)),
    }
    return render(request, "knowledge/index.html", context)


@operators_only
@require_POST
def recheck(request: HttpRequest) -> HttpResponse:
    """Check texts again that changed rules can touch, as a job."""
    job = start_recheck(person(request))
    if job is None:
        messages.success(request, _("No rule changed since the texts were checked."))
        return redirect("knowledge:index")
    return redirect("jobs:job", job.pk)


@login_required
@require_http_methods(["GET", "POST"])
def trying(request: HttpRequest) -> HttpResponse:
    """Pasted copy against markets: the answer alone where only that part of the page is asked."""
    form = TryForm(request.POST if request.method == "POST" else None, initial={"locale": "en"})
    tried = None
    if form.is_bound and form.is_valid():
        tried = try_copy(form.line(), form.chosen(), knowledge(), timezone.localdate())
    part = "knowledge/tried.html" if request.headers.get("HX-Request") else "knowledge/try.html"
    known = browse.rules_by_id(knowledge())
    return render(request, part, {"form": form, "tried": tried, "rules": known})


@login_required
@require_GET
def market(request: HttpRequest, market: str) -> HttpResponse:
    """What is known of one market: its cultures, its rules by category, its own view."""
    packs = knowledge()
    if market not in packs.markets:
        raise Http404
    context = {
        "market": packs.markets[market],
        "shelves": browse.market_shelves(packs, market),
        "cultures": [packs.cultures[name] for name in packs.markets[market].cultures],
        "incidents": [one for one in packs.incidents if market in one.markets],
    }
    return render(request, "knowledge/market.html", context)


@login_required
@require_GET
def culture(request: HttpRequest, name: str) -> HttpResponse:
    packs = knowledge()
    if name not in packs.cultures:
        raise Http404
    found = packs.cultures[name]
    context = {
        "culture": found,
        "shelves": browse.shelves(found.rules),
        "markets": [code for code, one in packs.markets.items() if name in one.cultures],
    }
    return render(request, "knowledge/culture.html", context)


@login_required
@require_GET
def concepts(request: HttpRequest) -> HttpResponse:
    """Every concept, or those whose id or gloss has the asked words."""
    return render(request, "knowledge/concepts.html", _paged(request, browse.concepts))


@login_required
@require_GET
def concept(request: HttpRequest, concept: str) -> HttpResponse:
    """One concept: its words in every language, and the rules that speak of it."""
    packs = knowledge()
    if concept not in packs.concepts:
        raise Http404
    context = {
        "concept": packs.concepts[concept],
        "spoken": browse.words_of(packs, concept),
        "rules": browse.rules_about(packs, concept),
        "narrower": browse.narrower(packs, concept),
    }
    return render(request, "knowledge/concept.html", context)


@login_required
@require_GET
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule: what it says and why, where it holds, its examples, and its record here."""
    packs = knowledge()
    found = browse.rules_by_id(packs).get(rule)
    if found is None:
        raise Http404
    context = {
        "rule": found,
        "holdings": browse.holdings(packs, found),
        "tally": tally(rule),
        "wide": wide_waivers(rule),
        "may_operate": may_operate(person(request)),
    }
    return render(request, "knowledge/rule.html", context)


@operators_only
@require_POST
def withdraw_waiver(request: HttpRequest, pk: int) -> HttpResponse:
    """End a waiver that reaches beyond one text."""
    waiver = get_object_or_404(Waiver, pk=pk)
    withdraw(waiver, person(request))
    messages.success(request, _("Withdrawn. Where the rule fires, its findings are open again."))
    return redirect("knowledge:rule", waiver.rule)


@login_required
@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """What went wrong elsewhere, and what would have stopped it."""
    packs = knowledge()
    asked = request.GET.get("market", "")
    category = request.GET.get("category", "")
    every = packs.incidents
    page = Paginator(incidents_of(packs, asked, category), STORIES).get_page(
        request.GET.get("page")
    )
    kept = {"market": asked, "category": category}
    context = {
        "page": page,
        "stories": [story(packs, one, timezone.localdate()) for one in page],
        "market": asked,
        "category": category,
        "query": urlencode({name: value for name, value in kept.items() if value}),
        "markets": sorted({code for one in every for code in one.markets}),
        "categories": [cat for cat in browse.CATEGORIES if any(cat == i.category for i in every)],
        "total": len(every),
        "rule_ids": browse.rules_by_id(packs),
    }
    return render(request, "knowledge/incidents.html", context)


@login_required
@require_GET
def laws(request: HttpRequest) -> HttpResponse:
    """Which laws are due for another look, which come into force, and which end."""
    packs = knowledge()
    market = request.GET.get("market", "")
    found = laws_of(packs, timezone.localdate(), market if market in packs.markets else "")
    context = {
        "laws": found,
        "page": Paginator(found.due, PAGE).get_page(request.GET.get("page")),
        "market": market,
        "markets": list(packs.markets),
        "query": urlencode({"market": market}) if market else "",
    }
    return render(request, "knowledge/laws.html", context)


@login_required
@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """What all of it rests on."""
    return render(request, "knowledge/sources.html", _paged(request, browse.sources))


def _paged(
    request: HttpRequest, finder: Callable[[Knowledge, str], Sequence[object]]
) -> dict[str, object]:
    """One page of what is found for the words asked, and the question for its neighbours."""
    asked = request.GET.get("q", "").strip()
    page = Paginator(finder(knowledge(), asked), PAGE).get_page(request.GET.get("page"))
    return {"page": page, "asked": asked, "query": urlencode({"q": asked}) if asked else ""}
