"""The checks over HTTP, as a CMS asks them."""

import json

from tests.export.test_api import ApiCase

WINE = {
    "id": "A-1",
    "market": "sa",
    "locale": "en",
    "kind": "product",
    "fields": {"description": "Toast the new year with sparkling wine."},
}


class CheckTexts(ApiCase):
    def ask(self, body, content_type="application/json", query=""):
        return self.client.post(
            f"/api/v1/check{query}",
            body,
            content_type=content_type,
            headers={"Authorization": f"Bearer {self.secret}"},
        )

    def test_an_array_of_lines_gets_an_array_of_answers(self):
        (answer,) = self.ask(json.dumps([WINE])).json()
        self.assertEqual(answer["id"], "A-1")
        found = {finding["rule"]: finding for finding in answer["findings"]}["sa.alcohol"]
        self.assertEqual((found["category"], found["severity"]), ("food-drink", "error"))
        text = WINE["fields"]["description"]
        self.assertIn("sparkling wine", text[found["start"] : found["end"]])

    def test_ndjson_is_answered_line_by_line_in_order(self):
        body = "\n".join(json.dumps({**WINE, "id": n}) for n in range(3))
        answer = self.ask(body, "application/x-ndjson")
        self.assertEqual(answer["Content-Type"], "application/x-ndjson")
        lines = [json.loads(line) for line in answer.content.decode().splitlines()]
        self.assertEqual([line["id"] for line in lines], [0, 1, 2])

    def test_a_bad_line_costs_none_of_the_others(self):
        first, second = self.ask(json.dumps([{"id": 7}, WINE])).json()
        self.assertEqual((first["id"], first["error"]), (7, "line 1: “market” is missing"))
        self.assertTrue(second["findings"])

    def test_laws_are_judged_on_the_day_that_is_asked_for(self):
        self.assertEqual(self.ask(json.dumps([WINE]), query="?as_of=2026-11-22").status_code, 200)
        wrong = self.ask(json.dumps([WINE]), query="?as_of=tomorrow")
        self.assertEqual(wrong.status_code, 422)
        self.assertIn("2027-02-08", wrong.json()["detail"])

    def test_what_is_no_array_is_a_problem(self):
        for body, status in (("{", 400), ("{}", 422), (json.dumps([WINE] * 1001), 413)):
            answer = self.ask(body)
            self.assertEqual(answer.status_code, status)
            self.assertEqual(answer["Content-Type"], "application/problem+json")

    def test_nobody_asks_without_a_key(self):
        answer = self.client.post("/api/v1/check", "[]", content_type="application/json")
        self.assertEqual(answer.status_code, 401)


class CheckTextsOfOneMarket(ApiCase):
    markets = ["mx"]

    def test_a_key_for_some_markets_asks_about_those_alone(self):
        both = json.dumps([WINE, {**WINE, "market": "mx"}])
        first, second = self.client.post(
            "/api/v1/check",
            both,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.secret}"},
        ).json()
        self.assertEqual(first["error"], "line 1: this key may not ask about “sa”")
        self.assertIn("findings", second)
