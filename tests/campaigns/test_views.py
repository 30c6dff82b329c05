"""The timeline, one campaign's page, its rule, and confirming its day."""

from datetime import date, time

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign, Confirmation, Launch, StepName
from campaigns.planning import Plan, plan_campaign
from tests.review.make import make_item, make_operator, make_person, make_text

RULE = {
    "event": "ramadan-start",
    "markets": ["sa", "id"],
    "opens_days": "10",
    "opens_side": "-1",
    "closes_days": "29",
    "closes_side": "1",
    "local_time": "10:00",
}


def make_campaign(key: str = "iftar") -> Campaign:
    item = make_item(key, kind="campaign", title="Ramadan Evenings", body="For your table.")
    return plan_campaign(item, Plan("ramadan-start", ("sa", "id"), -7, 29, time(20, 30)))


class Timeline(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_strangers_sign_in_first(self):
        self.client.logout()
        self.assertEqual(self.client.get(reverse("campaigns:timeline")).status_code, 302)

    def test_without_campaigns_it_says_what_to_do(self):
        self.assertContains(self.client.get(reverse("campaigns:timeline")), "No campaign runs")

    def test_a_campaign_is_drawn_and_listed(self):
        opens = make_campaign().steps.get(name=StepName.OPENS).launches.get(market="sa")
        sent = {"from": opens.wall_date.isoformat()}
        answer = self.client.get(reverse("campaigns:timeline"), sent)
        self.assertContains(answer, "Ramadan Evenings")
        self.assertContains(answer, "band maybe")
        self.assertContains(answer, "Asia/Riyadh")

    def test_content_without_a_day_is_named(self):
        make_item("lost", kind="campaign", title="Lost", body="…")
        self.assertContains(self.client.get(reverse("campaigns:timeline")), "tied to no day yet")


class ACampaign(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())

    def test_its_page_says_the_rule_in_words(self):
        make_campaign()
        answer = self.client.get(reverse("campaigns:campaign", args=["iftar"]))
        self.assertContains(answer, "Opens 7 days before")
        self.assertContains(answer, "Closes 29 days after it")

    def test_its_texts_lead_to_review(self):
        text = make_text(make_campaign().item, "title", locale="ar", text="أمسيات")
        answer = self.client.get(reverse("campaigns:campaign", args=["iftar"]))
        self.assertContains(answer, reverse("review:desk", args=[text.review.pk]))

    def test_a_product_is_no_campaign(self):
        make_item("TEA-04")
        answer = self.client.get(reverse("campaigns:campaign", args=["TEA-04"]))
        self.assertEqual(answer.status_code, 404)

    def test_content_without_a_day_can_be_planned(self):
        make_item("lost", kind="campaign", title="Lost", body="…")
        answer = self.client.get(reverse("campaigns:campaign", args=["lost"]))
        self.assertContains(answer, "Give it a rule")
        self.client.post(reverse("campaigns:rule", args=["lost"]), RULE)
        self.assertEqual(Launch.objects.filter(step__campaign__item__key="lost").count(), 4)


class TheRule(TestCase):
    def setUp(self):
        self.campaign = make_campaign()
        self.url = reverse("campaigns:rule", args=["iftar"])
        self.client.force_login(make_operator())

    def opens_in(self, market: str) -> Launch:
        return Launch.objects.get(step__name=StepName.OPENS, market=market)

    def test_a_new_rule_moves_what_has_not_happened(self):
        before = self.opens_in("sa").wall_date
        answer = self.client.post(self.url, RULE)
        self.assertRedirects(answer, reverse("campaigns:campaign", args=["iftar"]))
        after = self.opens_in("sa")
        self.assertEqual((before - after.wall_date).days, 3)
        self.assertEqual(after.wall_clock, time(10, 0))

    def test_closing_before_opening_is_refused_and_kept_on_the_page(self):
        sent = {**RULE, "closes_days": "20", "closes_side": "-1"}
        answer = self.client.post(self.url, sent)
        self.assertContains(answer, "It would close before it opens.", status_code=422)
        self.assertContains(answer, 'value="20"', status_code=422)

    def test_reviewers_change_nothing(self):
        self.client.force_login(make_person())
        self.assertEqual(self.client.post(self.url, RULE).status_code, 403)


class ConfirmingADay(TestCase):
    def setUp(self):
        make_campaign()
        self.opens = Launch.objects.get(step__name=StepName.OPENS, market="sa")
        self.url = reverse("calendar:confirm", args=["sa", "ramadan-start"])
        self.client.force_login(make_operator())
        self.sent = {
            "turn": self.opens.turn,
            "year": self.opens.earliest.year,
            "kind": "moved",
            "start": self.opens.latest.isoformat(),
            "source": "Supreme Court",
        }

    def test_the_preview_moves_nothing(self):
        answer = self.client.get(self.url, self.sent)
        self.assertContains(answer, "What would move")
        self.assertFalse(Confirmation.objects.exists())
        self.assertEqual(Launch.objects.get(pk=self.opens.pk).wall_date, self.opens.wall_date)

    def test_confirming_moves_this_market_only(self):
        others = dict(Launch.objects.exclude(market="sa").values_list("pk", "wall_date"))
        answer = self.client.post(self.url, self.sent)
        self.assertRedirects(answer, reverse("calendar:day", args=["sa", "ramadan-start"]))
        moved = Launch.objects.get(pk=self.opens.pk)
        self.assertEqual((moved.wall_date - self.opens.wall_date).days, 1)
        self.assertEqual(moved.status, "confirmed")
        same = dict(Launch.objects.exclude(market="sa").values_list("pk", "wall_date"))
        self.assertEqual(others, same)

    def test_a_day_of_another_year_is_questioned(self):
        sent = {**self.sent, "start": date(timezone.now().year + 5, 1, 1).isoformat()}
        answer = self.client.get(self.url, sent)
        self.assertContains(answer, "Is the year right?", status_code=422)

    def test_a_source_is_asked_for(self):
        self.assertEqual(self.client.post(self.url, {**self.sent, "source": ""}).status_code, 422)
        self.assertFalse(Confirmation.objects.exists())

    def test_an_operator_of_another_market_may_not(self):
        self.client.force_login(make_person("br-only", market="br", role="operator"))
        self.assertEqual(self.client.post(self.url, self.sent).status_code, 403)
