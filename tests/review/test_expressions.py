from django.test import TestCase
from django.urls import reverse

from review.expressions import idioms_of
from review.findings import refresh_findings
from review.models import Finding
from tests.review.make import make_item, make_operator, make_person, make_text

BUCK = "More bang for your buck"


class IdiomsOfTheSource(TestCase):
    def setUp(self):
        self.item = make_item("WAL-07", title=BUCK)
        self.client.force_login(make_operator())

    def test_they_come_with_what_the_target_says(self):
        [note] = idioms_of(self.item.entries.get(), "es-419")
        self.assertEqual(note.idiom.id, "en.bang-for-buck")
        self.assertEqual(note.say[0], "la mejor relación calidad-precio")

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


class Offers(TestCase):
    def test_a_calque_is_kept_with_what_to_say_instead(self):
        item = make_item("MUG-01", title="Assembly is a piece of cake")
        make_text(item, locale="es-419", text="Montarlo es un pedazo de pastel")
        refresh_findings(item, "es-419")
        calque = Finding.objects.get(category="calque", market="mx")
        self.assertEqual(calque.offers[0], "pan comido")
        self.assertTrue(calque.rule_digest)
