"""Addresses of the calendar."""

from django.urls import path, register_converter

from campaigns.calendar import views


class MarketCode:
    """ISO 3166-1 alpha-2 in lower case."""

    regex = "[a-z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MarketCode, "market")

app_name = "calendar"
urlpatterns = [
    path("", views.index, name="index"),
    path("compare/<slug:event>/", views.comparison, name="compare"),
    path("<market:market>/", views.coming, name="ahead"),
    path("<market:market>/<int:year>/", views.year, name="year"),
    path("<market:market>/<slug:event>/", views.day, name="day"),
    path("<market:market>/<slug:event>/confirm/", views.confirm, name="confirm"),
]
