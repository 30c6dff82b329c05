"""Whoever translates an idiom knows what it means and what people say instead."""

from django.test import TestCase
from django.urls import reverse
from django.utils import translation

from catalog.models import Item, TextFormat
from review.expressions import idioms_of
from review.findings import open_findings, refresh_findings
from review.models import Finding
from review.waivers import waive_finding
from tests.review.make import make_item, make_operator, make_person, make_text

BUCK = "More bang for your buck"
EASY = "Assembly is a piece of cake"
PLAIN_QUERIES = 18  # as tests/review/test_views.py counts them for a text without findings


class IdiomsOfTheSource(TestCase):
    def setUp(self):
        self.item = make_item("WAL-07", title=BUCK)
        self.client.force_login(make_operator())

    def test_they_come_with_what_the_target_says(self):
        [note] = idioms_of(self.item.entries.get(), "es-419")
        self.assertEqual(note.idiom.id, "en.bang-for-buck")
        self.assertEqual(note.say[0], "la mejor relación calidad-precio")

    def test_without_a_target_nothing_is_said_instead(self):
        [note] = idioms_of(self.item.entries.get())
        self.assertEqual((note.start, note.end, note.say), (0, len(BUCK), ()))

    def test_tags_are_read_through(self):
        entry = make_item("HTM-01", title="More <b>bang</b> for your buck").entries.get()
        entry.text_format = TextFormat.HTML
        self.assertEqual([note.words for note in idioms_of(entry)], [BUCK])

    def test_the_desk_tells_meaning_and_equivalents(self):
        self.client.force_login(make_person())
        text = make_text(self.item, locale="es-419", text="Más por menos")
        page = self.client.get(reverse("review:desk", args=[text.review.pk]))
        self.assertContains(page, "good value for the money spent")
        self.assertContains(page, "la mejor relación calidad-precio")
        self.assertContains(page, '<mark class="idiom"')

    def test_the_product_page_underlines_them_with_their_meaning(self):
        page = self.client.get(reverse("catalog:product", args=["product", "WAL-07"]))
        self.assertContains(page, 'title="bang for someone&#x27;s buck: good value for the money')
        self.assertContains(page, "good value for the money spent")


class Desk(TestCase):
    def setUp(self):
        self.client.force_login(make_person())

    def page(self, source: str, *, locale: str = "es-419", text: str = "Más por menos"):
        written_in = "en" if source.isascii() else "zh-Hans"
        item = make_item("MUG-01", source_locale=written_in, title=source)
        adaptation = make_text(item, locale=locale, text=text)
        refresh_findings(item, locale)
        self.address = reverse("review:desk", args=[adaptation.review.pk])
        return self.client.get(self.address)

    def test_each_equivalent_is_a_button_in_its_own_direction(self):
        page = self.page(BUCK, locale="ar", text="قيمة")
        self.assertContains(
            page,
            '<button class="chip offer" type="button" data-offer data-start="" data-end=""'
            ' lang="ar" dir="rtl">أفضل قيمة مقابل السعر</button>',
            html=True,
        )

    def test_the_source_is_underlined_in_its_own_language(self):
        page = self.page("薅羊毛，限时秒杀")
        self.assertContains(page, '<div class="source" lang="zh-Hans" dir="ltr"><mark')
        self.assertContains(page, '<mark class="idiom" lang="zh-Hans" dir="ltr">薅羊毛</mark>')
        self.assertContains(page, "aprovechar todas las promociones")

    def test_an_idiom_without_equivalent_says_so(self):
        page = self.page(BUCK, locale="en-GB", text=BUCK)
        self.assertContains(page, "We know no set phrase for it")
        self.assertNotContains(page, "data-offer")

    def test_a_text_without_idioms_has_no_such_section(self):
        self.assertNotContains(self.page("A linen bag"), "Idioms in the source")

    def test_a_calques_button_knows_its_place(self):
        page = self.page(EASY, text="🎂 Montarlo es un pedazo de pastel")
        self.assertContains(page, 'data-offer data-start="11" data-end="33"')

    def test_a_long_texts_places_are_plain_numbers(self):
        with translation.override("ar"):
            page = self.page(EASY, text=f"{'Muy bien. ' * 120}Montarlo es un pedazo de pastel")
        self.assertContains(page, 'data-offer data-start="1209" data-end="1231"')

    def test_idioms_and_calques_cost_no_query(self):
        self.page(EASY, text="Montarlo es un pedazo de pastel")
        with self.assertNumQueries(PLAIN_QUERIES):
            self.client.get(self.address)


class Findings(TestCase):
    def calques(self, item) -> list[Finding]:
        refresh_findings(item, "es-419")
        return list(Finding.objects.filter(category="calque", market="mx"))

    def test_a_calque_is_kept_with_what_to_say_instead(self):
        item = make_item("MUG-01", title=EASY)
        make_text(item, locale="es-419", text="Montarlo es un pedazo de pastel")
        [calque] = self.calques(item)
        self.assertEqual(calque.offers[0], "pan comido")
        self.assertTrue(calque.rule_digest)

    def test_a_suspect_counts_only_beside_its_idiom(self):
        for key, source in (("MUG-01", EASY), ("MUG-02", "A slice of cake")):
            make_text(make_item(key, title=source), locale="es-419", text="Un trozo de pastel")
        found = [len(self.calques(item)) for item in Item.objects.order_by("key")]
        self.assertEqual(found, [1, 1])  # the first item's stays when the second is checked

    def test_a_local_word_may_be_put_in(self):
        item = make_item("CUP-01", title="Porcelain cup")
        make_text(item, locale="pt-BR", text="Chávena de porcelana")
        refresh_findings(item, "pt-BR")
        offers = Finding.objects.filter(category="variant").values_list("offers", flat=True)
        self.assertIn(["xícara"], [[offer.casefold() for offer in one] for one in offers])

    def test_a_waived_calque_is_not_shown_again(self):
        item = make_item("MUG-01", title=EASY)
        text = make_text(item, locale="es-419", text="Montarlo es un pedazo de pastel")
        [calque] = self.calques(item)
        waive_finding(calque, make_person(), "The brand says it so.")
        refresh_findings(item, "es-419")
        self.assertNotIn(("calque", "mx"), {(f.category, f.market) for f in open_findings(text)})

    def test_costs_six_queries_still(self):
        item = make_item("MUG-01", title=EASY, slogan=BUCK)
        make_text(item, locale="es-419", text="Montarlo es un pedazo de pastel")
        make_text(item, "slogan", locale="es-419", text="Más golpe por su dólar")
        with self.assertNumQueries(6):
            refresh_findings(item, "es-419")
