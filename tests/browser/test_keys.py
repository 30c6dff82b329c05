"""Keys decide about texts; letters that somebody is writing do not."""

from playwright.sync_api import expect

from catalog.models import State
from review.models import Decision
from tests.browser.house import House, desk_of, make_checked_text, text_of
from tests.review.make import make_person

COMPOSED = """() => document.body.dispatchEvent(new KeyboardEvent(
    "keydown", {key: "a", code: "KeyA", bubbles: true, isComposing: true}))"""
HELD_DOWN = """() => document.body.dispatchEvent(new KeyboardEvent(
    "keydown", {key: "a", code: "KeyA", bubbles: true, repeat: true}))"""
ARABIC_LAYOUT = """() => document.body.dispatchEvent(new KeyboardEvent(
    "keydown", {key: "ش", code: "KeyA", bubbles: true}))"""


class ReviewKeys(House):
    def setUp(self):
        self.bag = make_checked_text("BAG-01", "حقيبة من الكتان")
        make_checked_text("CUP-02", "كوب من الخزف")
        self.page = self.seat(make_person())
        self.page.goto(desk_of(self.bag))

    def write(self, text: str):
        self.page.keyboard.press("e")
        self.page.keyboard.type(text)

    def assert_undecided(self):
        expect(self.page.locator(".desk .why").first).to_contain_text("BAG-01")
        self.assertFalse(Decision.objects.exists())
        self.assertEqual(text_of("BAG-01").state, State.TRANSLATED)

    def test_letters_in_a_text_field_are_letters(self):
        self.write(" a r n z w")
        expect(self.page.get_by_label("Text", exact=True)).to_have_value(
            "حقيبة من الكتان a r n z w"
        )
        self.assert_undecided()

    def test_letters_in_a_reason_are_letters(self):
        self.page.get_by_text("Send back").first.click()
        note = self.page.get_by_label("What should change (optional)")
        note.press_sequentially("an error")
        expect(note).to_have_value("an error")
        self.assert_undecided()

    def test_keys_of_an_input_method_decide_nothing(self):
        self.page.evaluate(COMPOSED)
        self.assert_undecided()

    def test_a_composition_is_not_cut_off_by_the_key_that_ends_it(self):
        self.write("")
        composing = self.page.context.new_cdp_session(self.page)
        composing.send(
            "Input.imeSetComposition", {"text": "かばん", "selectionStart": 3, "selectionEnd": 3}
        )
        self.page.keyboard.press("Control+Enter")
        self.assert_undecided()

    def test_a_key_held_down_decides_once(self):
        self.page.evaluate(HELD_DOWN)
        self.assert_undecided()

    def test_two_presses_in_a_row_decide_once(self):
        self.page.evaluate(f"() => {{ ({ARABIC_LAYOUT})(); ({ARABIC_LAYOUT})() }}")
        expect(self.page.locator(".desk .why").first).to_contain_text("CUP-02")
        self.assertEqual(Decision.objects.count(), 1)

    def test_on_a_keyboard_without_latin_letters_the_place_of_the_key_counts(self):
        self.page.evaluate(ARABIC_LAYOUT)
        expect(self.page.locator(".desk .why").first).to_contain_text("CUP-02")
        self.assertEqual(text_of("BAG-01").state, State.REVIEWED)

    def test_escape_leaves_the_field_and_gives_the_keys_back(self):
        self.page.keyboard.press("e")
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("a")
        expect(self.page.locator(".desk .why").first).to_contain_text("CUP-02")

    def test_the_browser_asks_before_a_typed_text_is_left_behind(self):
        asked = []
        self.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        self.write(" جميلة")
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("n")
        self.page.wait_for_timeout(300)
        self.assertEqual(asked, ["beforeunload"])
        expect(self.page.get_by_label("Text", exact=True)).to_have_value("حقيبة من الكتان جميلة")
