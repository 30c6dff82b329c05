"""How days of others are matched with ours; the whole comparison is run by hand."""

from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from io import StringIO
from unittest import TestCase
from unittest.mock import patch

from locales.almanac.values import Occurrence
from tests.locales.make import shipped
from tools.crosscheck import __main__ as report
from tools.crosscheck import libraries, moon, ours
from tools.crosscheck.libraries import Said
from tools.crosscheck.ours import Pair, paired

EID = date(2025, 3, 31)
OURS = Occurrence("eid-al-fitr", "id", "1446 AH", EID, None, EID, EID, "announced", "Kemenag")


def said(day: int, last: int | None = None) -> Said:
    """Somebody's Eid in March 2025."""
    return Said("eid-al-fitr", "id", date(2025, 3, day), date(2025, 3, last or day))


class Pairs(TestCase):
    def test_it_is_told_how_many_days_later_ours_is(self) -> None:
        self.assertEqual([Pair(OURS, said(day)).late_days for day in (30, 31)], [1, 0])

    def test_a_list_of_days_off_may_begin_before_the_feast(self) -> None:
        self.assertTrue(Pair(OURS, said(29, 31)).inside)
        self.assertFalse(Pair(OURS, said(29, 30)).inside)
        self.assertFalse(Pair(OURS, said(31)).inside)

    def test_each_day_is_matched_with_the_turn_next_to_it(self) -> None:
        far = replace(OURS, start=date(2025, 5, 30))
        with patch.object(ours, "lines", return_value=(far, OURS)):
            [pair] = paired([said(30)])
        self.assertIs(pair.ours, OURS)

    def test_a_day_of_no_turn_is_left_out(self) -> None:
        with patch.object(ours, "lines", return_value=(OURS,)):
            self.assertEqual(list(paired([replace(said(1), day=date(2025, 6, 1))])), [])

    def test_they_are_counted_by_kind(self) -> None:
        pairs = [Pair(OURS, one) for one in (said(31), said(30), said(29, 31))]
        self.assertEqual(report.tally(pairs), (3, 1, 1, 1, 0))


class Lists(TestCase):
    DAYS = {
        date(2025, 3, 30): {"Eid al-Fitr"},
        date(2025, 3, 31): {"Eid al-Fitr", "Joint Holiday"},
        date(2026, 3, 20): {"Eid al-Fitr (estimated)"},
        date(2026, 3, 22): {"Eid al-Fitr Holiday"},
    }

    def test_days_in_a_row_under_one_name_are_one_feast(self) -> None:
        with patch.object(libraries, "list_of", return_value=self.DAYS):
            found = list(libraries.runs("id", {"Eid al-Fitr"}))
        self.assertEqual([len(run) for run in found], [2, 1])

    def test_an_estimate_is_told_apart(self) -> None:
        with (
            patch.object(libraries, "list_of", return_value=self.DAYS),
            patch.object(libraries, "keepers", return_value=["id"]),
            patch.object(libraries, "NAMES", {"eid-al-fitr": "Eid al-Fitr"}),
        ):
            self.assertEqual([one.estimated for one in libraries.listed()], [False, True])

    def test_every_code_that_is_compared_exists(self) -> None:
        known = set(shipped().observances)
        self.assertLessEqual(set(libraries.NAMES), known)
        self.assertLessEqual({event for event, _ in libraries.RECKONED}, known)


class Criteria(TestCase):
    def test_a_criterion_is_asked_for_the_announced_turn(self) -> None:
        rows = shipped().observances["eid-al-fitr"].announced["id"]
        [row] = [one for one in rows if one.start == EID]
        self.assertEqual(moon.by_criterion(row, "mabims"), EID)
        self.assertEqual(moon.by_criterion(row, "umm-al-qura"), date(2025, 3, 30))
        self.assertEqual((moon.hits([row], "mabims"), moon.after_umm_al_qura([row])), (1, 1))

    def test_what_we_would_have_said_is_not_what_was_announced(self) -> None:
        """Türkiye kept the feast of 2016 by an older rule, a day before our window."""
        rows = shipped().observances["eid-al-fitr"].announced["tr"]
        [row] = [one for one in rows if one.start.year == 2016]
        turn = moon.foretold(row)
        self.assertEqual(turn and turn.day, date(2016, 7, 6))
        self.assertEqual(moon.met([row]), (0, 0))


class Report(TestCase):
    def test_tables_are_markdown(self) -> None:
        out = StringIO()
        with redirect_stdout(out):
            report.table(("a", "b"), [(1, 2)])
        self.assertEqual(out.getvalue(), "| a | b |\n|---|---|\n| 1 | 2 |\n\n")
