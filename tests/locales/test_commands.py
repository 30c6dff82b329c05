import json
import os
import subprocess
import sys
from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from locales import snapshot
from tests.locales.make import PackCase


class CommandCase(PackCase):
    def setUp(self) -> None:
        super().setUp()
        self.environment = {"TERROIR_VAR": str(self.root.parent / "var"), "TERROIR_PACKS": ""}
        for change in (
            patch.dict(os.environ, self.environment),
            patch.object(snapshot, "OWN_ROOT", self.root),
        ):
            change.start()
            self.addCleanup(change.stop)
        snapshot.knowledge.cache_clear()
        self.addCleanup(snapshot.knowledge.cache_clear)

    def run_command(self, *arguments: str) -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        self.status = 0
        try:
            call_command(*arguments, stdout=out, stderr=err)
        except SystemExit as left:
            self.status = int(left.code or 0)
        return out.getvalue(), err.getvalue()


class CheckPacks(CommandCase):
    def test_sound_packs_are_silent_on_standard_output(self) -> None:
        out, err = self.run_command("checkpacks")
        self.assertEqual((out, self.status), ("", 0))
        self.assertIn("no complaints", err)

    def test_each_complaint_is_a_line_with_file_rule_and_reason(self) -> None:
        self.write({"concepts/more.toml": "[fan]\n"})
        out, _ = self.run_command("checkpacks")
        self.assertEqual(out, "concepts/more.toml: fan: `gloss` is missing: write a text\n")
        self.assertEqual(self.status, 1)


class ListEvents(CommandCase):
    def listed(self, market: str, *more: str) -> tuple[str, str]:
        days = ("--from", "2030-01-01", "--to", "2030-12-31")
        return self.run_command("listevents", "--market", market, *days, *more)

    def test_each_line_is_an_answer(self) -> None:
        out, _ = self.listed("sa")
        first, second = (json.loads(line) for line in out.splitlines())
        expected = {
            "event": "ramadan-start",
            "market": "sa",
            "year": 2030,
            "start": "2030-01-05",
            "end": None,
            "status": "projected",
            "earliest": "2030-01-05",
            "latest": "2030-01-06",
            "source": "Umm al-Qura",
        }
        self.assertEqual(first, expected)
        self.assertEqual(second["start"], "2030-12-26")

    def test_what_is_not_known_has_no_line(self) -> None:
        out, err = self.listed("mx")
        self.assertEqual(out, "")
        self.assertIn("“mx”", err)

    def test_other_formats(self) -> None:
        self.assertIn("First day of Ramadan", self.listed("sa", "--format", "table")[0])
        self.assertTrue(self.listed("sa", "--format", "ics")[0].startswith("BEGIN:VCALENDAR\r\n"))

    def test_a_day_that_is_none_is_refused(self) -> None:
        with self.assertRaisesRegex(CommandError, "“2030-02-30” is not a day"):
            call_command("listevents", "--market=sa", "--from=2030-02-30", "--to=2030-03-01")


class ColdStart(CommandCase):
    @pytest.mark.slow
    def test_neither_database_nor_key_nor_writable_place_is_needed(self) -> None:
        tree = snapshot.__file__.rsplit("/", 2)[0]
        environment = {
            "PATH": os.environ["PATH"],
            "TERROIR_VAR": "/proc/nowhere",
            "DATABASE_URL": "postgres://nobody@localhost:1/none",
        }
        command = "listevents --market sa --from 2027-02-01 --to 2027-02-28".split()
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        events = [json.loads(line)["event"] for line in done.stdout.splitlines()]
        self.assertIn("ramadan-start", events)

    @pytest.mark.slow
    def test_reading_packs_needs_no_language_models(self) -> None:
        modules = "locales.snapshot, locales.almanac.occurrences"
        code = f"import sys, {modules}; print('spacy' in sys.modules)"
        tree = snapshot.__file__.rsplit("/", 2)[0]
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tree, capture_output=True, text=True, check=True
        )
        self.assertEqual(done.stdout.strip(), "False")
