"""Rules and days in sentences."""

from datetime import date, time

from django.test import SimpleTestCase

from campaigns.models import Step
from campaigns.words import rule_sentence, uncertainty
from locales.almanac.values import Occurrence


def make_step(name: str, offset: int) -> Step:
    return Step(name=name, offset_days=offset, local_time=time(10, 0))


def make_occurrence(earliest: int, start: int, latest: int) -> Occurrence:
    """Days of February 2027."""
    first, day, last = (date(2027, 2, number) for number in (earliest, start, latest))
    return Occurrence("ramadan-start", "sa", "1448 AH", day, None, first, last, "projected", "")


class ARule(SimpleTestCase):
    def test_it_says_how_many_days_before_or_after(self):
        for offset, said in ((-10, "10 days before"), (-1, "1 day before"), (2, "2 days after")):
            with self.subTest(offset=offset):
                sentence = rule_sentence(make_step("opens", offset), "Eid")
                self.assertTrue(sentence.startswith(f"Opens {said} “\u2068Eid\u2069”, at 10:00"))

    def test_it_says_the_day_itself(self):
        self.assertIn("itself", rule_sentence(make_step("opens", 0), "Eid"))
        self.assertIn("that day ends", rule_sentence(make_step("closes", 0), "Eid"))


class Uncertainty(SimpleTestCase):
    def test_it_says_which_way_the_day_may_move(self):
        windows = {(8, 8, 8): "", (8, 8, 9): "+1 d", (7, 8, 8): "−1 d", (7, 8, 9): "±1 d"}
        for days, said in windows.items():
            with self.subTest(days=days):
                self.assertEqual(uncertainty(make_occurrence(*days)), said)
