"""Asking for a localisation: first what it would cost, then the start."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.doors import operators_only, person
from console.engines import choices
from console.localize_forms import LocalizeForm
from locales.snapshot import knowledge
from review.costs import estimate_cost
from review.localize import start_localization
from review.markets import sold_to
from translation.engines import engine
from translation.services import Estimate


@operators_only
@require_http_methods(["GET", "POST"])
def localize(request: HttpRequest) -> HttpResponse:
    """GET asks and previews; POST starts what the preview showed."""
    sent = request.POST if request.method == "POST" else request.GET
    form = LocalizeForm(sent if "engine" in sent else None)
    if request.method == "POST" and form.is_valid():
        return _start(request, form)
    context = {
        "form": form,
        "engines": choices(),
        "markets": list(knowledge().markets),
        "chosen": form["markets"].value() if form.is_bound else list(sold_to()),
        "engine": form["engine"].value() if form.is_bound else settings.TRANSLATION_ENGINE,
        "cost": _cost(form) if form.is_valid() else None,
    }
    return render(request, "console/localize.html", context, status=422 if form.errors else 200)


def _start(request: HttpRequest, form: LocalizeForm) -> HttpResponse:
    said = form.cleaned_data
    job = start_localization(said["markets"], engine=said["engine"], created_by=person(request))
    if job is None:
        messages.success(request, _("Nothing to do: every text there is up to date."))
        return redirect("localize")
    return redirect("jobs:job", job.pk)


def _cost(form: LocalizeForm) -> Estimate:
    """What it would take; what the engine was paid for before is not counted again."""
    said = form.cleaned_data
    return estimate_cost(said["markets"], engine(said["engine"]) if said["engine"] else None)
