from datetime import UTC, date, datetime
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from locales import ics
from locales.observances import between
from tests.locales.test_observances import shipped

STAMP = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class Calendar(TestCase):
    def written(self, year: int) -> str:
        found = between(shipped(), "sa", date(year, 1, 1), date(year, 3, 1))
        return ics.calendar(found, shipped(), STAMP)

    def test_a_projected_day_is_tentative_and_ends_the_day_after(self) -> None:
        lines = self.written(2027).split("\r\n")
        self.assertIn("DTSTART;VALUE=DATE:20270208", lines)
        self.assertIn("DTEND;VALUE=DATE:20270209", lines)
        self.assertIn("STATUS:TENTATIVE", lines)
        self.assertIn("UID:ramadan-start-sa-1448-AH@terroir", lines)

    def test_an_announced_day_is_confirmed(self) -> None:
        self.assertIn("STATUS:CONFIRMED\r\n", self.written(2026))

    def test_every_line_ends_in_crlf_and_is_short(self) -> None:
        text = self.written(2027)
        self.assertTrue(text.endswith("END:VCALENDAR\r\n"))
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        self.assertLessEqual(max(len(line.encode()) for line in text.split("\r\n")), 75)


class Lines(TestCase):
    def test_signs_with_a_meaning_are_escaped(self) -> None:
        self.assertEqual(ics.escape("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne")

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
    def test_folding_loses_nothing(self, text: str) -> None:
        pieces = list(ics.fold(text))
        self.assertEqual(pieces[0] + "".join(piece[1:] for piece in pieces[1:]), text)
        self.assertTrue(all(piece.startswith(" ") for piece in pieces[1:]))
        self.assertLessEqual(max(len(piece.encode()) for piece in pieces), 75)
