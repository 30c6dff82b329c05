"""Laws that change, on a page: what is late, what comes, and where."""

from datetime import date, timedelta

import time_machine
from django.urls import reverse

from locales.snapshot import knowledge
from review.knowledge.laws import laws
from tests.checks.make import make_knowledge, make_rule
from tests.review.knowledge.test_views import KnowledgeCase

TODAY = date(2026, 11, 22)


def due(rule: str, day: date) -> object:
    return make_rule(id=f"aa.{rule}", category="legal-claim", review_due=day)


class Laws(KnowledgeCase):
    def test_the_most_urgent_comes_first(self):
        packs = make_knowledge(
            due("later", TODAY + timedelta(days=91)),
            due("soon", TODAY + timedelta(days=90)),
            due("today", TODAY),
            due("late", TODAY - timedelta(days=1)),
            make_rule(id="aa.custom"),
        )
        found = [(look.rule.id, look.urgency) for look in laws(packs, TODAY).due]
        expected = [("late", "late"), ("today", "soon"), ("soon", "soon"), ("later", "later")]
        self.assertEqual(found, [(f"aa.{name}", urgency) for name, urgency in expected])

    def test_what_begins_and_ends_is_told_from_its_day(self):
        packs = make_knowledge(
            make_rule(id="aa.begun", valid_from=TODAY),
            make_rule(id="aa.coming", valid_from=TODAY + timedelta(days=400)),
            make_rule(id="aa.ends-today", valid_to=TODAY),
            make_rule(id="aa.ended", valid_to=TODAY - timedelta(days=1)),
        )
        found = laws(packs, TODAY)
        self.assertEqual([turn.rule.id for turn in found.coming], ["aa.coming"])
        self.assertEqual([turn.rule.id for turn in found.ending], ["aa.ends-today"])

    def test_of_one_market_are_its_own_and_its_cultures(self):
        found = laws(knowledge(), TODAY, "de")
        homes = {look.rule.home for look in found.due}
        self.assertTrue({"de", "eu-consumer-law"} <= homes)
        self.assertNotIn("jp", homes)
        self.assertTrue(all("de" in look.markets for look in found.due))

    @time_machine.travel("2026-11-22T12:00Z", tick=False)
    def test_the_page_shows_what_is_on_its_way_in_a_market(self):
        answer = self.page("laws", query="?market=gb")
        self.assertContains(answer, "gb.plastic-wipes")
        self.assertContains(answer, 'datetime="2027-05-19"')
        self.assertNotContains(answer, "jp.")

    def test_it_is_a_page_among_the_others(self):
        self.assertContains(self.page("index"), reverse("knowledge:laws"))

    def test_a_rule_tells_its_day(self):
        self.assertContains(self.page("rule", "gb.plastic-wipes"), "to be looked at again by")
