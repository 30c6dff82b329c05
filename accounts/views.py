"""Doors to one's own settings and to the keys of the content API."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import operators_only, person
from accounts.errors import BadPreference
from accounts.forms import KeyForm, MeForm
from accounts.middleware import SESSION_LANGUAGE
from accounts.models import ApiKey
from accounts.services import create_key, revoke_key, set_preferences
from locales.snapshot import knowledge

PAGE = 40


@login_required
@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    """My language, time zone and theme. The theme belongs to this browser's session."""
    user = person(request)
    now = {"language": user.language, "time_zone": user.time_zone}
    form = MeForm(request.POST or {**now, "theme": request.session.get("theme", "")})
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "accounts/me.html", {"form": form}, status=status)
    said = form.cleaned_data
    try:
        set_preferences(user, language=said["language"], time_zone=said["time_zone"])
    except BadPreference as error:
        messages.error(request, str(error))
        return render(request, "accounts/me.html", {"form": form}, status=422)
    request.session["theme"] = said["theme"]
    request.session.pop(SESSION_LANGUAGE, None)
    with translation.override(said["language"]):
        messages.success(request, _("Kept."))
    return redirect("accounts:me")


@operators_only
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The keys there are; posting makes one."""
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _make_key(request, form)
    rows = ApiKey.objects.select_related("created_by")
    ordered = rows.order_by(F("revoked_at").desc(nulls_first=True), "-pk")
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    status = 422 if form.errors else 200
    return render(request, "accounts/keys.html", {"form": form, "page": page}, status=status)


@never_cache
def _make_key(request: HttpRequest, form: KeyForm) -> HttpResponse:
    """The answer to making a key is the only page that ever shows its secret."""
    said = form.cleaned_data
    key, secret = create_key(said["name"], said["markets"], person(request))
    market = next(iter(key.markets or knowledge().markets), "")
    products = request.build_absolute_uri(f"/api/v1/markets/{market}/products")
    context = {"key": key, "secret": secret, "products": products}
    return render(request, "accounts/key_made.html", context, status=201)


@operators_only
@require_POST
def revoke(request: HttpRequest, key_id: int) -> HttpResponse:
    key = revoke_key(get_object_or_404(ApiKey, pk=key_id), person(request))
    messages.success(
        request, _("“%(name)s” is revoked. It opens nothing now.") % {"name": key.name}
    )
    return redirect("accounts:keys")
