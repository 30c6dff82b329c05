"""Two people at the queue do not do the same work twice."""

from playwright.sync_api import expect

from tests.browser.house import House, desk_of, make_checked_text
from tests.review.make import make_person


class TwoPeople(House):
    def setUp(self):
        self.bag = make_checked_text("BAG-01", "حقيبة من الكتان")
        make_checked_text("CUP-02", "كوب من الخزف")
        self.amina, self.badr = (self.seat(make_person(name)) for name in ("amina", "badr"))
        self.amina.goto("/review/")

    def test_a_text_one_holds_is_not_offered_to_the_other(self):
        expect(self.amina.locator(".desk .why").first).to_contain_text("BAG-01")
        self.badr.goto("/review/")
        expect(self.badr.locator(".desk .why").first).to_contain_text("CUP-02")

    def test_who_opens_a_held_text_reads_by_whom(self):
        self.badr.goto(desk_of(self.bag))
        expect(self.badr.get_by_text("amina is working on this text.")).to_be_visible()

    def test_a_skipped_text_is_free_for_the_other(self):
        self.amina.keyboard.press("n")
        expect(self.amina.locator(".desk .why").first).to_contain_text("CUP-02")
        self.badr.goto("/review/")
        expect(self.badr.locator(".desk .why").first).to_contain_text("BAG-01")

    def test_a_decision_on_a_text_changed_meanwhile_is_refused(self):
        self.badr.goto(desk_of(self.bag))
        self.badr.keyboard.press("a")
        expect(self.badr.locator(".desk .why").first).not_to_contain_text("BAG-01")
        self.amina.keyboard.press("a")
        expect(self.amina.get_by_text("changed while you looked at it")).to_be_visible()
