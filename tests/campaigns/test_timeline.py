"""Days and campaigns on a grid of days."""

from datetime import date, time

from django.test import SimpleTestCase, TestCase

from campaigns.models import Confirmation
from campaigns.planning import Plan, plan_campaign
from campaigns.timeline import DAYS, Span, _stack, timeline, window_of
from tests.review.make import make_item, make_operator

TODAY = date(2027, 1, 6)  # a Wednesday
RAMADAN = Plan("ramadan-start", ("sa", "id"), -7, 29, time(20, 30))


class AWindow(SimpleTestCase):
    def test_it_begins_on_the_monday_of_last_week(self):
        self.assertEqual(window_of("", TODAY).first, date(2026, 12, 28))

    def test_an_asked_day_is_moved_to_its_monday(self):
        self.assertEqual(window_of("2027-02-10", TODAY).first, date(2027, 2, 8))

    def test_nonsense_and_far_ends_of_time_are_taken_calmly(self):
        self.assertEqual(window_of("soon", TODAY), window_of("", TODAY))
        for asked in ("0001-01-01", "9999-12-31"):
            window = window_of(asked, TODAY)
            self.assertLessEqual(window.previous, window.following)

    def test_days_out_of_view_stand_at_its_edges(self):
        window = window_of("", TODAY)
        self.assertEqual(window.column(date(2020, 1, 1)), 1)
        self.assertEqual(window.column(window.first), 1)
        self.assertEqual(window.column(date(2030, 1, 1)), DAYS + 1)

    def test_today_is_marked_only_in_view(self):
        self.assertEqual(window_of("", TODAY).today_column, 10)
        self.assertIsNone(window_of("2030-01-01", TODAY).today_column)


class Stacking(SimpleTestCase):
    def test_labels_never_share_a_row_with_what_they_would_cover(self):
        first, second, third = _stack([(Span(1, 3), 10), (Span(5, 7), 10), (Span(40, 60), 10)], 1)
        self.assertEqual([first.row, second.row, third.row], [1, 2, 1])

    def test_a_label_stands_inside_after_or_before(self):
        spans = [(Span(1, 40), 10), (Span(50, 52), 10), (Span(DAYS - 2, DAYS + 1), 10)]
        self.assertEqual([s.label for s in _stack(spans, 1)], ["inside", "after", "before"])


class ATimeline(TestCase):
    def lane(self, market: str):
        window = window_of("", TODAY)
        return next(x for x in timeline(window).lanes if x.market.code == market)

    def plan(self, key: str = "iftar"):
        item = make_item(key, kind="campaign", title="Ramadan Evenings", body="…")
        return plan_campaign(item, RAMADAN, after=TODAY)

    def test_a_day_without_a_campaign_is_left_to_the_calendar(self):
        self.assertEqual(self.lane("sa").bands, [])

    def test_days_the_moon_decides_carry_their_window(self):
        self.plan()
        band = next(b for b in self.lane("sa").bands if b.occurrence.event == "ramadan-start")
        self.assertEqual(band.maybe.end - band.maybe.start, 2)
        self.assertEqual(band.open_days, "+1 d")
        self.assertTrue(band.local_name)

    def test_a_confirmed_day_is_drawn_as_confirmed(self):
        self.plan()
        band = next(b for b in self.lane("sa").bands if b.occurrence.event == "ramadan-start")
        Confirmation.objects.create(
            event="ramadan-start",
            market="sa",
            turn=band.occurrence.turn,
            start=band.occurrence.latest,
            source="Supreme Court",
            by=make_operator(),
        )
        again = next(b for b in self.lane("sa").bands if b.occurrence.event == "ramadan-start")
        self.assertIsNone(again.maybe)
        self.assertEqual(again.occurrence.start, band.occurrence.latest)

    def test_a_campaign_runs_from_its_opening_to_its_last_day(self):
        self.plan()
        bar = self.lane("sa").bars[0]
        self.assertEqual(bar.run.first, date(2027, 2, 1))
        self.assertEqual(bar.run.last, date(2027, 3, 10))  # closes at midnight after it
        self.assertEqual(bar.span.end - bar.span.start, (bar.run.last - bar.run.first).days + 1)

    def test_the_list_holds_everything_that_is_drawn(self):
        self.plan()
        lane = self.lane("sa")
        self.assertEqual(len(lane.lines), len(lane.bands) + len(lane.bars))

    def test_more_campaigns_cost_no_more_queries(self):
        for number in range(4):
            self.plan(f"iftar-{number}")
        with self.assertNumQueries(5):  # events, confirmations, launches, titles, sold to
            timeline(window_of("", TODAY))
