"""Doors to long work: what runs, how far it is, what failed; cancel and resume."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.doors import operators_only, person
from accounts.policy import may_operate
from jobs.errors import NotResumable
from jobs.models import OPEN_STATES, ItemState, Job
from jobs.services import request_cancel, resume_job

PAGE = 20
FAILED_PAGE = 100
RUNNING_SHOWN = 5
STOP_POLLING = 286  # htmx: take the content and ask no more


@login_required
@require_GET
@vary_on_headers("HX-Request")
def jobs(request: HttpRequest) -> HttpResponse:
    """All jobs, newest first; htmx gets the rows alone, and asks again while one is open."""
    rows = Job.objects.select_related("created_by").order_by("-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "any_open": any(job.state in OPEN_STATES for job in page),
        "may_operate": may_operate(person(request)),
    }
    return render(request, _template(request, "jobs/list.html", "jobs/rows.html"), context)


def _template(request: HttpRequest, whole: str, part: str) -> str:
    return part if request.headers.get("HX-Request") else whole


@login_required
@require_GET
@vary_on_headers("HX-Request")
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """One job with the items that failed, and why."""
    found = get_object_or_404(Job.objects.select_related("created_by"), pk=job_id)
    failed = found.items.filter(state=ItemState.FAILED).order_by("pk")
    context = {
        "job": found,
        "open": found.state in OPEN_STATES,
        "page": Paginator(failed, FAILED_PAGE).get_page(request.GET.get("page")),
        "may_operate": may_operate(person(request)),
    }
    return render(request, _template(request, "jobs/job.html", "jobs/progress.html"), context)


@login_required
@require_GET
def running(request: HttpRequest) -> HttpResponse:
    """What runs now, for the home page; the last answer stops its polling."""
    found = list(Job.objects.open().order_by("pk")[:RUNNING_SHOWN])
    status = 200 if found else STOP_POLLING
    return render(request, "jobs/running.html", {"jobs": found}, status=status)


@operators_only
@require_POST
def cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    request_cancel(get_object_or_404(Job, pk=job_id))
    messages.success(request, _("It stops after the item in hand. What is done stays done."))
    return redirect("jobs:job", job_id)


@operators_only
@require_POST
def resume(request: HttpRequest, job_id: int) -> HttpResponse:
    try:
        resume_job(get_object_or_404(Job, pk=job_id))
    except NotResumable:
        messages.error(request, _("This job has nothing left to do, or still runs."))
    else:
        messages.success(request, _("It goes on with what was left."))
    return redirect("jobs:job", job_id)
