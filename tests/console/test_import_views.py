"""Importing a file: looked at first, written by a job, undisturbed by what is wrong with a row."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalog.models import Item
from console.uploads import LIMIT_BYTES, forget_uploads
from jobs.models import Job
from tests.console.importing import UPLOAD, Importing
from tests.console.make import BROKEN, FACTORY, SHOPIFY, make_bytes, make_upload
from tests.review.make import make_item, make_operator, make_person, make_text


class WhoMay(Importing):
    def test_operators_find_it_among_the_products(self):
        self.assertContains(self.client.get("/products/"), UPLOAD)
        self.assertEqual(self.client.get(UPLOAD).status_code, 200)

    def test_strangers_sign_in_first(self):
        self.client.logout()
        self.assertRedirects(self.client.get(UPLOAD), f"/login/?next={UPLOAD}")

    def test_reviewers_import_nothing(self):
        token = self.upload().context["upload"].token
        self.client.force_login(make_person())
        self.assertNotContains(self.client.get("/products/"), UPLOAD)
        self.assertEqual(self.client.get(UPLOAD).status_code, 403)
        for name in ("preview", "bad_rows"):
            self.assertEqual(
                self.client.get(reverse(f"imports:{name}", args=[token])).status_code, 403
            )
        self.assertEqual(self.client.post(reverse("imports:start", args=[token])).status_code, 403)

    def test_a_form_of_another_site_is_refused(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_operator("mallory"))
        answer = client.post(UPLOAD, {"file": make_upload(), "source_locale": "en"})
        self.assertEqual(answer.status_code, 403)


class ThePreview(Importing):
    def test_nothing_is_written_before_the_operator_says_so(self):
        answer = self.upload()
        self.assertContains(answer, "Import these 2")
        self.assertContains(answer, "Nothing is written yet.")
        self.assertFalse(Item.objects.exists() or Job.objects.exists())

    def test_a_factory_sheet_in_gbk_is_read_as_it_was_written(self):
        answer = self.upload(make_upload(FACTORY, encoding="gbk"), locale="zh-Hans")
        self.assertContains(answer, "便携式无叶风扇")
        self.assertContains(answer, "found: Simplified Chinese (GB18030, GBK)")
        self.assertContains(answer, "found: supplier sheet with Chinese headers")
        self.assertEqual(answer.context["preview"].report.new, 2)

    def test_a_shopify_file_counts_products_not_variants(self):
        answer = self.upload(make_upload(SHOPIFY))
        self.assertContains(answer, "found: Shopify products")
        self.assertEqual(answer.context["preview"].report.new, 2)

    def test_a_bad_row_is_placed_and_the_rest_can_go_in(self):
        answer = self.upload(make_upload(BROKEN))
        self.assertContains(answer, "Import these 2")
        self.assertContains(answer, "2 rows stay out")
        self.assertContains(answer, "“1.299,00” is no amount")
        places = [(bad.line, bad.column) for bad in answer.context["preview"].bad]
        self.assertEqual(places, [(4, "title"), (5, "price")])

    def test_the_bad_rows_come_back_as_a_table_with_reasons(self):
        token = self.upload(make_upload(BROKEN, name="spring.csv")).context["upload"].token
        answer = self.client.get(reverse("imports:bad_rows", args=[token]))
        self.assertIn("spring.bad.csv", answer["Content-Disposition"])
        lines = answer.content.decode("utf-8-sig").splitlines()
        self.assertEqual(lines[0], "sku,title,price,line,column,reason")
        self.assertTrue(lines[1].startswith("LMP-03,,8.00,4,title,"))

    def test_an_equal_warning_is_said_once_with_its_lines(self):
        answer = self.upload(make_upload(FACTORY), locale="de")
        (warned,) = answer.context["preview"].warnings
        self.assertEqual(warned.lines, (2, 3))
        self.assertContains(answer, "the text is said to be de, but most of it is Han")

    def test_a_chinese_header_tells_the_language_until_somebody_says_another(self):
        told = self.upload(make_upload(FACTORY), locale="en")
        self.assertEqual(told.context["form"]["source_locale"].value(), "zh-Hans")
        self.assertEqual(told.context["preview"].warnings, ())
        said = self.upload(make_upload(FACTORY), locale="de")
        self.assertEqual(said.context["form"]["source_locale"].value(), "de")

    def test_a_text_that_would_go_is_named(self):
        item = make_item("CUP-01", title="Cup", slogan="Drink slowly")
        make_text(item, "slogan")
        rows = (("sku", "title", "slogan"), ("CUP-01", "Cup", ""))
        answer = self.upload(make_upload(rows))
        self.assertContains(answer, "Texts that would go")
        self.assertContains(answer, "1 translation")

    def test_another_way_reads_the_same_upload_again(self):
        first = self.upload(make_upload((("sku", "title"), ("A-1", "Tasse é")), encoding="cp1252"))
        token = first.context["upload"].token
        said = {"source_locale": "fr", "encoding": "cp1252", "delimiter": "comma"}
        again = self.client.get(reverse("imports:preview", args=[token]), said)
        self.assertContains(again, "Tasse é")
        self.assertEqual(again.context["preview"].report.encoding, "cp1252")

    def test_a_wrong_encoding_is_refused_and_can_be_changed(self):
        answer = self.upload(make_upload(FACTORY, encoding="gbk"), encoding="utf-8")
        self.assertContains(answer, "can&#x27;t be read as utf-8", status_code=422)
        self.assertContains(answer, "Read it in another way", status_code=422)

    def test_a_way_that_is_not_offered_is_refused(self):
        token = self.upload().context["upload"].token
        address = reverse("imports:preview", args=[token])
        answer = self.client.get(address, {"source_locale": "xx-nowhere", "encoding": "rot13"})
        self.assertContains(answer, "Choose a language of the list.", status_code=422)

    def test_it_costs_the_same_however_long_the_sheet_is(self):
        def queries(count):
            rows = (("sku", "title"), *((f"A-{n}", "Cup") for n in range(count)))
            token = self.upload(make_upload(rows)).context["upload"].token
            with self.assertNumQueries(7):  # session, person, role, job, locale; two of the sheet
                self.client.get(reverse("imports:preview", args=[token]))

        queries(2)
        queries(150)

    def test_every_step_is_a_plain_form(self):
        page = self.client.get(UPLOAD).content.decode()
        self.assertIn('enctype="multipart/form-data"', page)
        shown = self.upload().content.decode()
        forms = re.findall(r'<form[^>]* method="(\w+)" action="([^"]+)"', shown)
        token = find_token(shown)
        self.assertIn(("post", reverse("imports:start", args=[token])), forms)
        self.assertIn(("get", reverse("imports:preview", args=[token]) + "#reading"), forms)
        self.assertIn("Read again", shown)


def find_token(page):
    return re.search(r"/products/import/([\w-]{32})/start/", page).group(1)


class WhatIsNoTable(Importing):
    def test_a_workbook_is_told_by_its_first_bytes(self):
        answer = self.upload(make_bytes(b"PK\x03\x04" + b"\0" * 40, "sheet.xlsx"))
        self.assertContains(answer, "an Excel workbook", status_code=422)
        self.assertNotContains(answer, "Import these", status_code=422)

    def test_an_unknown_header_says_what_is_missing(self):
        answer = self.upload(make_upload((("colour", "weight"), ("red", "3"))))
        self.assertContains(answer, "The header fits no known table.", status_code=422)

    def test_a_file_has_to_be_chosen(self):
        answer = self.client.post(UPLOAD, {"source_locale": "en"})
        self.assertContains(answer, "Choose a file first.", status_code=422)

    def test_an_empty_file_is_refused(self):
        answer = self.client.post(UPLOAD, {"source_locale": "en", "file": make_bytes(b"")})
        self.assertContains(answer, "empty", status_code=422)

    def test_a_file_that_is_too_large_is_refused_and_not_kept(self):
        answer = self.upload(make_bytes(b"sku,title\n" + b"x" * LIMIT_BYTES))
        self.assertContains(answer, "larger than 20 MB", status_code=422)
        self.assertNotIn("upload", answer.context)

    def test_a_forgotten_upload_asks_for_the_file_again(self):
        token = self.upload().context["upload"].token
        forget_uploads(before=timezone.now() + timedelta(minutes=1))
        for method, name in ((self.client.get, "preview"), (self.client.post, "start")):
            answer = method(reverse(f"imports:{name}", args=[token]))
            self.assertRedirects(answer, UPLOAD, fetch_redirect_response=False)

    def test_an_address_never_leaves_the_folder(self):
        self.assertEqual(self.client.get("/products/import/..%2Fsecret_key/").status_code, 404)
