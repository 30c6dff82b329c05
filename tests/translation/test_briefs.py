from django.test import TestCase

from tests.translation.make import make_entry
from translation.briefs import briefs

MEANING = "“bang for your buck” is an idiom here and means: good value for the money spent."


class Briefs(TestCase):
    def setUp(self) -> None:
        make_entry("Wallet", field="title")
        self.slogan = make_entry("Get bang for your buck.", field="slogan")

    def brief(self, target: str = "es-419"):
        return briefs([self.slogan], target)[self.slogan.item_id]

    def test_the_context_says_what_the_item_is_and_what_its_idioms_mean(self):
        self.assertEqual(self.brief().context, f"Wallet\n{MEANING}")

    def test_an_instruction_says_what_people_say_there(self):
        [instruction] = self.brief().instructions
        self.assertIn("(good value for the money spent)", instruction)
        self.assertIn("la mejor relación calidad-precio", instruction)

    def test_an_idiom_is_told_once_an_item(self):
        again = make_entry("Bang for your buck, again.", field="description")
        found = briefs([self.slogan, again], "es-419")[self.slogan.item_id]
        self.assertEqual(len(found.instructions), 1)

    def test_plain_texts_need_no_instructions(self):
        plain = make_entry("A linen bag", key="BAG-1")
        self.assertEqual(briefs([plain], "ar")[plain.item_id].instructions, ())

    def test_it_costs_one_query(self):
        with self.assertNumQueries(1):
            briefs([self.slogan], "ja")
