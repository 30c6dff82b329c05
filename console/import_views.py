"""Doors to the import: upload, look at what it would do, start, and see what came of it."""

from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from accounts.doors import operators_only, person
from catalog.errors import CatalogError
from console.import_forms import (
    ReadingForm,
    UploadForm,
    found_out,
    offered,
    too_large,
    usual_locale,
)
from console.imports import (
    KIND,
    Preview,
    job_of,
    outcome_of,
    preview_import,
    start_import,
    told_locale,
)
from console.uploads import Quota, Upload, find_upload, keep_upload
from jobs.errors import NotResumable
from jobs.models import OPEN_STATES, Job
from jobs.services import request_cancel, resume_job


@csrf_exempt  # asked below, when the quota stands before the body is read
@operators_only
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is kept, and shown before anything is written."""
    quota = Quota(request)
    request.upload_handlers.insert(0, quota)
    return _upload(request, quota)


@csrf_protect
def _upload(request: HttpRequest, quota: Quota) -> HttpResponse:
    form = UploadForm()
    if request.method == "POST":
        form = UploadForm({"source_locale": usual_locale()} | request.POST.dict(), request.FILES)
    if quota.exceeded:  # the file was dropped, and with it what the form said after it
        form.fields["file"].error_messages["required"] = too_large()
    if form.is_valid():
        kept = keep_upload(form.cleaned_data["file"], timezone.now())
        query = form.address(told_locale(kept))
        return redirect(f"{reverse('imports:preview', args=[kept.token])}?{query}")
    context = {"form": form, "offered": offered(form, usual_locale())}
    return render(request, "console/import.html", context, status=422 if form.errors else 200)


@operators_only
@require_GET
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """What the import would do; nothing is written."""
    found, job = find_upload(token), job_of(token)
    if job is not None:
        return redirect("imports:job", job.pk)
    if found is None:
        return _gone(request)
    said = {"source_locale": usual_locale()} | request.GET.dict()
    return _preview(request, found, ReadingForm(said))


def _preview(request: HttpRequest, found: Upload, form: ReadingForm) -> HttpResponse:
    shown: Preview | None = None
    refusal = ""
    try:
        shown = preview_import(found, form.said()) if form.is_valid() else None
    except CatalogError as error:
        refusal = str(error)
    context = {
        "upload": found,
        "form": form,
        "offered": offered(form, usual_locale()),
        "preview": shown,
        "found": found_out(form, shown.report) if shown else {},
        "refusal": refusal,
    }
    return render(request, "console/import_preview.html", context, status=200 if shown else 422)


def _gone(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("This file is not kept any more. Please choose it again."))
    return redirect("imports:upload")


@operators_only
@require_POST
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Import what the preview showed, as a job."""
    found, job = find_upload(token), job_of(token)
    form = ReadingForm(request.POST)
    if job is not None:
        return redirect("imports:job", job.pk)
    if found is None:
        return _gone(request)
    if not form.is_valid():
        return _preview(request, found, form)
    try:
        job = start_import(found, form.said(), person(request))
    except CatalogError:
        return _preview(request, found, form)
    return redirect("imports:job", job.pk)


@operators_only
@require_GET
def bad_rows(request: HttpRequest, token: str) -> HttpResponse:
    """The rows that stay out, with the reasons, as a CSV to mend and import."""
    found = find_upload(token)
    if found is None or not found.bad_rows.exists():
        raise Http404
    name = f"{Path(found.name).stem}.bad.csv"
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(
        found.bad_rows.read_bytes(), content_type="text/csv; charset=utf-8", headers=headers
    )


@operators_only
@require_GET
@vary_on_headers("HX-Request")
def job(request: HttpRequest, job_id: int) -> HttpResponse:
    """How far an import is, and what came of it; htmx gets that part alone."""
    found = _import_or_404(job_id)
    context = {"job": found, "open": found.state in OPEN_STATES, "outcome": outcome_of(found)}
    part = "console/import_outcome.html" if "HX-Request" in request.headers else ""
    return render(request, part or "console/import_job.html", context)


def _import_or_404(job_id: int) -> Job:
    return get_object_or_404(Job, pk=job_id, kind=KIND)


@operators_only
@require_POST
def cancel(request: HttpRequest, job_id: int) -> HttpResponse:
    request_cancel(_import_or_404(job_id))
    return redirect("imports:job", job_id)


@operators_only
@require_POST
def resume(request: HttpRequest, job_id: int) -> HttpResponse:
    try:
        resume_job(_import_or_404(job_id))
    except NotResumable:
        messages.error(request, _("This import has nothing left to do, or still runs."))
    return redirect("imports:job", job_id)
