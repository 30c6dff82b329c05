"""Addresses of the markets' pages."""

from django.urls import path

from console import market_views as views

app_name = "releases"
urlpatterns = [
    path("", views.markets, name="markets"),
    path("<slug:code>/", views.market, name="market"),
    path("<slug:code>/policy/", views.policy, name="policy"),
    path("<slug:code>/publish/", views.publish, name="publish"),
    path("<slug:code>/sell/", views.sell, name="sell"),
    path("<slug:code>/serve/", views.serve, name="serve"),
    path("<slug:code>/withheld/", views.withheld, name="withheld"),
]
