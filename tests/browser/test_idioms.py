"""One key puts what people say into the text; a person still reads and keeps it."""

from playwright.sync_api import expect

from catalog.models import State
from review.findings import refresh_findings
from tests.browser.house import House, desk_of, text_of
from tests.review.make import make_item, make_person, make_text

EASY = "Assembly is a piece of cake"


class OneKey(House):
    def sit_before(self, source: str, text: str):
        item = make_item("MUG-01", title=source)
        adaptation = make_text(item, locale="es-419", text=text)
        refresh_findings(item, "es-419")
        page = self.seat(make_person())
        page.goto(desk_of(adaptation))
        return page, page.get_by_label("Text", exact=True)

    def test_i_puts_in_what_people_say(self):
        page, field = self.sit_before("More bang for your buck", "Hola")
        page.keyboard.press("i")
        expect(field).to_have_value("Hola la mejor relación calidad-precio")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("Nothing waits for you.")).to_be_visible()
        self.assertEqual(text_of("MUG-01").text, "Hola la mejor relación calidad-precio")
        self.assertEqual(text_of("MUG-01").state, State.REVIEWED)

    def test_a_calque_is_replaced_where_it_stands(self):
        page, field = self.sit_before(EASY, "🎂 Montarlo es un pedazo de pastel, ¡ya!")
        page.locator(".with-waiver").get_by_role("button", name="pan comido").click()
        expect(field).to_have_value("🎂 Montarlo pan comido, ¡ya!")

    def test_what_was_typed_since_is_not_overwritten(self):
        page, field = self.sit_before(EASY, "Montarlo es un pedazo de pastel")
        page.keyboard.press("e")
        page.keyboard.type(", sí")
        page.locator(".with-waiver").get_by_role("button", name="pan comido").click()
        expect(field).to_have_value("Montarlo es un pedazo de pastel, sí pan comido")
