"""Every address of the house."""

from django.urls import include, path

from console import views
from console.localize_views import localize
from export.api import api

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("accounts.urls")),
    path("products/import/", include("console.import_urls")),
    path("products/", include("console.product_urls")),
    path("review/", include("review.urls")),
    path("knowledge/", include("review.knowledge.urls")),
    path("campaigns/", include("campaigns.urls")),
    path("calendar/", include("campaigns.calendar.urls")),
    path("markets/", include("console.market_urls")),
    path("jobs/", include("jobs.urls")),
    path("localize/", localize, name="localize"),
    path("api/v1/", api.urls),
    path("feeds/", include("export.feed_urls")),
]
