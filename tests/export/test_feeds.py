"""Calendar feeds, read back by a library as a calendar program would."""

import os
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

import time_machine
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from locales import snapshot
from tests.export.make import NEW_YEAR, SINGLES, KnownCase


class FeedCase(KnownCase):
    def get(self, market="sa", query="", **headers):
        return self.client.get(f"/feeds/calendar/{market}.ics{query}", headers=headers)

    def entries(self, market="sa", query=""):
        return Calendar.from_ical(self.get(market, query).content).events

    def eid(self):
        (found,) = (one for one in self.entries() if "eid-al-fitr-sa-1448" in one["UID"])
        return found


class Feed(FeedCase):
    def test_is_a_calendar_that_anybody_may_subscribe_to(self):
        answer = self.get()
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer["Content-Type"], "text/calendar; charset=utf-8")
        self.assertIn('filename="terroir-sa.ics"', answer["Content-Disposition"])
        self.assertEqual(Calendar.from_ical(answer.content)["X-WR-CALNAME"], "Saudi Arabia")

    def test_has_a_name_for_templates(self):
        self.assertEqual(reverse("feeds:calendar", args=["sa"]), "/feeds/calendar/sa.ics")

    def test_holds_two_years_ahead_and_two_months_back(self):
        days = [one.decoded("DTSTART") for one in self.entries()]
        self.assertEqual(days[0], date(2026, 11, 11))
        self.assertEqual(days[-1], date(2028, 11, 11))

    def test_each_turn_has_a_uid_of_its_own(self):
        uids = [one["UID"] for one in self.entries() + self.entries("jp")]
        self.assertEqual(len(uids), len(set(uids)))

    def test_arabic_survives(self):
        self.assertEqual(self.eid()["SUMMARY"], "SA: Eid al-Fitr (+1 day) – عيد الفطر")

    def test_names_by_when_to_be_ready(self):
        self.assertIn("Be ready by: 2027-01-28 (40 days before)", self.eid()["DESCRIPTION"])

    def test_a_day_of_several_ends_the_morning_after(self):
        eid = self.eid()
        self.assertEqual(eid.decoded("DTSTART"), date(2027, 3, 9))
        self.assertEqual(eid.decoded("DTEND"), date(2027, 3, 12))

    def test_takes_two_queries_however_much_was_confirmed(self):
        self.confirm()
        self.get()
        with self.assertNumQueries(2):
            self.get()


class Narrowed(FeedCase):
    def test_to_families(self):
        found = self.entries(query="?family=retail")
        self.assertEqual({one["CATEGORIES"].cats[0] for one in found}, {"retail"})
        both = self.entries(query="?family=retail&family=islamic")
        self.assertEqual(len(both), len(self.entries()))

    def test_says_so_in_its_names(self):
        answer = self.get(query="?family=retail&family=islamic")
        named = Calendar.from_ical(answer.content)["NAME"]
        self.assertEqual(named, "Saudi Arabia (islamic + retail)")
        self.assertIn("terroir-sa-islamic-retail.ics", answer["Content-Disposition"])

    def test_to_a_family_that_the_market_lacks_is_an_empty_calendar(self):
        self.assertEqual(self.entries("pk", "?family=retail"), [])


class Confirming(FeedCase):
    def test_moves_the_entry_that_people_have_and_makes_it_sure(self):
        before = self.eid()
        told = self.confirm()
        after = self.eid()
        self.assertEqual(after["UID"], before["UID"])
        self.assertEqual((before["STATUS"], after["STATUS"]), ("TENTATIVE", "CONFIRMED"))
        self.assertEqual(before.decoded("DTSTART"), told - timedelta(days=1))
        self.assertEqual(after.decoded("DTSTART"), told)
        self.assertEqual(after["SUMMARY"], "SA: Eid al-Fitr – عيد الفطر")

    def test_counts_the_words_and_tells_the_moment_of_the_last(self):
        self.assertNotIn("SEQUENCE", self.eid())
        self.confirm(days=1)
        later = NEW_YEAR + timedelta(hours=3)
        with time_machine.travel(later, tick=False):
            self.confirm(days=0)
        eid = self.eid()
        self.assertEqual(eid["SEQUENCE"], 2)
        self.assertEqual(eid.decoded("LAST-MODIFIED"), later)

    def test_changes_no_other_market(self):
        before = self.get("id").content
        self.confirm("sa")
        self.assertEqual(self.get("id").content, before)


class Private(FeedCase):
    def test_the_words_of_a_confirmation_stay_in_the_house(self):
        self.confirm()
        self.assertNotIn("Supreme Court, 8 March", self.get().content.decode())

    def test_a_sellers_own_days_stay_there_too(self):
        shop = self.root.parent / "shop"
        mine = SINGLES.replace("singles-day", "our-birthday").replace(
            "Singles’ Day", "Our birthday"
        )
        self.write({"observances/ours/birthday.toml": mine}, shop)
        with patch.dict(os.environ, {"TERROIR_PACKS": str(shop)}):
            snapshot.knowledge.cache_clear()
            self.assertIn("our-birthday", snapshot.knowledge().observances)
            self.assertNotIn("Our birthday", self.get().content.decode())


class Unchanged(FeedCase):
    def test_what_a_program_has_is_not_sent_again(self):
        first = self.get()
        again = self.get(**{"If-None-Match": first["ETag"]})
        self.assertEqual((again.status_code, again.content), (304, b""))
        for answer in (first, again):
            self.assertEqual(answer["ETag"], first["ETag"])
            self.assertEqual(answer["Cache-Control"], "public, max-age=900")

    def test_the_etag_lasts_all_day(self):
        etag = self.get()["ETag"]

        @settings(max_examples=20, deadline=None)
        @given(st.times())
        def holds(clock):
            with time_machine.travel(datetime.combine(NEW_YEAR, clock, UTC), tick=False):
                self.assertEqual(self.get()["ETag"], etag)

        holds()

    def test_the_etag_depends_on_nobody_who_asks(self):
        etag = self.get()["ETag"]
        self.operator.time_zone, self.operator.language = "Pacific/Kiritimati", "ar"
        self.operator.save()
        self.client.force_login(self.operator)
        self.assertEqual(self.get(**{"Accept-Language": "zh-hans"})["ETag"], etag)

    def test_a_confirmation_is_news(self):
        first = self.get()
        self.confirm()
        self.assertEqual(self.get(**{"If-None-Match": first["ETag"]}).status_code, 200)


class Refusals(FeedCase):
    def test_a_place_without_a_calendar(self):
        for market in ("zz", "SA", "saudi"):
            answer = self.get(market)
            self.assertEqual(answer.status_code, 404)
            self.assertIn(f"“{market}”", answer.content.decode())

    def test_an_unknown_family_is_no_empty_calendar(self):
        answer = self.get(query="?family=islam")
        self.assertEqual(answer.status_code, 404)
        self.assertIn("There are: islamic, retail.", answer.content.decode())

    def test_nothing_can_be_sent(self):
        self.assertEqual(self.client.post("/feeds/calendar/sa.ics").status_code, 405)
