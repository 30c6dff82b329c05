"""How findings are let stand, how far and how long."""

from datetime import timedelta

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent, RoleName
from review.errors import ReviewRefused
from review.models import Finding, Scope, Waiver
from review.waivers import Reach, waive_alike, waive_finding, wide_waivers, withdraw
from tests.review.make import make_finding, make_item, make_operator, make_person, make_text

REASON = "The word is a street name."
ITEM = Reach(Scope.ITEM)


class WaiverCase(TestCase):
    def setUp(self):
        self.amina = make_person()
        self.operator = make_operator()
        self.text = make_text(make_item("A"))
        self.finding = make_finding(self.text)
        self.today = timezone.localdate()

    def market_wide(self, days: int = 30) -> Reach:
        return Reach(Scope.MARKET, self.today + timedelta(days=days))

    def is_open(self, finding: Finding) -> bool:
        return Finding.objects.open(self.today).filter(pk=finding.pk).exists()

    def again(self, text=None, **values: str) -> Finding:
        """The finding as a later check would write it."""
        return make_finding(text or self.text, **values)


class OneText(WaiverCase):
    def test_needs_a_reason(self):
        with self.assertRaises(ReviewRefused):
            waive_finding(self.finding, self.amina, "  ")
        self.assertTrue(self.is_open(self.finding))

    def test_lapses_with_the_text_and_with_the_rule(self):
        waive_finding(self.finding, self.amina, REASON)
        self.assertFalse(self.is_open(self.finding))
        for changed in ({"text_digest": "another text"}, {"rule_digest": "another wording"}):
            self.assertTrue(self.is_open(self.again(**changed)), changed)

    def test_lapses_after_its_last_day(self):
        for days, is_open in ((0, False), (-1, True)):
            last = self.today + timedelta(days=days)
            waive_finding(self.finding, self.amina, REASON, Reach(expires_on=last))
            self.assertEqual(self.is_open(self.finding), is_open, days)


class SeveralMarkets(WaiverCase):
    def test_what_they_say_alike_is_let_stand_in_all_of_them_at_once(self):
        same = self.again(market="id")
        waive_alike(self.finding, self.amina, REASON)
        self.assertFalse(self.is_open(self.finding))
        self.assertFalse(self.is_open(same))

    def test_a_market_that_speaks_of_other_words_keeps_its_finding(self):
        other = self.again(market="id", start=1, end=2)
        waive_alike(self.finding, self.amina, REASON)
        self.assertTrue(self.is_open(other))

    def test_all_or_none(self):
        self.again(market="id")
        theirs = make_person("sara", market="sa", role=RoleName.OPERATOR)
        with self.assertRaises(ReviewRefused):
            waive_alike(self.finding, theirs, REASON, self.market_wide())
        self.assertFalse(Waiver.objects.exists())


class OneItem(WaiverCase):
    def test_holds_for_other_words_and_fields_of_the_item_but_not_for_other_items(self):
        waive_finding(self.finding, self.amina, REASON, ITEM)
        self.assertFalse(self.is_open(self.again(text_digest="another text")))
        other = make_finding(make_text(make_item("B")))
        self.assertTrue(self.is_open(other))

    def test_holds_in_its_own_market(self):
        waive_finding(self.finding, self.amina, REASON, ITEM)
        self.assertTrue(self.is_open(self.again(market="id")))


class WholeMarket(WaiverCase):
    def test_is_for_operators_and_for_a_time(self):
        for person, reach in (
            (self.amina, self.market_wide()),
            (self.operator, Reach(Scope.MARKET)),
        ):
            with self.assertRaises(ReviewRefused):
                waive_finding(self.finding, person, REASON, reach)
        self.assertFalse(Waiver.objects.exists())

    def test_holds_for_every_item_of_the_market(self):
        waive_finding(self.finding, self.operator, REASON, self.market_wide())
        other = make_text(make_item("B"))
        self.assertFalse(self.is_open(make_finding(other)))
        self.assertTrue(self.is_open(make_finding(other, market="id")))

    def test_can_be_withdrawn_which_is_recorded(self):
        waiver = waive_finding(self.finding, self.operator, REASON, self.market_wide())
        self.assertEqual(list(wide_waivers(self.finding.rule)), [waiver])
        withdraw(waiver, self.operator)
        self.assertTrue(self.is_open(self.finding))
        self.assertTrue(AuditEvent.objects.filter(verb="unwaive", actor=self.operator).exists())


class OnTheRulesPage(WaiverCase):
    def setUp(self):
        super().setUp()
        self.finding = make_finding(self.text, rule="sa.alcohol")
        self.waiver = waive_finding(self.finding, self.operator, REASON, self.market_wide())
        self.page = reverse("knowledge:rule", args=["sa.alcohol"])

    def test_whoever_operates_sees_it_and_ends_it(self):
        self.client.force_login(self.operator)
        self.assertContains(self.client.get(self.page), REASON)
        answer = self.client.post(reverse("knowledge:withdraw", args=[self.waiver.pk]))
        self.assertRedirects(answer, self.page)
        self.assertFalse(Waiver.objects.exists())

    def test_others_see_it_and_cannot_end_it(self):
        self.client.force_login(self.amina)
        self.assertNotContains(self.client.get(self.page), "withdraw")
        answer = self.client.post(reverse("knowledge:withdraw", args=[self.waiver.pk]))
        self.assertEqual(answer.status_code, 403)
