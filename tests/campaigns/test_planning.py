"""A campaign's rules become launches in each market's own time."""

from datetime import UTC, date, datetime, time

from django.test import TestCase

from campaigns.errors import CannotPlan
from campaigns.models import Launch, LaunchState
from campaigns.planning import plan_missing, plan_of
from catalog.models import Item
from review.models import Due
from tests.campaigns.make import launch_of, make_campaign, make_campaign_item


class PlanCampaign(TestCase):
    def test_each_market_opens_at_its_own_nine_o_clock(self):
        campaign = make_campaign()
        self.assertEqual(launch_of(campaign, "sa").due_at, datetime(2027, 11, 11, 6, 0, tzinfo=UTC))
        self.assertEqual(launch_of(campaign, "jp").due_at, datetime(2027, 11, 11, 0, 0, tzinfo=UTC))

    def test_ramadan_has_a_window_in_every_market_that_keeps_it(self):
        campaign = make_campaign(event="ramadan-start", markets=("sa", "id"), start_day=-7)
        launch = launch_of(campaign, "sa")
        self.assertLess(launch.earliest, launch.latest)
        self.assertEqual(launch.status, "projected")

    def test_a_market_that_does_not_keep_the_day_gets_no_launch(self):
        campaign = make_campaign(event="ramadan-start", markets=("sa", "jp"))
        self.assertEqual({launch.market for launch in Launch.objects.all()}, {"sa"})
        self.assertEqual(campaign.markets, ["sa", "jp"])

    def test_planning_again_moves_what_has_not_happened(self):
        item = make_campaign_item()
        make_campaign(item)
        campaign = make_campaign(item, local_time=time(12, 0))
        self.assertEqual(Launch.objects.count(), 4)
        self.assertEqual(launch_of(campaign, "jp").wall_clock, time(12, 0))

    def test_what_has_happened_stays(self):
        item = make_campaign_item()
        campaign = make_campaign(item)
        Launch.objects.filter(market="jp").update(state=LaunchState.LAUNCHED)
        make_campaign(item, local_time=time(12, 0))
        self.assertEqual(launch_of(campaign, "jp").wall_clock, time(9, 0))

    def test_a_market_left_out_loses_its_launches(self):
        item = make_campaign_item()
        make_campaign(item)
        make_campaign(item, markets=("jp",))
        self.assertEqual(set(Launch.objects.values_list("market", flat=True)), {"jp"})

    def test_the_review_queue_learns_by_when(self):
        item = make_campaign_item()
        make_campaign(item)
        due = Due.objects.get(item=item, market="jp")
        self.assertEqual(due.live_on, date(2027, 11, 11))
        self.assertEqual(due.due_at, launch_of(item.campaign, "jp").due_at)

    def test_after_this_years_turn_is_over_the_next_is_planned(self):
        campaign = make_campaign(after=date(2027, 11, 20))
        self.assertEqual(launch_of(campaign, "jp").wall_date.year, 2028)

    def test_a_turn_that_is_still_open_is_the_one_planned(self):
        campaign = make_campaign(end_day=20, after=date(2027, 11, 20))
        self.assertEqual(launch_of(campaign, "jp").wall_date.year, 2027)


class PlanOf(TestCase):
    def item(self, **facts):
        item = Item(kind="campaign", key="x", source_locale="en")
        item.facts = {"event": "singles-day", "markets": "sa;jp", "local_time": "09:00", **facts}
        return item

    def test_reads_the_facts_of_an_import(self):
        plan = plan_of(self.item(start_day="-3", end_day="1"))
        self.assertEqual((plan.markets, plan.start_day, plan.end_day), (("sa", "jp"), -3, 1))

    def test_says_which_fact_is_wrong(self):
        for facts, word in (
            ({"event": "no-such-day"}, "no-such-day"),
            ({"markets": "sa;zz"}, "zz"),
            ({"local_time": "9 o'clock"}, "9 o'clock"),
            ({"start_day": "2", "end_day": "1"}, "end_day"),
        ):
            with self.subTest(word), self.assertRaisesMessage(CannotPlan, word):
                plan_of(self.item(**facts))

    def test_one_bad_campaign_does_not_stop_the_others(self):
        bad, good = self.item(event="no-such-day"), make_campaign_item("good")
        bad.save()
        good.facts = {"event": "singles-day", "markets": "jp", "local_time": "09:00"}
        good.save()
        problems = plan_missing()
        self.assertEqual(len(problems), 1)
        self.assertTrue(Launch.objects.filter(step__campaign__item=good).exists())
