"""Addresses of the catalogue's import."""

from django.urls import path

from console import import_views as views

app_name = "imports"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("jobs/<int:job_id>/", views.job, name="job"),
    path("jobs/<int:job_id>/cancel/", views.cancel, name="cancel"),
    path("jobs/<int:job_id>/resume/", views.resume, name="resume"),
    path("<slug:token>/", views.preview, name="preview"),
    path("<slug:token>/start/", views.start, name="start"),
    path("<slug:token>/bad-rows/", views.bad_rows, name="bad_rows"),
]
