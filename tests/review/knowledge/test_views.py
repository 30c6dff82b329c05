"""The pages of what is known of places, as an operator reads them."""

from django.test import TestCase
from django.urls import reverse

from locales.snapshot import knowledge
from review.knowledge.browse import CATEGORIES, holdings, picture, rules_by_id
from tests.review.make import make_person


class KnowledgeCase(TestCase):
    def setUp(self):
        self.client.force_login(make_person())

    def page(self, name, *args, query=""):
        answer = self.client.get(reverse(f"knowledge:{name}", args=args) + query)
        self.assertEqual(answer.status_code, 200)
        return answer


class Pages(KnowledgeCase):
    def test_the_overview_shows_every_market_in_every_category(self):
        answer = self.page("index")
        rows = answer.context["picture"]
        self.assertEqual({row.market for row in rows}, set(knowledge().markets))
        self.assertTrue(all(len(row.cells) == len(CATEGORIES) for row in rows))

    def test_a_market_tells_its_cultures_and_rules(self):
        answer = self.page("market", "sa")
        self.assertContains(answer, "sa.alcohol")
        self.assertContains(answer, "islamic")

    def test_what_a_market_sees_differently_is_told_with_the_reason(self):
        self.assertContains(self.page("market", "jp"), "clocks are ordinary")

    def test_a_culture_tells_its_markets(self):
        self.assertContains(self.page("culture", "sinosphere"), "/knowledge/markets/jp/")

    def test_a_rule_that_asks_the_profile_holds_where_the_answer_fits(self):
        answer = self.page("rule", "formats.decimal-point")
        held = {one.market for one in answer.context["holdings"]}
        self.assertIn("de", held)
        self.assertNotIn("us", held)
        self.assertContains(answer, "decimal mark")

    def test_concepts_are_searched_by_id_and_gloss(self):
        answer = self.page("concepts", query="?q=TIMEPIECE")
        self.assertEqual([one.id for one in answer.context["page"]], ["clock"])

    def test_a_concept_has_its_words_in_every_language(self):
        answer = self.page("concept", "claim/superlative")
        self.assertContains(answer, "world&#x27;s best")

    def test_a_rule_tells_why_where_and_on_what(self):
        answer = self.page("rule", "sinosphere.clock-as-present")
        self.assertContains(answer, "deathbed")
        self.assertContains(answer, "around the clock")
        held = {one.market: one.severity for one in answer.context["holdings"]}
        self.assertEqual((held["cn"], held["jp"]), ("warning", "off"))

    def test_every_rule_and_concept_has_its_page(self):
        packs = knowledge()
        for rule in list(rules_by_id(packs))[::40]:
            self.page("rule", rule)
        for concept in list(packs.concepts)[::60]:
            self.page("concept", concept)

    def test_what_nobody_knows_is_not_found(self):
        for name, unknown in (
            ("market", "xx"),
            ("culture", "xx"),
            ("concept", "x/y"),
            ("rule", "x.y"),
        ):
            answer = self.client.get(reverse(f"knowledge:{name}", args=[unknown]))
            self.assertEqual(answer.status_code, 404)

    def test_sources_and_incidents_are_listed(self):
        self.assertContains(self.page("sources"), 'rel="noreferrer"')
        found = self.page("sources", query="?q=sa.alcohol").context["page"]
        self.assertTrue(all("sa.alcohol" in one.rules for one in found))
        self.assertEqual(len(found), 1)

    def test_incidents_come_a_page_at_a_time_by_market_and_category(self):
        every = self.page("incidents").context["page"]
        self.assertEqual(every.paginator.count, len(knowledge().incidents))
        self.assertLess(len(every), every.paginator.count)
        found = self.page("incidents", query="?market=cn&category=ethnicity").context["stories"]
        self.assertTrue(found)
        for story in found:
            self.assertIn("cn", story.incident.markets)
            self.assertEqual(story.incident.category, "ethnicity")
            self.assertTrue(story.rules, story.incident.id)

    def test_nobody_reads_them_without_signing_in(self):
        self.client.logout()
        self.assertEqual(self.client.get(reverse("knowledge:index")).status_code, 302)


class TryIt(KnowledgeCase):
    def ask(self, **values):
        plain = {"text": "", "locale": "en", "kind": "product"}
        return self.client.post(reverse("knowledge:try"), plain | values)

    def test_copy_is_told_what_fires_where_and_why(self):
        answer = self.ask(text="Toast the new year with sparkling wine.", markets=["sa", "mx"])
        told = {one.finding.rule: one.markets for one in answer.context["tried"].told}
        self.assertEqual(told["sa.alcohol"], ("sa",))
        self.assertEqual(answer.context["tried"].silent, ("mx",))
        self.assertContains(answer, '<mark class="error">')

    def test_without_a_market_all_are_asked(self):
        answer = self.ask(text="A linen bag.")
        self.assertEqual(answer.context["tried"].silent, tuple(knowledge().markets))

    def test_title_and_picture_belong_to_the_copy(self):
        answer = self.ask(
            title="Men's cap", text="Green cotton.", image_alt="A green hat", markets=["cn"]
        )
        rules = {one.finding.rule for one in answer.context["tried"].told}
        self.assertIn("chinese.green-hat-words", rules)

    def test_an_empty_box_is_refused_with_a_reason(self):
        answer = self.ask()
        self.assertIsNone(answer.context["tried"])
        self.assertContains(answer, "This field is required.")

    def test_script_in_the_copy_is_shown_not_run(self):
        answer = self.ask(text="<script>alert(1)</script> wine", markets=["sa"])
        self.assertNotContains(answer, "<script>alert")

    def test_part_of_the_page_is_answered_to_the_box_alone(self):
        answer = self.client.post(
            reverse("knowledge:try"),
            {"text": "A bag", "locale": "en", "kind": "product"},
            headers={"HX-Request": "true"},
        )
        self.assertNotContains(answer, "<html")


class Picture(TestCase):
    def test_a_cell_counts_the_rules_that_hold(self):
        packs = knowledge()
        rows = {row.market: row for row in picture(packs)}
        cells = {cell.category: cell.rules for cell in rows["jp"].cells}
        expected = [
            rule
            for rule in rules_by_id(packs).values()
            if rule.category == "number"
            and any(one.market == "jp" and one.severity != "off" for one in holdings(packs, rule))
        ]
        self.assertEqual(cells["number"], len(expected))
