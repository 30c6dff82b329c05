"""The home page: what needs me now."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from console.today import today


@login_required
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "console/home.html", {"today": today(timezone.localdate())})
