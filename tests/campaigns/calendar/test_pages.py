"""The calendar's pages: who sees them, what they say, and how many queries they cost."""

from datetime import UTC, date, datetime

import time_machine
from django.test import TestCase
from django.urls import reverse

from campaigns.confirmed import computed_turn
from campaigns.confirming import Saying, confirm_occurrence
from campaigns.models import Confirmation, Said
from tests.review.make import make_operator, make_person

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
EID = "eid-al-fitr"


class CalendarCase(TestCase):
    """15 January 2027: Ramadan begins in less than a month."""

    def setUp(self):
        travel = time_machine.travel(NOW, tick=False)
        travel.start()
        self.addCleanup(travel.stop)
        self.operator = make_operator("lin")
        self.client.force_login(self.operator)

    def get(self, name, *args, **query):
        return self.client.get(reverse(f"calendar:{name}", args=args), query)

    def say(self, event=EID, market="sa", turn="1448 AH", kind=Said.MOVED, days=1):
        one = computed_turn(event, market, turn, 2027)
        start = one.earliest.fromordinal(one.earliest.toordinal() + days)
        confirm_occurrence(Saying(one, start, "Supreme Court", kind), self.operator)
        return start


class WhoMaySee(CalendarCase):
    ADDRESSES = (
        ("index", ()),
        ("ahead", ("sa",)),
        ("year", ("sa", 2027)),
        ("day", ("sa", EID)),
        ("compare", (EID,)),
    )

    def test_everybody_who_is_signed_in_and_nobody_else(self):
        self.client.force_login(make_person())
        for name, args in self.ADDRESSES:
            self.assertEqual(self.get(name, *args).status_code, 200, name)
        self.client.logout()
        for name, args in self.ADDRESSES:
            self.assertEqual(self.get(name, *args).status_code, 302, name)

    def test_only_operators_confirm(self):
        self.client.force_login(make_person())
        asked = {"turn": "1448 AH", "year": 2027}
        self.assertEqual(self.get("confirm", "sa", EID, **asked).status_code, 403)
        self.assertNotContains(self.get("day", "sa", EID), "Confirm the day")

    def test_a_place_or_a_day_that_is_none_is_not_found(self):
        self.assertEqual(self.get("ahead", "zz").status_code, 404)
        self.assertEqual(self.get("day", "sa", "eid-al-fittr").status_code, 404)
        self.assertEqual(self.get("day", "jp", "sham-el-nessim").status_code, 404)
        self.assertEqual(self.get("year", "sa", 1990).status_code, 404)
        self.assertEqual(self.get("confirm", "sa", EID, turn="1 AH").status_code, 404)


class WhatIsComing(CalendarCase):
    def test_a_day_comes_with_what_to_do_and_by_when(self):
        page = self.get("ahead", "sa")
        self.assertContains(page, "First day of Ramadan")
        self.assertContains(page, "What to avoid")
        self.assertContains(page, "should be ready since")
        self.assertContains(page, "+1 d")

    def test_places_without_a_pack_have_a_calendar_too(self):
        self.assertContains(self.get("ahead", "pk"), "First day of Ramadan")

    def test_a_word_of_an_authority_is_laid_over(self):
        self.say("ramadan-start")
        page = self.get("ahead", "sa")
        ramadan = next(
            day for day in page.context["ahead"].days if day.occurrence.event == "ramadan-start"
        )
        self.assertEqual(ramadan.occurrence.status, "confirmed")

    def test_it_costs_one_query_beside_the_person(self):
        self.get("ahead", "sa")
        with self.assertNumQueries(4):  # session, person, roles; confirmations
            self.get("ahead", "sa")


class TheYear(CalendarCase):
    def test_the_weekend_is_the_markets_own_of_that_year(self):
        before, after = (self.get("year", "ae", year).context["year"] for year in (2021, 2022))
        self.assertEqual([day.isoweekday() for day in before.rests[0].days], [5, 6])
        self.assertEqual([day.isoweekday() for day in after.rests[0].days], [6, 7])
        self.assertContains(self.get("year", "my", 2024), "Johor")
        self.assertNotContains(self.get("year", "my", 2025), "Johor")

    def test_days_that_may_move_are_drawn_so(self):
        year = self.get("year", "sa", 2027).context["year"]
        cells = {cell.day: cell for week in year.months[2].weeks for cell in week if cell}
        eid = computed_turn(EID, "sa", "1448 AH", 2027)
        self.assertEqual(cells[eid.start].sign, "festive")
        self.assertEqual(cells[eid.latest].sign, "maybe")

    def test_the_week_begins_where_the_market_begins_it(self):
        begins = {
            market: self.get("year", market, 2027).context["year"].weekdays[0].isoweekday()
            for market in ("de", "us", "ae")
        }
        self.assertEqual(begins, {"de": 1, "us": 7, "ae": 1})

    def test_every_day_is_in_one_cell(self):
        year = self.get("year", "jp", 2028).context["year"]
        days = [cell.day for month in year.months for week in month.weeks for cell in week if cell]
        self.assertEqual(len(days), 366)
        self.assertEqual(days, sorted(set(days)))


class Comparing(CalendarCase):
    def rows(self, event, year):
        page = self.get("compare", event, year=year)
        self.assertEqual(page.status_code, 200)
        return [
            ({day.occurrence.market for day in row.days}, row.first.occurrence)
            for picture in page.context["comparison"].pictures
            for row in picture.rows
        ]

    def test_markets_on_one_day_share_a_row(self):
        row = {one.start: markets for markets, one in self.rows("mothers-day", 2027)}
        self.assertLessEqual({"us", "de", "jp"}, row[date(2027, 5, 9)])
        self.assertLessEqual({"gb", "ie"}, row[date(2027, 3, 7)])
        self.assertLessEqual({"ae", "eg", "sa"}, row[date(2027, 3, 21)])

    def test_one_name_is_not_one_day(self):
        starts = {one.start for _, one in self.rows(EID, 2025)}
        self.assertGreater(len(starts), 1)

    def test_ramadan_2030_has_two_pictures(self):
        page = self.get("compare", "ramadan-start", year=2030)
        self.assertEqual(len(page.context["comparison"].pictures), 2)
        self.assertContains(page, "1451 AH")

    def test_everything_lies_on_the_axis(self):
        page = self.get("compare", "mothers-day", year=2027)
        for picture in page.context["comparison"].pictures:
            for row in picture.rows:
                self.assertTrue(0 <= row.earliest <= row.start < row.end <= 100, row)
                self.assertLessEqual(row.latest, 100)

    def test_a_year_that_is_none_is_mended(self):
        for year in ("x", "99999"):
            self.assertEqual(self.get("compare", EID, year=year).status_code, 200)


class OneDay(CalendarCase):
    def test_it_tells_the_fasting_hours_of_ramadan(self):
        page = self.get("day", "sa", "ramadan-start")
        self.assertContains(page, "Fasting hours")
        self.assertContains(page, "05:12–17:42")  # by Riyadh's clocks, whoever looks
        self.assertNotContains(self.get("day", "sa", EID), "Fasting hours")

    def test_who_said_what_is_kept(self):
        start = self.say()
        page = self.get("day", "sa", EID)
        self.assertContains(page, "Supreme Court")
        self.assertIn(start, [day.occurrence.start for day in page.context["kept"].days])


class ConfirmingOnThePage(CalendarCase):
    def asked(self, **more):
        return {"turn": "1448 AH", "year": 2027, "source": "Court, tonight", **more}

    def post(self, **more):
        url = reverse("calendar:confirm", args=["sa", EID])
        return self.client.post(url, self.asked(**more))

    def test_first_it_shows_what_would_move(self):
        page = self.get("confirm", "sa", EID, **self.asked(kind="sighted"))
        self.assertContains(page, "What would move")
        self.assertFalse(Confirmation.objects.exists())

    def test_not_seen_makes_it_the_day_after_also_on_second_thoughts(self):
        eid = computed_turn(EID, "sa", "1448 AH", 2027)
        self.post(kind="not sighted")
        self.assertEqual((Confirmation.objects.last().start - eid.earliest).days, 1)
        self.post(kind="sighted")
        self.assertEqual(Confirmation.objects.last().start, eid.earliest)
        self.assertEqual(Confirmation.objects.count(), 2)

    def test_another_day_must_be_named_and_near(self):
        self.assertEqual(self.post(kind="moved").status_code, 422)
        self.assertEqual(self.post(kind="moved", start="2028-03-09").status_code, 422)
        self.assertFalse(Confirmation.objects.exists())
        self.assertEqual(self.post(kind="moved", start="2027-03-10").status_code, 302)

    def test_eid_is_29_or_30_days_after_a_ramadan_that_was_declared(self):
        fast = self.say("ramadan-start")
        page = self.get("day", "sa", EID)
        eid = next(
            day.occurrence for day in page.context["kept"].days if day.occurrence.turn == "1448 AH"
        )
        self.assertEqual((eid.earliest - fast).days, 29)
        self.assertLessEqual((eid.latest - fast).days, 30)
