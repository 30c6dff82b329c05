"""The review queue's doors: the next text, its desk, and the verbs."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.models import User
from accounts.policy import may_operate
from review import services
from review.desk import desk_for
from review.errors import Blocked, ReviewRefused
from review.forms import EditForm, SendBackForm, WaiveForm
from review.models import Decision, Finding, Review
from review.selectors import Filters, market_loads, next_review, visible_reviews
from review.services import Seen
from review.waivers import waive_alike


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)


def _filters(request: HttpRequest) -> Filters:
    asked = request.GET
    return Filters(asked.get("market", ""), asked.get("state", ""), asked.get("kind", ""))


def _at(name: str, filters: Filters, *args: object) -> str:
    query = urlencode(filters.query())
    return reverse(name, args=args) + (f"?{query}" if query else "")


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """My next text; a page that says so when nothing waits."""
    filters = _filters(request)
    found = next_review(_person(request), filters)
    if found is None:
        loads = market_loads(_person(request))
        return render(request, "review/empty.html", {"filters": filters, "loads": loads})
    return redirect(_at("review:desk", filters, found.pk))


@login_required
@require_GET
def desk(request: HttpRequest, review_id: int) -> HttpResponse:
    review = get_object_or_404(visible_reviews(_person(request)), pk=review_id)
    services.claim(review, _person(request))
    review.refresh_from_db(fields=["claimed_by", "claimed_until"])
    return _show(request, review)


def _show(
    request: HttpRequest, review: Review, *, draft: str | None = None, status: int = 200
) -> HttpResponse:
    filters = _filters(request)
    context = {
        "desk": desk_for(review, _person(request), filters),
        "filters": filters,
        "query": urlencode(filters.query()),
        "loads": market_loads(_person(request)),
        "draft": draft,
        "send_back": SendBackForm(),
        "may_operate": may_operate(_person(request)),
    }
    return render(request, "review/desk.html", context, status=status)


def _onward(request: HttpRequest, review: Review) -> HttpResponse:
    """To the next text under the same filters."""
    filters = _filters(request)
    following = next_review(_person(request), filters, after=review)
    if following is None:
        return redirect(_at("review:queue", filters))
    return redirect(_at("review:desk", filters, following.pk))


def _opened(request: HttpRequest, review_id: int) -> tuple[Review, Seen]:
    review = get_object_or_404(visible_reviews(_person(request)), pk=review_id)
    revision = request.POST.get("revision", "")
    return review, Seen(_person(request), int(revision) if revision.isdigit() else -1)


@login_required
@require_POST
def approve(request: HttpRequest, review_id: int) -> HttpResponse:
    review, seen = _opened(request, review_id)
    try:
        services.approve_adaptation(review.adaptation, seen)
    except ReviewRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, review, status=409)
    return _onward(request, review)


@login_required
@require_POST
def edit(request: HttpRequest, review_id: int) -> HttpResponse:
    """Keep, or keep and approve, a person's text. A refusal gives the text back untouched."""
    review, seen = _opened(request, review_id)
    form = EditForm(request.POST)
    text = form.data.get("text", "")
    if not form.is_valid():
        messages.error(request, _("Write a text before you keep it."))
        return _show(request, review, draft=text, status=422)
    wants_approval = "approve" in request.POST
    try:
        kept = form.cleaned_data["text"]
        services.edit_adaptation(review.adaptation, seen, kept, approve=wants_approval)
    except Blocked as refusal:
        messages.error(request, str(refusal))
        return _show(request, review, draft=text, status=409)
    except ReviewRefused as refusal:
        messages.error(request, str(refusal))
        review.refresh_from_db()
        return _show(request, review, draft=text, status=409)
    if wants_approval:
        return _onward(request, review)
    return redirect(_at("review:desk", _filters(request), review.pk))


@login_required
@require_POST
def send_back(request: HttpRequest, review_id: int) -> HttpResponse:
    review, seen = _opened(request, review_id)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose why it goes back."))
        return _show(request, review, status=422)
    said = form.cleaned_data
    try:
        services.send_back(review.adaptation, seen, said["reason"], said["note"])
    except ReviewRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, review, status=409)
    return _onward(request, review)


@login_required
@require_POST
def skip(request: HttpRequest, review_id: int) -> HttpResponse:
    review, _seen = _opened(request, review_id)
    services.skip(review, _person(request))
    return _onward(request, review)


@login_required
@require_POST
def undo(request: HttpRequest, decision_id: int) -> HttpResponse:
    mine = Decision.objects.filter(actor=_person(request))
    decision = get_object_or_404(mine, pk=decision_id)
    try:
        adaptation = services.undo(decision, _person(request))
    except ReviewRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(_at("review:queue", _filters(request)))
    messages.success(request, _("Taken back."))
    return redirect(_at("review:desk", _filters(request), adaptation.review.pk))


@login_required
@require_POST
def waive(request: HttpRequest, finding_id: int) -> HttpResponse:
    finding = get_object_or_404(Finding, pk=finding_id)
    reviews = visible_reviews(_person(request))
    review = get_object_or_404(reviews, adaptation=finding.adaptation_id)
    form = WaiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A waiver needs a reason."))
        return _show(request, review, status=422)
    try:
        waive_alike(finding, _person(request), form.cleaned_data["reason"], form.reach())
    except ReviewRefused as refusal:
        messages.error(request, str(refusal))
        return _show(request, review, status=422)
    return redirect(_at("review:desk", _filters(request), review.pk))
