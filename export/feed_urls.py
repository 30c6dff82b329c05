"""Addresses that calendar programs subscribe to."""

from django.urls import path

from export import feeds

app_name = "feeds"
urlpatterns = [path("calendar/<slug:market>.ics", feeds.calendar, name="calendar")]
