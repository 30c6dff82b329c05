"""Doors to campaigns: the timeline, one campaign, its rule, and confirming its day."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.doors import operators_only, person
from campaigns.changing import change_rule, rule_to_offer
from campaigns.errors import CannotPlan
from campaigns.forms import RuleForm, rule_values
from campaigns.page import campaign_items, page_of
from campaigns.selectors import unplanned
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
