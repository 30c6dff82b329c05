"""Addresses of campaigns."""

from django.urls import path

from campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("", views.show_timeline, name="timeline"),
    path("<str:key>/", views.campaign, name="campaign"),
    path("<str:key>/rule/", views.rule, name="rule"),
]
