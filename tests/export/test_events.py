"""The calendar in the content API, as a shop's developer meets it."""

from datetime import date, timedelta
from urllib.parse import quote

from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.services import create_key
from tests.export.make import KnownCase

EID_SPAN = "from=2027-03-01&to=2027-03-31"


class EventsCase(KnownCase):
    markets: list[str] = []

    def setUp(self):
        super().setUp()
        _, self.secret = create_key("shop", self.markets, self.operator)

    def get(self, path, **headers):
        return self.client.get(
            f"/api/v1/events{path}", headers={"Authorization": f"Bearer {self.secret}", **headers}
        )

    def keys(self, path):
        return [(one["event"], one["start"]) for one in self.get(path).json()]

    def refused(self, path, status):
        answer = self.get(path)
        self.assertEqual(answer.status_code, status, path)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        return answer.json()["detail"]


class WhatAMarketKeeps(EventsCase):
    def test_each_turn_comes_with_its_window_and_its_card(self):
        (eid,) = self.get(f"?market=sa&{EID_SPAN}").json()
        card = eid.pop("card")
        expected = {
            "event": "eid-al-fitr",
            "name": "Eid al-Fitr",
            "local_name": "عيد الفطر",
            "market": "sa",
            "year": 2027,
            "turn": "1448 AH",
            "start": "2027-03-09",
            "end": "2027-03-11",
            "earliest": "2027-03-09",
            "latest": "2027-03-10",
            "status": "projected",
            "source": "Umm al-Qura",
            "family": "islamic",
            "ready_by": "2027-01-28",
        }
        self.assertEqual(eid, expected)
        self.assertEqual(
            (card["sell"], card["quiet"], card["channels"]), ("Sweets", "Mornings", "")
        )
        self.assertEqual(card["differs"], "Shops open after the night prayer.")
        self.assertEqual((card["lead_days"], card["url"]), (40, "https://example.org/study"))

    def test_a_name_that_nobody_told_is_null(self):
        (eid,) = self.get(f"?market=id&{EID_SPAN}").json()
        self.assertIsNone(eid["local_name"])

    def test_without_days_the_coming_year_is_listed_in_order(self):
        expected = [
            ("ramadan-start", "2027-02-08"),
            ("eid-al-fitr", "2027-03-09"),
            ("singles-day", "2027-11-11"),
        ]
        self.assertEqual(self.keys("?market=sa"), expected)

    def test_a_first_day_alone_asks_for_the_year_from_it(self):
        self.assertEqual(self.keys("?market=jp&from=2030-11-11")[0][1], "2030-11-11")

    def test_both_ends_are_included(self):
        day = "2027-11-11"
        self.assertEqual(self.keys(f"?market=jp&from={day}&to={day}"), [("singles-day", day)])

    def test_whatever_is_listed_begins_within_the_days_asked_for(self):
        @settings(max_examples=25, deadline=None)
        @given(st.dates(date(2014, 1, 1), date(2035, 12, 31)), st.integers(0, 1099))
        def holds(first, days):
            last = first + timedelta(days=days)
            found = self.keys(f"?market=sa&from={first}&to={last}")
            self.assertTrue(all(str(first) <= start <= str(last) for _, start in found))
            self.assertEqual(len(found), len(set(found)))

        holds()

    def test_can_be_narrowed_to_observances_and_families(self):
        two = self.keys("?market=sa&event=singles-day&event=eid-al-fitr")
        self.assertEqual([event for event, _ in two], ["eid-al-fitr", "singles-day"])
        self.assertEqual(self.keys("?market=sa&family=retail"), [("singles-day", "2027-11-11")])
        self.assertEqual(self.keys("?market=sa&family=retail&event=eid-al-fitr"), [])

    def test_takes_the_same_queries_however_much_it_lists(self):
        self.get("?market=sa")
        for span in (EID_SPAN, "from=2027-01-01&to=2029-12-31"):
            with self.subTest(span), self.assertNumQueries(2):
                self.get(f"?market=sa&{span}")


class WhatSomebodyConfirmed(EventsCase):
    def test_is_laid_over_what_was_computed(self):
        told = self.confirm()
        (eid,) = self.get(f"?market=sa&{EID_SPAN}").json()
        self.assertEqual((eid["start"], eid["status"]), (str(told), "confirmed"))
        self.assertEqual((eid["earliest"], eid["latest"]), (str(told), str(told)))
        self.assertEqual((eid["end"], eid["source"]), ("2027-03-12", "Supreme Court, 8 March"))

    def test_leaves_other_markets_alone(self):
        self.confirm("sa")
        (eid,) = self.get(f"?market=id&{EID_SPAN}").json()
        self.assertEqual(eid["status"], "projected")

    def test_decides_whether_the_day_lies_in_the_range(self):
        told = self.confirm()
        day_before = told - timedelta(days=1)
        self.assertEqual(self.keys(f"?market=sa&from={day_before}&to={day_before}"), [])
        self.assertEqual(len(self.keys(f"?market=sa&from={told}&to={told}")), 1)

    def test_is_sent_to_those_who_have_the_older_answer(self):
        for days, path in enumerate((f"?market=sa&{EID_SPAN}", "/eid-al-fitr?year=2027")):
            with self.subTest(path):
                first = self.get(path)
                self.assertFalse(first["ETag"].startswith("W/"))
                has = {"If-None-Match": first["ETag"]}
                again = self.get(path, **has)
                self.assertEqual((again.status_code, again.content), (304, b""))
                self.confirm(days=days)
                self.assertEqual(self.get(path, **has).status_code, 200)


class OneObservance(EventsCase):
    def test_is_compared_across_all_markets_that_keep_it(self):
        found = self.get("/eid-al-fitr?year=2027").json()
        self.assertEqual([one["market"] for one in found], ["id", "pk", "sa"])

    def test_shows_each_market_with_what_was_said_there(self):
        self.confirm("pk")
        status = {one["market"]: one["status"] for one in self.get("/eid-al-fitr").json()}
        self.assertEqual(status, {"id": "projected", "pk": "confirmed", "sa": "projected"})

    def test_may_begin_twice_in_a_year(self):
        found = self.get("/ramadan-start?year=2030").json()
        self.assertEqual([one["turn"] for one in found], ["1451 AH", "1452 AH"])

    def test_that_nobody_knows_is_not_found_and_what_is_near_is_named(self):
        self.assertIn("eid-al-fitr", self.refused("/eid-al-fit", 404))

    def test_of_a_year_that_no_table_reaches(self):
        for year in ("1899", "2101", "soon"):
            self.assertIn("/query/year", self.refused(f"/eid-al-fitr?year={year}", 422))

    def test_takes_the_same_queries_for_any_number_of_markets(self):
        self.get("/eid-al-fitr")
        with self.assertNumQueries(2):
            self.get("/eid-al-fitr")
        with self.assertNumQueries(2):
            self.get("/ramadan-start")


class KeyOfOneMarket(EventsCase):
    markets = ["sa"]

    def test_reads_that_market_alone(self):
        self.assertEqual(self.get("?market=sa").status_code, 200)
        self.assertIn("“id”", self.refused("?market=id", 403))

    def test_compares_no_other(self):
        found = self.get("/eid-al-fitr?year=2027").json()
        self.assertEqual([one["market"] for one in found], ["sa"])


class Refusals(EventsCase):
    def test_without_a_key_nothing_is_told(self):
        self.assertEqual(self.client.get("/api/v1/events?market=sa").status_code, 401)

    def test_a_market_must_be_named_and_known(self):
        self.assertIn("/query/market", self.refused("", 422))
        self.assertIn("“zz”", self.refused("?market=zz", 404))
        self.assertIn("lower case", self.refused("?market=SA", 404))

    def test_a_market_without_a_pack_has_a_calendar_all_the_same(self):
        self.assertEqual(self.get("?market=pk").status_code, 200)

    def test_a_day_is_written_out(self):
        for text in ("2027", "2027-02-30", "tomorrow", "1800000000", ""):
            with self.subTest(text):
                detail = self.refused(f"?market=sa&from={text}", 422)
                self.assertIn(f"/query/from: “{text}” is not a day", detail)

    def test_a_day_beyond_the_tables(self):
        self.assertIn("1900 to 2100", self.refused("?market=sa&from=0001-01-01", 422))
        self.assertIn("1900 to 2100", self.refused("?market=sa&to=9999-12-31", 422))

    def test_an_end_before_the_beginning(self):
        detail = self.refused("?market=sa&from=2027-03-02&to=2027-03-01", 422)
        self.assertIn("ends on 2027-03-01, before it begins on 2027-03-02", detail)

    def test_too_many_days_and_how_many_would_do(self):
        first, farthest = date(2027, 1, 1), date(2027, 1, 1) + timedelta(days=1099)
        path = f"?market=sa&from={first}&to="
        self.assertEqual(self.get(f"{path}{farthest}").status_code, 200)
        self.assertIn(str(farthest), self.refused(f"{path}{farthest + timedelta(days=1)}", 422))

    def test_an_unknown_observance_or_family_is_no_empty_list(self):
        self.assertIn("Near it: eid-al-fitr", self.refused("?market=sa&event=eid-al-fit", 422))
        self.assertIn("Near it: islamic", self.refused("?market=sa&family=islam", 422))

    def test_whatever_is_asked_is_answered_or_refused_in_words(self):
        names = ["market", "from", "to", "event", "family"]

        @settings(max_examples=60, deadline=None)
        @given(st.sampled_from(names), st.text(max_size=12) | st.dates().map(str))
        def holds(name, text):
            rest = "" if name == "market" else "market=sa&"
            answer = self.get(f"?{rest}{name}={quote(text, errors='replace')}")
            self.assertIn(answer.status_code, {200, 404, 422})
            if answer.status_code != 200:
                self.assertTrue(answer.json()["detail"])

        holds()


class OpenApi(TestCase):
    def setUp(self):
        self.paths = self.client.get("/api/v1/openapi.json").json()["paths"]

    def test_says_what_each_address_may_answer(self):
        for path in ("/api/v1/events", "/api/v1/events/{event}"):
            told = self.paths[path]["get"]
            self.assertEqual(
                set(told["responses"]), {"200", "304", "401", "403", "404", "422"}, path
            )
            self.assertTrue(told["summary"])

    def test_names_the_parameters_with_an_example_of_each(self):
        told = {one["name"]: one for one in self.paths["/api/v1/events"]["get"]["parameters"]}
        self.assertEqual(list(told), ["market", "from", "to", "event", "family"])
        self.assertTrue(all(one["example"] and one["description"] for one in told.values()))
