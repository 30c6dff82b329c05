"""Doors to campaigns: the timeline, one campaign, its rule, and confirming its day."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.doors import operators_only, person, require_operator
from campaigns.changing import change_rule, rule_to_offer
from campaigns.confirming import Saying, Shift, confirm_occurrence, preview_confirmation
from campaigns.errors import CannotPlan
from campaigns.forms import ConfirmForm, RuleForm, rule_values
from campaigns.models import Launch
from campaigns.page import campaign_items, page_of
from campaigns.selectors import occurrence_of, unplanned
from campaigns.timeline import timeline, window_of
from catalog.models import Item
from locales.snapshot import knowledge


@login_required
@require_GET
def show_timeline(request: HttpRequest) -> HttpResponse:
    """Sixteen weeks of every market's days and campaigns."""
    window = window_of(request.GET.get("from", ""), timezone.localdate())
    context = {"timeline": timeline(window), "unplanned": unplanned()}
    return render(request, "campaigns/timeline.html", context)


@login_required
@require_GET
def campaign(request: HttpRequest, key: str) -> HttpResponse:
    return _show(request, get_object_or_404(campaign_items(), key=key))


def _show(
    request: HttpRequest, item: Item, form: RuleForm | None = None, status: int = 200
) -> HttpResponse:
    offered = rule_to_offer(item)
    context = {
        "page": page_of(item, person(request)),
        "form": form or RuleForm(initial=rule_values(offered) if offered else None),
        "markets": list(knowledge().markets),
    }
    return render(request, "campaigns/campaign.html", context, status=status)


@operators_only
@require_POST
def rule(request: HttpRequest, key: str) -> HttpResponse:
    """Change the rule; a refusal gives back what was typed."""
    item = get_object_or_404(campaign_items(), key=key)
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _show(request, item, form, status=422)
    try:
        change_rule(item, form.plan(), person(request))
    except CannotPlan as refusal:
        messages.error(request, str(refusal))
        return _show(request, item, form, status=409)
    messages.success(request, _("Planned. What has already opened stays as it was."))
    return redirect("campaigns:campaign", key)


@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, key: str, launch_id: int) -> HttpResponse:
    """Say which day an authority declared: GET shows what would move, POST does it."""
    rows = Launch.objects.select_related("step__campaign__item").filter(
        step__campaign__item__key=key
    )
    launch = get_object_or_404(rows, pk=launch_id)
    require_operator(request, launch.market)
    occurrence = occurrence_of(launch)
    if occurrence is None:
        raise Http404
    sent = request.POST if request.method == "POST" else request.GET
    form = ConfirmForm(sent or None, occurrence=occurrence)
    if form.is_valid():
        return _answer(request, launch, form)
    return _ask(request, launch, form, status=422 if form.errors else 200)


def _ask(
    request: HttpRequest,
    launch: Launch,
    form: ConfirmForm,
    shifts: list[Shift] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form, and what would move once it is filled in."""
    context = {
        "launch": launch,
        "occurrence": form.occurrence,
        "observance": knowledge().observances[form.occurrence.event],
        "form": form,
        "shifts": shifts,
    }
    return render(request, "campaigns/confirm.html", context, status=status)


def _answer(request: HttpRequest, launch: Launch, form: ConfirmForm) -> HttpResponse:
    saying = Saying(form.occurrence, form.cleaned_data["start"], form.cleaned_data["source"])
    try:
        if request.method == "GET":
            return _ask(request, launch, form, preview_confirmation(saying))
        shifts = confirm_occurrence(saying, person(request))
    except CannotPlan as refusal:
        messages.error(request, str(refusal))
        return _ask(request, launch, form, status=409)
    moved = sum(shift.before != shift.after for shift in shifts)
    said = ngettext("Confirmed. %(n)s launch moved.", "Confirmed. %(n)s launches moved.", moved)
    messages.success(request, said % {"n": moved})
    return redirect("campaigns:campaign", launch.step.campaign.item.key)
