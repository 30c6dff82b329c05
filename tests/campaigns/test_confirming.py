"""What an authority said of a day, and what moves because of it."""

from datetime import date, timedelta

from django.test import TestCase

from campaigns.confirmed import confirmed
from campaigns.confirming import Saying, confirm_occurrence, preview_confirmation
from campaigns.models import Confirmation
from locales.almanac.occurrences import upcoming
from locales.snapshot import knowledge
from tests.campaigns.make import launch_of, make_campaign
from tests.review.make import make_operator


class ConfirmOccurrence(TestCase):
    def setUp(self):
        self.campaign = make_campaign(
            event="ramadan-start", markets=("sa", "id"), start_day=0, end_day=29
        )
        self.occurrence = upcoming(knowledge(), "ramadan-start", "sa", date(2027, 1, 1))
        told = self.occurrence.earliest + timedelta(days=1)
        self.saying = Saying(self.occurrence, told, "Supreme Court, announced tonight")

    def test_the_preview_says_what_would_move_and_writes_nothing(self):
        shifts = preview_confirmation(self.saying)
        moved = {shift.launch.step.name: shift.after - shift.before for shift in shifts}
        self.assertIn("opens", moved)
        self.assertEqual(Confirmation.objects.count(), 0)

    def test_moves_that_market_alone(self):
        before = launch_of(self.campaign, "id").wall_date
        confirm_occurrence(self.saying, make_operator())
        self.assertEqual(launch_of(self.campaign, "sa").wall_date, self.saying.start)
        self.assertEqual(launch_of(self.campaign, "id").wall_date, before)

    def test_what_waited_waits_no_more(self):
        self.assertTrue(launch_of(self.campaign, "sa").waits)
        confirm_occurrence(self.saying, make_operator())
        launch = launch_of(self.campaign, "sa")
        self.assertFalse(launch.waits)
        self.assertEqual(launch.status, "confirmed")

    def test_the_occurrence_shows_it_with_its_source(self):
        confirm_occurrence(self.saying, make_operator())
        told = confirmed(self.occurrence)
        self.assertEqual((told.start, told.status), (self.saying.start, "confirmed"))
        self.assertEqual(told.source, "Supreme Court, announced tonight")
