"""Launching: on time, once, in order, and also what fell due while nobody ran."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections
from django.test import TestCase, TransactionTestCase

from campaigns.launching import launch_due, live_campaigns, publish_market
from campaigns.models import Launch, LaunchState
from releases.models import Release, ReleaseEntry
from releases.selectors import current_release
from tests.campaigns.make import launch_of, make_campaign, make_campaign_item
from tests.review.make import make_finding


def published(market):
    release = current_release(market)
    return set(release.entries.values_list("key", flat=True)) if release else set()


class LaunchDue(TestCase):
    def setUp(self):
        self.campaign = make_campaign()
        self.opens = launch_of(self.campaign, "jp")
        self.closes = launch_of(self.campaign, "jp", "closes")

    def test_nothing_opens_before_its_time(self):
        self.assertEqual(launch_due(self.opens.due_at - timedelta(seconds=1)), 0)
        self.assertEqual(published("jp"), set())

    def test_opens_on_time_in_its_own_market_alone(self):
        self.assertEqual(launch_due(self.opens.due_at), 1)
        self.assertEqual(published("jp"), {"ramadan-evenings"})
        self.assertEqual(published("sa"), set())

    def test_opens_once(self):
        launch_due(self.opens.due_at)
        self.assertEqual(launch_due(self.opens.due_at), 0)
        self.assertEqual(Release.objects.filter(market="jp").count(), 1)

    def test_closes_and_is_gone_from_the_release(self):
        launch_due(self.opens.due_at)
        launch_due(self.closes.due_at)
        self.assertEqual(published("jp"), set())
        self.assertEqual(live_campaigns("jp"), [])

    def test_catches_up_after_being_down(self):
        launch_due(self.closes.due_at - timedelta(minutes=1))
        self.assertEqual(published("jp"), {"ramadan-evenings"})

    def test_what_was_over_before_it_could_open_never_opens(self):
        launch_due(self.closes.due_at + timedelta(days=1))
        self.opens.refresh_from_db()
        self.assertEqual(self.opens.state, LaunchState.CANCELLED)
        self.assertEqual(published("jp"), set())

    def test_a_turn_remembers_when_it_was_taken_and_what_it_published(self):
        launch_due(self.opens.due_at)
        self.opens.refresh_from_db()
        self.assertEqual(self.opens.launched_at, self.opens.due_at)
        self.assertEqual(self.opens.release, current_release("jp"))


class Obstacles(TestCase):
    def test_texts_that_nobody_approved_hold_a_launch_until_somebody_does(self):
        item = make_campaign_item(approved=False)
        opens = launch_of(make_campaign(item), "jp")
        launch_due(opens.due_at)
        opens.refresh_from_db()
        self.assertEqual(opens.state, LaunchState.HELD)
        self.assertIn("not approved", opens.held_because)
        for entry in item.entries.all():
            entry.adaptations.update(state="reviewed")
        launch_due(opens.due_at + timedelta(minutes=1))
        self.assertEqual(published("jp"), {"ramadan-evenings"})

    def test_an_open_error_holds_a_launch(self):
        item = make_campaign_item()
        campaign = make_campaign(item)
        title = item.entries.get(field="title").adaptations.get(locale="ja")
        make_finding(title, market="jp")
        opens = launch_of(campaign, "jp")
        launch_due(opens.due_at)
        self.assertEqual(published("jp"), set())

    def test_a_day_that_the_moon_decides_is_waited_for(self):
        campaign = make_campaign(event="ramadan-start", markets=("sa",), start_day=0, end_day=29)
        opens = launch_of(campaign, "sa")
        launch_due(opens.due_at)
        opens.refresh_from_db()
        self.assertEqual(opens.state, LaunchState.HELD)
        self.assertIn("not confirmed", opens.held_because)

    def test_a_cancelled_campaign_does_not_open(self):
        campaign = make_campaign()
        opens = launch_of(campaign, "jp")
        campaign.cancelled_at = opens.due_at
        campaign.save()
        launch_due(opens.due_at)
        self.assertEqual(published("jp"), set())


class TwoSchedulers(TransactionTestCase):
    def test_take_each_turn_once_between_them(self):
        opens = launch_of(make_campaign(), "jp")

        def run(_number):
            try:
                return launch_due(opens.due_at)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(4) as pool:
            taken = list(pool.map(run, range(4)))
        self.assertEqual(sum(taken), 1)
        self.assertEqual(Release.objects.filter(market="jp").count(), 1)
        self.assertEqual(Launch.objects.filter(state=LaunchState.LAUNCHED).count(), 1)


class PublishMarket(TestCase):
    def test_a_campaign_that_is_not_open_is_not_published(self):
        make_campaign()
        publish_market("jp")
        self.assertFalse(ReleaseEntry.objects.filter(kind="campaign").exists())
