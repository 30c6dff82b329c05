"""Addresses of the knowledge pages."""

from django.urls import path

from review.knowledge import views

app_name = "knowledge"
urlpatterns = [
    path("", views.index, name="index"),
    path("try/", views.trying, name="try"),
    path("markets/<slug:market>/", views.market, name="market"),
    path("cultures/<slug:name>/", views.culture, name="culture"),
    path("concepts/", views.concepts, name="concepts"),
    path("concepts/<path:concept>/", views.concept, name="concept"),
    path("rules/<str:rule>/", views.rule, name="rule"),
    path("incidents/", views.incidents, name="incidents"),
    path("recheck/", views.recheck, name="recheck"),
    path("waivers/<int:pk>/withdraw/", views.withdraw_waiver, name="withdraw"),
    path("laws/", views.laws, name="laws"),
    path("sources/", views.sources, name="sources"),
]
