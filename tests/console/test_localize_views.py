"""Asking for a localisation: the cost first, then the start."""

from django.test import TestCase
from django.urls import reverse

from catalog.models import Item
from jobs.models import Job
from tests.review.make import make_item, make_operator, make_person

URL = "/localize/"


class Localising(TestCase):
    def setUp(self):
        self.client.force_login(make_operator())
        make_item(title="Linen tote bag")

    def test_the_address_has_a_name(self):
        self.assertEqual(reverse("localize"), URL)

    def test_the_preview_shows_the_cost_and_starts_nothing(self):
        answer = self.client.get(URL, {"markets": ["sa"], "engine": "pseudo"})
        self.assertEqual(answer.context["cost"].characters, len("Linen tote bag"))
        self.assertContains(answer, "What it would take")
        self.assertFalse(Job.objects.exists())

    def test_the_start_leads_to_its_job(self):
        answer = self.client.post(URL, {"markets": ["sa"], "engine": "pseudo"})
        job = Job.objects.get()
        self.assertRedirects(answer, reverse("jobs:job", args=[job.pk]))
        self.assertEqual(job.payload, {"engine": "pseudo"})

    def test_a_market_must_be_chosen(self):
        answer = self.client.get(URL, {"engine": ""})
        self.assertContains(answer, "Choose at least one market.", status_code=422)

    def test_an_engine_without_a_key_cannot_be_chosen(self):
        answer = self.client.post(URL, {"markets": ["sa"], "engine": "deepl"})
        self.assertEqual(answer.status_code, 422)
        self.assertFalse(Job.objects.exists())

    def test_with_nothing_to_do_it_says_so(self):
        Item.objects.all().delete()
        answer = self.client.post(URL, {"markets": ["br"], "engine": ""}, follow=True)
        self.assertContains(answer, "Nothing to do")

    def test_reviewers_do_not_spend(self):
        self.client.force_login(make_person())
        self.assertEqual(self.client.get(URL).status_code, 403)
