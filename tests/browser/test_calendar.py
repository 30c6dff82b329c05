"""A person asks the calendar what comes, compares markets, and says which day was declared."""

from datetime import date

from playwright.sync_api import expect

from campaigns.confirmed import next_kept
from campaigns.models import Confirmation
from tests.browser.house import House
from tests.review.make import make_operator


class TheCalendar(House):
    def setUp(self):
        self.page = self.seat(make_operator())

    def test_from_the_menu_to_what_to_do_about_a_day(self):
        self.page.goto("/")
        self.page.get_by_role("link", name="Calendar", exact=True).click()
        self.page.get_by_role("link", name="Japan", exact=True).click()
        first = self.page.locator(".coming details").first
        expect(first).to_have_attribute("open", "")
        expect(first.get_by_text("What to avoid")).to_be_visible()
        second = self.page.locator(".coming details").nth(1)
        expect(second.get_by_text("What to avoid")).to_be_hidden()
        second.locator("summary").click()
        expect(second.get_by_text("What to avoid")).to_be_visible()

    def test_one_name_many_days(self):
        self.page.goto("/calendar/compare/mothers-day/?year=2027")
        self.page.get_by_label("Year").select_option("2030")
        self.page.get_by_role("button", name="Show").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("2030")
        bars = self.page.locator(".line .day")
        self.assertGreater(bars.count(), 20)
        left = {bars.nth(n).bounding_box()["x"] for n in range(bars.count())}
        self.assertGreater(len(left), 20)

    def test_an_operator_says_the_crescent_was_not_seen(self):
        eid = next_kept("eid-al-fitr", "sa", date.fromisoformat("2030-01-01"))
        self.page.goto("/calendar/sa/eid-al-fitr/")
        row = self.page.locator("tr", has_text=eid.turn)
        row.get_by_role("link", name="Confirm the day…").click()
        self.page.get_by_label("It was not seen").check()
        self.page.get_by_label("Who said so, and where?").fill("Supreme Court")
        self.page.get_by_role("button", name="Show what would move").click()
        expect(self.page.get_by_text("Nothing would move")).to_be_visible()
        self.assertEqual(Confirmation.objects.count(), 0)
        self.page.get_by_role("button", name="Confirm the day").click()
        expect(self.page.get_by_role("status")).to_contain_text("Confirmed")
        expect(self.page.locator("tr", has_text=eid.turn)).to_contain_text("confirmed")
        self.assertEqual(Confirmation.objects.get().kind, "not sighted")
