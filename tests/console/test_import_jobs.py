"""The import itself: a job in parts that can be watched, stopped and gone on with."""

from django.urls import reverse

from accounts.models import AuditEvent
from catalog.models import Entry, Item, State
from console.imports import KIND
from console.uploads import find_upload
from jobs.models import Job, JobState
from jobs.services import Shift, drain, run_job
from tests.console.importing import HTMX, Importing
from tests.console.make import BROKEN, FACTORY, SHOPIFY, make_upload
from tests.review.make import make_item, make_text


class TheImport(Importing):
    def test_it_becomes_a_job_and_the_file_is_forgotten(self):
        answer = self.confirm(self.upload())
        job = Job.objects.get()
        self.assertRedirects(answer, reverse("imports:job", args=[job.pk]))
        self.assertEqual((job.kind, job.label, job.total), (KIND, "sheet.csv", 1))
        self.assertFalse(find_upload(job.payload["upload"]).table.exists())
        self.assertEqual(AuditEvent.objects.get(verb="catalog.imported").after["items"], 2)

    def test_what_was_shown_comes_true(self):
        answer = self.take_in()
        self.assertContains(answer, "“<bdi>sheet.csv</bdi>” is in")
        self.assertContains(answer, "2 of 2 items")
        self.assertContains(answer, reverse("localize"))
        self.assertEqual(Item.objects.get(key="CUP-01").facts, {"price": "12.00"})
        self.assertEqual(Entry.objects.get(item__key="BAG-02").source_text, "Linen tote bag")

    def test_the_same_file_again_changes_nothing(self):
        self.take_in()
        before = list(Item.objects.values())
        preview = self.upload()
        self.assertContains(preview, "Everything in this file is here already.")
        self.assertNotContains(preview, "Import these")
        self.assertEqual(self.confirm(preview).status_code, 200)
        drain()
        self.assertEqual(list(Item.objects.values()), before)

    def test_a_chinese_sheet_in_gbk_goes_in_whole(self):
        self.take_in(make_upload(FACTORY, encoding="gbk"), locale="zh-Hans")
        item = Item.objects.get(key="ZH-0001")
        self.assertEqual(item.facts, {"price": "89.00", "currency": "CNY"})
        self.assertEqual(item.entries.get(field="title").source_text, "便携式无叶风扇")
        self.assertEqual(item.source_locale, "zh-Hans")

    def test_a_shopify_product_keeps_its_variants(self):
        self.take_in(make_upload(SHOPIFY))
        found = Item.objects.get(key="linen-abaya")
        self.assertEqual([v["sku"] for v in found.facts["variants"]], ["ABA-02-S", "ABA-02-M"])
        self.assertEqual(found.entries.get(field="description").text_format, "html")

    def test_bad_rows_stay_out_and_can_still_be_had(self):
        answer = self.take_in(make_upload(BROKEN))
        self.assertEqual(Item.objects.count(), 2)
        token = Job.objects.get().payload["upload"]
        self.assertContains(answer, reverse("imports:bad_rows", args=[token]))
        kept = self.client.get(reverse("imports:bad_rows", args=[token]))
        self.assertContains(kept, "RUG-04")

    def test_a_changed_source_leaves_its_translation_outdated(self):
        make_text(make_item("CUP-01", title="Cup"), state=State.REVIEWED)
        answer = self.take_in()
        self.assertContains(answer, "translation is now older than its source")
        self.assertEqual(answer.context["outcome"].outdated, 1)

    def test_pressing_twice_imports_once(self):
        preview = self.upload()
        self.confirm(preview)
        self.confirm(preview)
        self.assertEqual(Job.objects.count(), 1)
        again = self.client.get(reverse("imports:preview", args=[preview.context["upload"].token]))
        self.assertRedirects(again, reverse("imports:job", args=[Job.objects.get().pk]))

    def test_a_part_that_was_saved_but_not_marked_counts_once(self):
        job = self.confirm(self.upload()).context["job"]
        run_job(job.pk)
        job.items.update(state="waiting")
        Job.objects.update(state=JobState.QUEUED, done=0)
        run_job(job.pk)
        answer = self.client.get(reverse("imports:job", args=[job.pk]))
        self.assertEqual(
            (answer.context["outcome"].new, answer.context["outcome"].unchanged), (2, 0)
        )


class StoppingAndGoingOn(Importing):
    """450 items make three parts of the job."""

    def setUp(self):
        super().setUp()
        rows = (("sku", "title"), *((f"A-{n:03}", f"Cup {n}") for n in range(450)))
        self.job = self.confirm(self.upload(make_upload(rows))).context["job"]

    def page(self, **more):
        return self.client.get(reverse("imports:job", args=[self.job.pk]), **more)

    def run_one_part(self):
        run_job(self.job.pk, Shift(seconds=0))

    def test_it_tells_how_far_it_is(self):
        self.run_one_part()
        answer = self.page(headers=HTMX)
        self.assertContains(answer, "200 of 450 items")
        self.assertContains(answer, "every 1s")
        self.assertTemplateNotUsed(answer, "base.html")

    def test_looking_on_reads_no_draft(self):
        self.run_one_part()
        with self.assertNumQueries(6):  # session, person, role, job; counts, failures
            self.page(headers=HTMX)

    def test_cancelled_it_keeps_whole_items_and_goes_on_later(self):
        self.run_one_part()
        self.client.post(reverse("imports:cancel", args=[self.job.pk]))
        self.assertEqual(Item.objects.count(), Entry.objects.count())
        self.assertContains(self.page(), "Import the remaining 250")
        self.client.post(reverse("imports:resume", args=[self.job.pk]))
        drain()
        self.assertContains(self.page(), "“<bdi>sheet.csv</bdi>” is in")
        self.assertEqual(Item.objects.count(), 450)

    def test_what_is_done_does_not_go_on(self):
        drain()
        answer = self.client.post(reverse("imports:resume", args=[self.job.pk]), follow=True)
        self.assertContains(answer, "nothing left to do")

    def test_other_jobs_have_their_own_page(self):
        other = Job.objects.create(kind="localize")
        self.assertEqual(self.client.get(reverse("imports:job", args=[other.pk])).status_code, 404)
