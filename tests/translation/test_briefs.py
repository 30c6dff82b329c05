from django.test import TestCase

from tests.translation.make import make_entry
from translation.briefs import CONTEXT_CHARACTERS, briefs

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

    def test_where_nobody_knows_an_equivalent_the_meaning_is_the_instruction(self):
        said = "Translate the idiom “bang for your buck” by its meaning (good value for the money"
        [instruction] = self.brief("en-GB").instructions
        self.assertEqual(instruction, f"{said} spent).")

    def test_tags_and_entities_are_read_through(self):
        text = "<p>Soft &amp; warm: <b>bang</b> for your buck.</p>"
        html = make_entry(text, field="description", html=True)
        self.assertEqual(
            briefs([html], "ja")[html.item_id].context,
            f"Wallet\nSoft & warm: bang for your buck.\n{MEANING}",
        )

    def test_a_long_description_does_not_push_the_meaning_out(self):
        make_entry("Hand-woven. " * 200, field="description")
        context = self.brief().context
        self.assertTrue(context.endswith(MEANING))
        self.assertLess(len(context), CONTEXT_CHARACTERS + len(MEANING) + 2)

    def test_every_target_has_the_meaning_in_the_context(self):
        contexts = {self.brief(target).context for target in ("ar", "ja", "th", "zh-Hans", "eo")}
        self.assertEqual(contexts, {f"Wallet\n{MEANING}"})

    def test_idioms_of_other_items_stay_with_them(self):
        other = make_entry("Dirt cheap", key="MUG-02")
        found = briefs([self.slogan, other], "de")
        self.assertNotIn("dirt", found[self.slogan.item_id].context.casefold())
        self.assertIn("Dirt cheap", found[other.item_id].context)

    def test_chinese_idioms_are_told_in_english(self):
        title = make_entry("秒杀专区，薅羊毛", key="ZH-01", locale="zh-Hans")
        brief = briefs([title], "es-419")[title.item_id]
        self.assertIn("“薅羊毛” is an idiom here and means: ", brief.context)
        self.assertIn("aprovechar todas las promociones", "".join(brief.instructions))

    def test_plain_texts_need_no_instructions(self):
        plain = make_entry("A linen bag", key="BAG-1")
        self.assertEqual(briefs([plain], "ar")[plain.item_id].instructions, ())

    def test_it_costs_one_query(self):
        with self.assertNumQueries(1):
            briefs([self.slogan], "ja")
