"""What was decided about a wording lapses with it, and with nothing else."""

import os
import subprocess
import sys
from dataclasses import replace

from django.test import SimpleTestCase

from checks.wording import rule_digests
from locales.knowledge import Knowledge
from locales.values import Idiom, Rule, Source
from tests.checks.make import make_knowledge, make_rule

BUCK = Idiom("en.bang-for-buck", ("bang for someone's buck",), "good value", literal="none")
REAL = (
    "from checks.wording import rule_digests; from locales.snapshot import knowledge; "
    "print(rule_digests(knowledge())['calque.en.bang-for-buck'])"
)


def knowing(idiom: Idiom) -> Knowledge:
    """Knowledge of one idiom of English."""
    known = make_knowledge()
    english = replace(known.languages["en"], idioms=(idiom,))
    return replace(known, languages={**known.languages, "en": english})


class WordingOfAnIdiom(SimpleTestCase):
    def digest(self, idiom: Idiom = BUCK, category: str = "idiom") -> str:
        return rule_digests(knowing(idiom))[f"{category}.{idiom.id}"]

    def test_an_idiom_and_its_calque_are_rules_to_whoever_waives_them(self):
        self.assertRegex(self.digest(), "^[0-9a-f]{64}$")
        self.assertEqual(self.digest(), self.digest(category="calque"))

    def test_another_meaning_is_another_wording(self):
        self.assertNotEqual(self.digest(), self.digest(BUCK._replace(meaning="a loud noise")))

    def test_another_form_is_another_wording(self):
        more = (*BUCK.forms, "more bang for someone's buck")
        self.assertNotEqual(self.digest(), self.digest(BUCK._replace(forms=more)))

    def test_every_process_says_the_same(self):
        said = {
            subprocess.run(
                [sys.executable, "-c", REAL],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        self.assertEqual(len(said), 1)


class WordingOfARule(SimpleTestCase):
    def digest(self, rule: Rule) -> str:
        return rule_digests(make_knowledge(rule))[rule.id]

    def test_its_source_and_its_file_do_not_count(self):
        moved = make_rule(source=Source("Another book"), file="markets/aa/symbols.toml")
        self.assertEqual(self.digest(make_rule()), self.digest(moved))

    def test_its_message_does(self):
        self.assertNotEqual(self.digest(make_rule()), self.digest(make_rule(message="No.")))
