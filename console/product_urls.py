"""Addresses of the catalogue's pages."""

from django.urls import path

from console import product_views as views

app_name = "catalog"
urlpatterns = [
    path("", views.products, name="products"),
    path("<slug:kind>/<str:key>/", views.product, name="product"),
    path("<slug:kind>/<str:key>/adapt/", views.adapt, name="adapt"),
]
