"""A worker is killed while DeepL is asked: another finishes, each text is billed exactly once."""

import json
from collections import Counter
from unittest import TestCase

import pytest

from catalog.models import Adaptation
from jobs.models import Job
from review.localize import start_localization
from review.models import Review
from tests.jobs.house import House, kill, wait_until
from tests.review.bank import open_bank
from tests.review.make import make_item
from translation.models import PaidTranslation

ITEMS = 4
HELD_REQUEST = 3  # the second request of the second item: half of that item is paid for
SENTENCES = " ".join(f"Blue cup number {number} is new." for number in range(60))

CALL = (
    "from tests.review.test_killed_worker import {name}\nimport json\nprint(json.dumps({name}()))"
)


def order() -> int:
    """Runs in the house: items to localise; the second has more segments than one request holds."""
    for number in range(ITEMS):
        texts = {"title": f"Blue cup {number}", "slogan": f"Sky {number}", "color": "Blue"}
        longer = {"description": SENTENCES} if number == 1 else {}
        make_item(f"CUP-{number}", **texts, **longer)
    job = start_localization(["mx"], engine="deepl")
    return job.pk if job else 0


def report() -> dict:
    """Runs in the house: what there is of the job, its texts and its purchases."""
    return {
        "job": Job.objects.values("state", "total", "done", "failed", "cost").get(),
        "texts": list(Adaptation.objects.values_list("text", flat=True)),
        "revisions": list(Adaptation.objects.values_list("revision", flat=True)),
        "waiting": Review.objects.count(),
        "paid": sum(PaidTranslation.objects.values_list("characters", flat=True)),
    }


class WholeHouse(House):
    """All apps, and a DeepL at an address of this machine."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.settings = settings
        super().__init__()

    def run(self, *args: str) -> str:
        whole = {"DJANGO_SETTINGS_MODULE": "tests.review.settings_worker"}
        self.env.update(whole, **self.settings)
        return super().run(*args)


@pytest.mark.slow
class KilledWorker(TestCase):
    def setUp(self):
        self.bank = open_bank()
        self.addCleanup(self.bank.close)
        self.house = WholeHouse(self.bank.settings)
        self.addCleanup(self.house.close)

    def show(self):
        return self.call("report")

    def call(self, name):
        return json.loads(self.house.django(CALL.format(name=name)))

    def taken_over(self):
        self.house.django("from jobs.services import sweep\nsweep()")
        return len(self.bank.seen) > HELD_REQUEST

    def test_nothing_is_lost_and_every_text_is_billed_exactly_once(self):
        self.bank.hold_at = HELD_REQUEST
        self.call("order")
        first = self.house.worker("threads")
        wait_until(self.bank.held.is_set, "the third request was on its way")
        kill(first)
        self.bank.let_go.set()
        there = self.show()
        self.assertEqual(there["job"]["done"], 1)
        self.assertEqual(
            (there["job"]["cost"], there["paid"]), (self.bank.billed, self.bank.billed)
        )

        self.house.worker("prefork")
        wait_until(self.taken_over, "the lease ran out and another worker went on")
        wait_until(lambda: self.show()["job"]["state"] == "done", "the job was done")
        self.assert_complete(self.show())

    def assert_complete(self, there):
        counts = {"state": "done", "total": ITEMS, "done": ITEMS, "failed": 0}
        self.assertEqual(there["job"], counts | {"cost": self.bank.billed}, self.house.log())
        self.assertEqual(there["paid"], self.bank.billed)
        self.assertEqual(set(self.bank.ledger.values()), {1})
        self.assertEqual(self.held_texts_asked(), dict.fromkeys(self.held_texts(), 2))
        texts = ITEMS * 3 + 1
        self.assertEqual((len(there["texts"]), there["waiting"]), (texts, texts))
        self.assertTrue(all(there["texts"]), "a text is missing")
        self.assertEqual(set(there["revisions"]), {1})

    def held_texts(self):
        return self.bank.seen[HELD_REQUEST - 1]["text"]

    def held_texts_asked(self):
        """What was on its way when the worker died was asked again, and only that."""
        asked = Counter(text for body in self.bank.seen for text in body["text"])
        return {text: times for text, times in asked.items() if times > 1}
