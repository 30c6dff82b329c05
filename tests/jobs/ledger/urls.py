"""No pages: workers that tests start answer no requests."""

urlpatterns: list[object] = []
