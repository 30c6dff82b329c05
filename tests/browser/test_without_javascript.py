"""Every decision is a plain form: a browser without JavaScript can make it."""

from playwright.sync_api import expect

from catalog.models import State
from tests.browser.house import House, desk_of, make_checked_text, text_of
from tests.review.make import make_person


class WithoutJavaScript(House):
    def setUp(self):
        self.bag = make_checked_text("BAG-01", "حقيبة من الكتان")
        make_checked_text("CUP-02", "كوب من الخزف")
        self.page = self.seat(make_person(), java_script_enabled=False)
        self.page.goto(desk_of(self.bag))

    def assert_on_the_next(self):
        expect(self.page.locator(".desk .why").first).to_contain_text("CUP-02")

    def test_approve_and_undo(self):
        self.page.get_by_role("button", name="Approve A", exact=True).click()
        self.assert_on_the_next()
        self.assertEqual(text_of("BAG-01").state, State.REVIEWED)
        self.page.get_by_role("button", name="Undo").click()
        self.assertEqual(text_of("BAG-01").state, State.TRANSLATED)

    def test_edit(self):
        self.page.get_by_label("Text", exact=True).fill("حقيبة يد من الكتان")
        self.page.get_by_role("button", name="Keep and approve").click()
        self.assert_on_the_next()
        self.assertEqual(text_of("BAG-01").text, "حقيبة يد من الكتان")

    def test_a_refused_text_comes_back_to_its_field(self):
        self.page.get_by_label("Text", exact=True).fill("كأس للنبيذ الأحمر")
        self.page.get_by_role("button", name="Keep and approve").click()
        expect(self.page.get_by_text("An error stands:")).to_be_visible()
        expect(self.page.get_by_label("Text", exact=True)).to_have_value("كأس للنبيذ الأحمر")

    def test_send_back(self):
        self.page.locator("summary", has_text="Send back").click()
        self.page.get_by_label("Why", exact=True).select_option("tone")
        self.page.locator("details.back button").click()
        self.assert_on_the_next()
        self.page.goto(desk_of(self.bag))
        expect(self.page.get_by_text("Sent back for tone or register.")).to_be_visible()

    def test_skip(self):
        self.page.get_by_role("button", name="Skip").click()
        self.assert_on_the_next()

    def test_waive(self):
        make_checked_text("PEN-09", "دلاية صليب من الفضة")
        self.page.goto(desk_of(text_of("PEN-09")))
        self.page.locator("summary", has_text="Waive").first.click()
        self.page.get_by_label("Why may it stand?").first.fill("A museum's catalogue.")
        self.page.get_by_role("button", name="Waive").first.click()
        expect(self.page.locator("#blocked")).to_have_count(0)
