"""Days as iCalendar; what is written is read back by a library that isn't ours."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read
from icalendar.cal import Event

from locales import ics
from locales.almanac.occurrences import between
from locales.almanac.values import Occurrence
from tests.locales.make import PackCase

STAMP = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TOLD = datetime(2027, 2, 7, 17, 30, tzinfo=UTC)
ABOUT = ics.About("Saudi Arabia", STAMP)
RAMADAN = Occurrence(
    event="ramadan-start",
    market="sa",
    turn="1448 AH",
    start=date(2027, 2, 8),
    end=None,
    earliest=date(2027, 2, 8),
    latest=date(2027, 2, 9),
    status="projected",
    source="Umm al-Qura",
)


class CalendarCase(PackCase):
    def setUp(self) -> None:
        super().setUp()
        self.known = self.read()

    def written(self, *occurrences: Occurrence, about: ics.About = ABOUT) -> str:
        return ics.calendar(occurrences, self.known, about)

    def entry(self, about: ics.About = ABOUT, **changes: object) -> Event:
        (found,) = Read.from_ical(self.written(replace(RAMADAN, **changes), about=about)).events
        return found


class Calendar(CalendarCase):
    def test_it_has_a_name_for_new_and_old_programs_and_says_when_to_ask_again(self) -> None:
        read = Read.from_ical(self.written())
        self.assertEqual((read["NAME"], read["X-WR-CALNAME"]), ("Saudi Arabia", "Saudi Arabia"))
        self.assertEqual(read.decoded("REFRESH-INTERVAL"), timedelta(hours=6))
        self.assertEqual(read["X-PUBLISHED-TTL"], "PT6H")

    def test_is_named_after_its_market_and_what_it_is_narrowed_to(self) -> None:
        self.assertEqual(ics.calendar_name("sa"), "Saudi Arabia")
        self.assertEqual(ics.calendar_name("sa", ["islamic"]), "Saudi Arabia (islamic)")

    def test_what_the_packs_compute_is_written_entry_by_entry(self) -> None:
        found = between(self.known, "sa", date(2030, 1, 1), date(2030, 12, 31))
        read = Read.from_ical(self.written(*found))
        self.assertEqual([one.start for one in read.events], [one.start for one in found])
        self.assertEqual(len({one["UID"] for one in read.events}), 2)

    def test_every_line_ends_in_crlf_and_is_short(self) -> None:
        text = self.written(RAMADAN)
        self.assertTrue(text.endswith("END:VCALENDAR\r\n"))
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        self.assertLessEqual(max(len(line.encode()) for line in text.split("\r\n")), 75)

    def test_the_same_days_and_stamp_give_the_same_text(self) -> None:
        self.assertEqual(self.written(RAMADAN), self.written(RAMADAN))


class Entry(CalendarCase):
    def test_lasts_all_day_and_its_end_is_exclusive(self) -> None:
        alone = self.entry()
        self.assertEqual(alone.decoded("DTSTART"), date(2027, 2, 8))
        self.assertEqual(alone.decoded("DTEND"), date(2027, 2, 9))
        longer = self.entry(end=date(2027, 2, 10))
        self.assertEqual(longer.decoded("DTEND"), date(2027, 2, 11))

    def test_keeps_its_uid_when_the_day_moves(self) -> None:
        moved = self.entry(start=date(2027, 2, 9))
        self.assertEqual(self.entry()["UID"], moved["UID"])
        self.assertEqual(moved["UID"], "ramadan-start-sa-1448-AH@terroir")

    def test_is_tentative_while_the_day_may_move(self) -> None:
        one_day = {"latest": RAMADAN.start}
        self.assertEqual(self.entry(status="announced")["STATUS"], "TENTATIVE")
        self.assertEqual(self.entry(**one_day)["STATUS"], "TENTATIVE")
        self.assertEqual(self.entry(**one_day, status="announced")["STATUS"], "CONFIRMED")

    def test_the_summary_says_where_what_how_surely_and_the_name_there(self) -> None:
        said = "SA: First day of Ramadan (+1 day) – أول أيام رمضان"
        self.assertEqual(self.entry()["SUMMARY"], said)

    def test_a_day_that_is_sure_bears_no_sign(self) -> None:
        sure = self.entry(latest=RAMADAN.start, status="announced")
        self.assertEqual(sure["SUMMARY"], "SA: First day of Ramadan – أول أيام رمضان")

    def test_the_description_says_what_to_do_and_by_when(self) -> None:
        lines = str(self.entry()["DESCRIPTION"]).split("\n")
        self.assertEqual(
            lines,
            [
                "Day: 2027-02-08 – 2027-02-09, most likely 2027-02-08",
                "Status: projected; no authority has spoken yet",
                "Source: Umm al-Qura",
                "Sell: Dates and lamps",
                "Avoid: Lunch",
                "Be ready by: 2026-12-25 (45 days before)",
            ],
        )

    def test_the_family_is_its_category(self) -> None:
        self.assertEqual(self.entry()["CATEGORIES"].cats, ["islamic"])

    def test_revisions_stand_only_where_somebody_revised(self) -> None:
        untouched = self.entry()
        self.assertNotIn("SEQUENCE", untouched)
        self.assertNotIn("LAST-MODIFIED", untouched)
        self.assertEqual(untouched.decoded("DTSTAMP"), STAMP)
        revisions = {("ramadan-start", "1448 AH"): ics.Revision(2, TOLD)}
        revised = self.entry(ics.About("", STAMP, revisions))
        self.assertEqual(revised["SEQUENCE"], 2)
        self.assertEqual(revised.decoded("LAST-MODIFIED"), TOLD)
        self.assertEqual(revised.decoded("DTSTAMP"), TOLD)


class Uncertainty(CalendarCase):
    def test_is_said_in_days_before_and_after(self) -> None:
        start = RAMADAN.start
        for early, late, said in (
            (1, 1, "±1 day"),
            (2, 2, "±2 days"),
            (0, 1, "+1 day"),
            (2, 0, "−2 days"),
            (1, 2, "−1/+2 days"),
            (0, 0, "projected"),
        ):
            with self.subTest(said):
                window = {"earliest": start - timedelta(early), "latest": start + timedelta(late)}
                self.assertEqual(ics.uncertainty(replace(RAMADAN, **window)), said)


class Lines(CalendarCase):
    def test_signs_with_a_meaning_are_escaped(self) -> None:
        self.assertEqual(ics.escape("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne")

    def test_control_signs_are_left_out(self) -> None:
        self.assertEqual(ics.escape("a\x07b\r\nc\x85\td"), "ab\\nc\td")

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
    def test_folding_loses_nothing(self, text: str) -> None:
        pieces = list(ics.fold(text))
        self.assertEqual(pieces[0] + "".join(piece[1:] for piece in pieces[1:]), text)
        self.assertTrue(all(piece.startswith(" ") for piece in pieces[1:]))
        self.assertLessEqual(max(len(piece.encode()) for piece in pieces), 75)

    @given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text(max_size=9))
    def test_whatever_a_person_writes_as_source_is_read_back(self, text: str, more: str) -> None:
        entry = self.entry(source=f"x{text}x", turn=more)
        self.assertIn(f"Source: x{text}x\n", str(entry["DESCRIPTION"]))
        self.assertEqual(entry.decoded("DTSTART"), RAMADAN.start)
