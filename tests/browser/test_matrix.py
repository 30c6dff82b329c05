"""The matrix of items and markets, by keyboard alone."""

from playwright.sync_api import expect

from tests.browser.house import House, make_checked_text
from tests.review.make import make_operator

TABS = 60
RING = "getComputedStyle(document.activeElement).outlineStyle"


class Matrix(House):
    def setUp(self):
        make_checked_text("BAG-01", "حقيبة من الكتان")
        self.page = self.seat(make_operator())
        self.page.goto("/products/")

    def tab_to(self, selector: str):
        for _ in range(TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("it => document.activeElement.matches(it)", selector):
                return
        self.fail(f"{selector} is not reached by {TABS} tabs")

    def test_a_cell_is_reached_seen_and_opened(self):
        self.tab_to('.matrix a[data-market="sa"]')
        self.assertEqual(self.page.evaluate(RING), "solid")
        self.page.keyboard.press("Enter")
        expect(self.page).to_have_url(f"{self.live_server_url}/products/product/BAG-01/?market=sa")
        expect(self.page.get_by_text("حقيبة من الكتان")).to_be_visible()

    def test_a_cell_says_its_market_and_state_to_who_cannot_see_it(self):
        cell = self.page.locator('.matrix a[data-market="sa"]')
        expect(cell).to_have_accessible_name("Saudi Arabia: waiting for review, 1 text waits")

    def test_the_first_tab_offers_to_skip_the_menu(self):
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_role("link", name="products", exact=True)).to_be_focused()
