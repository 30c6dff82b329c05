"""Terroir on a real port, and people in front of it."""

from typing import Any

import pytest
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.test import Client
from playwright.sync_api import Browser, Page

from accounts.models import User
from catalog.models import Adaptation, Item
from review.findings import refresh_findings
from review.models import Review
from tests.review.make import make_item, make_text

PATIENCE_MS = 5000
DESK_WIDTH = 1280


@pytest.mark.browser
class House(StaticLiveServerTestCase):
    """A live server; `window` and `seat` put somebody before it."""

    @pytest.fixture(autouse=True)
    def _browser(self, browser: Browser) -> None:
        self.browser = browser

    def window(self, **more: Any) -> Page:
        """A stranger's window with cookies of its own; `more` goes to Playwright's context."""
        context = self.browser.new_context(
            base_url=self.live_server_url, viewport={"width": DESK_WIDTH, "height": 844}, **more
        )
        context.set_default_timeout(PATIENCE_MS)
        self.addCleanup(context.close)
        return context.new_page()

    def seat(self, person: User, **more: Any) -> Page:
        """The window of a person who has signed in already."""
        client = Client()
        client.force_login(person)
        cookie = client.cookies["sessionid"].value
        page = self.window(**more)
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie, "url": self.live_server_url}]
        )
        return page


def make_checked_text(key: str, text: str, *, source: str = "Linen tote bag") -> Adaptation:
    """An Arabic title that waits, with the findings that the packs really have on it."""
    item = make_item(key, title=source)
    adaptation = make_text(item, text=text)
    refresh_findings(item, "ar")
    return adaptation


def text_of(key: str) -> Adaptation:
    return Adaptation.objects.get(entry__item=Item.objects.get(key=key), entry__field="title")


def desk_of(adaptation: Adaptation) -> str:
    return f"/review/{Review.objects.get(adaptation=adaptation).pk}/"
