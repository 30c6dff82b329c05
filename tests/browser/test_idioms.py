"""One key puts what people say into the text; a person still reads and keeps it."""

import re

from playwright.sync_api import Locator, Page, expect

from catalog.models import State
from review.findings import refresh_findings
from review.models import Finding
from tests.browser.house import House, desk_of, text_of
from tests.review.make import make_item, make_person, make_text

BUCK = "More bang for your buck"


class Desk(House):
    def sit_before(self, source: str, text: str, locale: str = "es-419") -> tuple[Page, Locator]:
        """A reviewer's page with one text on it, and the field it is written in."""
        item = make_item("MUG-01", title=source)
        state = State.TRANSLATED if text else State.INITIAL
        adaptation = make_text(item, locale=locale, text=text, state=state)
        refresh_findings(item, locale)
        page = self.seat(make_person())
        page.goto(desk_of(adaptation))
        return page, page.get_by_label("Text", exact=True)

    def assert_approved(self, page: Page, text: str) -> None:
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("Nothing waits for you.")).to_be_visible()
        self.assertEqual(text_of("MUG-01").text, text)
        self.assertEqual(text_of("MUG-01").state, State.REVIEWED)


class OneKey(Desk):
    def test_i_puts_in_what_people_say(self):
        page, field = self.sit_before(BUCK, "Hola")
        page.keyboard.press("i")
        expect(field).to_have_value("Hola la mejor relación calidad-precio")
        expect(field).to_be_focused()
        self.assert_approved(page, "Hola la mejor relación calidad-precio")

    def test_nothing_is_kept_until_a_person_says_so(self):
        page, field = self.sit_before(BUCK, "Hola")
        page.keyboard.press("i")
        expect(field).not_to_have_value("Hola")
        self.assertEqual(text_of("MUG-01").text, "Hola")

    def test_while_writing_i_is_a_letter(self):
        page, field = self.sit_before(BUCK, "Hola")
        page.keyboard.press("e")
        page.keyboard.type(" mi")
        expect(field).to_have_value("Hola mi")

    def test_an_empty_text_begins_with_it(self):
        page, field = self.sit_before(BUCK, "")
        page.keyboard.press("i")
        expect(field).to_have_value("la mejor relación calidad-precio")

    def test_chinese_has_no_space_before_it(self):
        page, field = self.sit_before(BUCK, "你好，", "zh-Hans")
        page.keyboard.press("i")
        expect(field).to_have_value("你好，性价比超高")

    def test_arabic_has_one(self):
        page, field = self.sit_before(BUCK, "مرحبا", "ar")
        page.keyboard.press("i")
        expect(field).to_have_value("مرحبا أفضل قيمة مقابل السعر")

    def test_without_an_idiom_it_does_nothing(self):
        page, field = self.sit_before("A linen bag", "Bolsa de lino")
        page.keyboard.press("i")
        expect(field).to_be_hidden()
        expect(field).to_have_value("Bolsa de lino")

    # To begin to edit moves the cursor to the end before the cursor's place is read.
    def test_another_equivalent_goes_where_the_cursor_is(self):
        page, field = self.sit_before(BUCK, "Hoy")
        page.keyboard.press("e")
        page.keyboard.press("Home")
        page.locator(".idioms").get_by_role("button", name="más por menos dinero").click()
        expect(field).to_have_value("más por menos dineroHoy", timeout=1000)


class Calques(Desk):
    def put_in(self, page: Page) -> None:
        page.locator(".with-waiver").get_by_role("button", name="calidad-precio").click()

    def test_their_words_are_replaced_where_they_stand(self):
        page, field = self.sit_before(BUCK, "Hoy más golpe por su dólar en tazas")
        self.put_in(page)
        expect(field).to_have_value("Hoy la mejor relación calidad-precio en tazas")

    def test_an_emoji_before_them_counts_once(self):
        page, field = self.sit_before(BUCK, "🎂🏷️ Hoy: más golpe por su dólar, ¡ya! 🎂")
        self.put_in(page)
        said = "🎂🏷️ Hoy: la mejor relación calidad-precio, ¡ya! 🎂"
        expect(field).to_have_value(said)
        self.assert_approved(page, said)
        self.assertFalse(Finding.objects.filter(category="calque").exists())

    def test_line_breaks_of_the_catalogue_count_once(self):
        page, field = self.sit_before(BUCK, "Uno\nDos\nMás golpe por su dólar")
        self.put_in(page)
        expect(field).to_have_value("Uno\nDos\nla mejor relación calidad-precio")

    # Browsers send line breaks as two characters; places count both, the field shows one.
    def test_line_breaks_that_a_person_typed_count_once(self):
        page, field = self.sit_before(BUCK, "Uno")
        page.keyboard.press("e")
        page.keyboard.type("\nDos\nMás golpe por su dólar, hoy")
        page.get_by_role("button", name="Keep for later").click()
        page.wait_for_load_state()
        self.put_in(page)
        said = "Uno\nDos\nla mejor relación calidad-precio, hoy"
        expect(field).to_have_value(said, timeout=1000)

    def test_what_was_typed_since_is_not_overwritten(self):
        page, field = self.sit_before(BUCK, "Más golpe por su dólar")
        page.keyboard.press("e")
        page.keyboard.type(", sí")
        self.put_in(page)
        expect(field).to_have_value("Más golpe por su dólar, sí la mejor relación calidad-precio")

    # A draft that came back refused is shown beside the places of the text that is kept.
    def test_what_came_back_refused_is_not_overwritten(self):
        page, field = self.sit_before(BUCK, "انفجار لدولارك", "ar")
        page.keyboard.press("e")
        page.keyboard.press("Home")
        page.keyboard.type("نبيذ أحمر، ")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("An error stands").first).to_be_visible()
        page.locator(".with-waiver").get_by_role("button", name="أفضل قيمة").first.click()
        expect(field).to_have_value(re.compile("^نبيذ أحمر، "), timeout=1000)
