"""A worker is killed in the middle of an item: the job finishes, each effect counted once."""

import json
from unittest import TestCase

import pytest

from tests.jobs.house import House, kill, wait_until

KEYS = ["a", "b", "c"]

CREATE = """
from jobs.services import create_job
items = [("a", {{"cost": 10}}), ("b", {{"cost": 10, "block": "{moment}"}}), ("c", {{"cost": 10}})]
print(create_job("ledger", items=items, payload={{"folder": "{folder}"}}).pk)
"""
SHOW = """
import json
from jobs.models import Job
print(json.dumps(Job.objects.values("state", "total", "done", "failed", "cost").get()))
"""
SWEEP = """
from jobs.services import sweep
print(sweep())
"""


@pytest.mark.slow
class KilledWorker(TestCase):
    def setUp(self):
        self.house = House()
        self.addCleanup(self.house.close)
        self.blocked = self.house.var / "blocked"
        self.blocked.touch()

    def calls(self):
        path = self.house.var / "calls"
        return path.read_text(encoding="utf-8").split() if path.exists() else []

    def effects(self):
        return sorted(path.name[-1] for path in self.house.var.glob("effect-*"))

    def sent_again(self):
        self.house.django(SWEEP)
        return "c" in self.calls()

    def job(self):
        return json.loads(self.house.django(SHOW))

    def kill_in_the_middle(self, moment, pool, seen):
        self.house.django(CREATE.format(moment=moment, folder=self.house.var))
        first = self.house.worker(pool)
        wait_until(seen, "the second item began")
        kill(first)
        self.assertEqual(self.job()["done"], 1)
        self.blocked.unlink()
        self.house.worker(pool)
        wait_until(self.sent_again, "the lease ran out and the job went on")
        wait_until(lambda: self.job()["state"] == "done", "the job was done")

    def assert_each_counted_once(self):
        counts = {"state": "done", "total": 3, "done": 3, "failed": 0, "cost": 30}
        self.assertEqual(self.job(), counts, self.house.log())
        self.assertEqual(self.effects(), KEYS)
        self.assertEqual(self.calls(), ["a", "b", "b", "c"])

    def test_killed_before_the_effect_it_happens_once(self):
        self.kill_in_the_middle("before", "threads", lambda: "b" in self.calls())
        self.assert_each_counted_once()

    def test_killed_between_the_effect_and_its_mark_it_counts_once(self):
        self.kill_in_the_middle("after", "prefork", lambda: "b" in self.effects())
        self.assert_each_counted_once()
