"""Addresses of the review queue."""

from django.urls import path

from review import views

app_name = "review"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<int:review_id>/", views.desk, name="desk"),
    path("<int:review_id>/approve/", views.approve, name="approve"),
    path("<int:review_id>/edit/", views.edit, name="edit"),
    path("<int:review_id>/send-back/", views.send_back, name="send_back"),
    path("<int:review_id>/skip/", views.skip, name="skip"),
    path("decisions/<int:decision_id>/undo/", views.undo, name="undo"),
    path("findings/<int:finding_id>/waive/", views.waive, name="waive"),
]
