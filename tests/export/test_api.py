"""The content API, as a shop's developer meets it."""

import json

from django.test import TestCase

from accounts.services import create_key
from catalog.models import Item, State
from releases.services import publish
from tests.review.make import make_finding, make_item, make_operator, make_text


class ApiCase(TestCase):
    markets: list[str] = []

    def setUp(self):
        self.key, self.secret = create_key("shop", self.markets, make_operator())
        self.item = make_item(title="Linen tote bag", description="Holds a laptop.")
        make_text(self.item, state=State.REVIEWED)
        publish("sa", Item.objects.all())

    def get(self, path, **headers):
        return self.client.get(
            f"/api/v1{path}", headers={"Authorization": f"Bearer {self.secret}", **headers}
        )


class Content(ApiCase):
    def test_a_page_holds_approved_texts_with_their_locale_and_direction(self):
        answer = self.get("/markets/sa/products").json()
        self.assertEqual((answer["locale"], answer["direction"]), ("ar-SA", "rtl"))
        (product,) = answer["items"]
        self.assertEqual(product["fields"]["title"]["text"], "حقيبة")
        self.assertEqual(product["fields"]["title"]["locale"], "ar")
        self.assertEqual(product["missing"], ["description"])

    def test_a_draft_never_leaves(self):
        make_text(self.item, "description", text="مسودة", state=State.TRANSLATED)
        publish("sa", Item.objects.all())
        self.assertNotIn("مسودة", self.get("/markets/sa/export.ndjson").getvalue().decode())

    def test_an_error_found_later_leaves_the_next_release(self):
        make_finding(self.item.entries.get(field="title").adaptations.get(), market="sa")
        publish("sa", Item.objects.all())
        self.assertEqual(self.get("/markets/sa/products").json()["items"], [])

    def test_one_item_is_found_by_its_key(self):
        answer = self.get("/markets/sa/products/TEA-04")
        self.assertEqual(answer.json()["key"], "TEA-04")

    def test_pages_are_pinned_to_the_release_they_began_in(self):
        for number in range(3):
            make_text(make_item(f"B-{number}"), state=State.REVIEWED)
        publish("sa", Item.objects.all())
        first = self.get("/markets/sa/products?limit=2").json()
        make_text(make_item("C-0"), state=State.REVIEWED)
        publish("sa", Item.objects.all())
        rest = self.get(f"/markets/sa/products?limit=2&cursor={first['next']}").json()
        self.assertEqual(rest["release"], first["release"])
        keys = [item["key"] for item in first["items"] + rest["items"]]
        self.assertEqual(keys, ["TEA-04", "B-0", "B-1", "B-2"])
        self.assertIsNone(rest["next"])

    def test_the_whole_release_comes_as_one_document_a_line(self):
        answer = self.get("/markets/sa/export.ndjson")
        (line,) = answer.getvalue().decode().splitlines()
        self.assertEqual(json.loads(line)["key"], "TEA-04")

    def test_a_page_takes_the_same_queries_whatever_it_holds(self):
        for number in range(9):
            make_text(make_item(f"B-{number}"), state=State.REVIEWED)
        publish("sa", Item.objects.all())
        self.get("/markets/sa/products")
        with self.assertNumQueries(3):
            self.get("/markets/sa/products")


class Unchanged(ApiCase):
    def test_what_the_asker_has_is_not_sent_again(self):
        for path in (
            "/markets",
            "/markets/sa",
            "/markets/sa/products",
            "/markets/sa/products/TEA-04",
            "/markets/sa/export.ndjson",
        ):
            with self.subTest(path):
                first = self.get(path)
                again = self.get(path, **{"If-None-Match": first["ETag"]})
                self.assertEqual((first.status_code, again.status_code), (200, 304))
                self.assertEqual(again["ETag"], first["ETag"])
                self.assertEqual(again.content, b"")

    def test_a_new_release_is(self):
        first = self.get("/markets/sa/products")
        make_text(make_item("B"), state=State.REVIEWED)
        publish("sa", Item.objects.all())
        again = self.get("/markets/sa/products", **{"If-None-Match": first["ETag"]})
        self.assertEqual(again.status_code, 200)

    def test_etags_are_strong(self):
        self.assertFalse(self.get("/markets/sa/products")["ETag"].startswith("W/"))


class Markets(ApiCase):
    def test_the_profile_comes_with_sources_and_unknown_is_null(self):
        answer = self.get("/markets/sa").json()
        self.assertEqual((answer["currency"], answer["direction"]), ("SAR", "rtl"))
        flag = answer["profile"]["share_channels"]
        self.assertIn("whatsapp", flag["value"])
        self.assertTrue(flag["source"])
        self.assertRegex(flag["as_of"], r"^20\d\d-\d\d-\d\d$")
        unknown = self.get("/markets/us").json()["profile"]["legal_languages"]
        self.assertEqual((unknown["value"], unknown["as_of"]), (None, None))

    def test_facts_of_cldr_come_with_it(self):
        self.assertEqual(self.get("/markets/sa").json()["weekend"], [5, 6])

    def test_all_are_listed(self):
        codes = [market["market"] for market in self.get("/markets").json()]
        self.assertEqual(codes, sorted(codes))
        self.assertIn("th", codes)


class KeyOfOneMarket(ApiCase):
    markets = ["sa"]

    def test_reads_that_market(self):
        self.assertEqual(self.get("/markets/sa").status_code, 200)

    def test_and_no_other(self):
        refused = self.get("/markets/jp")
        self.assertEqual(refused.status_code, 403)
        self.assertEqual([market["market"] for market in self.get("/markets").json()], ["sa"])


class Problems(ApiCase):
    def problem(self, answer, status):
        self.assertEqual(answer.status_code, status)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        body = answer.json()
        self.assertEqual(body["status"], status)
        return body

    def test_without_a_key_nothing_is_told(self):
        answer = self.client.get("/api/v1/markets/sa/products")
        self.assertIn("Bearer", self.problem(answer, 401)["detail"])
        self.assertIn("Bearer", answer["WWW-Authenticate"])

    def test_an_unknown_market_is_not_english_by_surprise(self):
        self.assertIn("zz", self.problem(self.get("/markets/zz/products"), 404)["detail"])

    def test_a_locale_the_market_is_not_served_in(self):
        body = self.problem(self.get("/markets/sa/products?locale=ja-JP"), 404)
        self.assertIn("ar-SA", body["detail"])

    def test_an_item_that_is_not_published(self):
        self.problem(self.get("/markets/sa/products/NOPE"), 404)

    def test_a_market_that_has_published_nothing(self):
        self.problem(self.get("/markets/jp/products"), 404)

    def test_a_cursor_of_our_own_is_wanted(self):
        self.problem(self.get("/markets/sa/products?cursor=abc"), 422)

    def test_a_limit_out_of_range_names_the_parameter(self):
        body = self.problem(self.get("/markets/sa/products?limit=0"), 422)
        self.assertIn("limit", body["errors"][0]["pointer"])

    def test_an_unknown_kind(self):
        self.problem(self.get("/markets/sa/pictures"), 422)

    def test_an_address_that_is_none(self):
        self.problem(self.get("/nothing/here"), 404)

    def test_a_method_that_is_not_offered_says_which_are(self):
        answer = self.client.post("/api/v1/markets")
        self.problem(answer, 405)
        self.assertIn("GET", answer["Allow"])

    def test_a_locale_is_understood_however_it_is_written(self):
        self.assertEqual(self.get("/markets/sa/products?locale=ar-sa").status_code, 200)
        self.problem(self.get("/markets/sa/products?locale=!"), 422)


class OpenApi(TestCase):
    def test_is_version_3_1_and_names_every_address(self):
        schema = self.client.get("/api/v1/openapi.json").json()
        self.assertTrue(schema["openapi"].startswith("3.1"))
        self.assertIn("/api/v1/markets/{market}/{kind}", schema["paths"])

    def test_names_what_each_address_may_answer(self):
        schema = self.client.get("/api/v1/openapi.json").json()
        answers = schema["paths"]["/api/v1/markets/{market}/{kind}"]["get"]["responses"]
        self.assertEqual(set(answers), {"200", "304", "401", "403", "404", "422"})

    def test_its_page_asks_no_other_host(self):
        page = self.client.get("/api/v1/docs").content.decode()
        self.assertNotIn("https://", page)
