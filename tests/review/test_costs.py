"""What is announced before spending is what is then billed."""

from django.test import TestCase, override_settings

from catalog.models import Origin
from jobs.services import run_job
from review.costs import estimate_cost
from review.localize import start_localization
from tests.review.bank import open_bank
from tests.review.make import change_source, make_item, make_text
from translation.engines import engine
from translation.memory import load_starter
from translation.models import PaidTranslation

TEXTS = {
    "title": "Blue cup for two",
    "description": "It is blue. It holds 30 cl. It is blue.",
    "size": "30 cm",
    "color": "Blue",
}


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class EstimateCost(TestCase):
    def setUp(self):
        self.bank = open_bank()
        self.addCleanup(self.bank.close)
        self.enterContext(self.settings(**self.bank.settings))
        make_item("CUP-1", **TEXTS)
        make_item("CUP-2", **TEXTS | {"title": "Another blue cup"})

    def estimate(self, *markets):
        return estimate_cost(markets, engine("deepl"))

    def buy(self, *markets):
        job = start_localization(markets, engine="deepl")
        run_job(job.pk)
        job.refresh_from_db()
        return job

    def test_the_estimate_is_what_is_then_bought(self):
        load_starter()
        foreseen = self.estimate("mx", "ca")
        job = self.buy("mx", "ca")
        self.assertGreater(foreseen.characters, 0)
        self.assertEqual(foreseen.characters, self.bank.billed)
        self.assertEqual(job.cost, self.bank.billed)

    def test_what_is_up_to_date_costs_nothing(self):
        self.buy("mx")
        self.assertEqual(self.estimate("mx").characters, 0)

    def test_what_was_bought_before_is_not_announced_again(self):
        self.bank.quota = 60
        self.buy("mx")
        paid = sum(PaidTranslation.objects.values_list("characters", flat=True))
        self.assertGreater(paid, 0)
        foreseen = self.estimate("mx")
        self.bank.quota = None
        self.buy("mx")
        self.assertEqual(foreseen.characters, self.bank.billed - paid)

    def test_a_changed_source_is_counted_but_never_against_a_persons_text(self):
        item = make_item("CUP-3", title="Green cup")
        mine = make_text(item, locale="es-419", text="Taza verde", origin=Origin.HUMAN)
        self.buy("mx")
        change_source(mine.entry, "Red cup")
        self.assertEqual(self.estimate("mx").characters, 0)
        make_item("CUP-4", title="Yellow cup")
        self.assertEqual(self.estimate("mx").characters, len("Yellow cup"))

    def test_a_language_that_needs_no_translation_costs_nothing(self):
        self.assertEqual(self.estimate("de").characters, self.estimate("de", "ca").characters / 2)
