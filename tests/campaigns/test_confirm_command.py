"""`manage.py confirm`, as somebody at a terminal meets it on the evening of the sighting."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from unittest.mock import patch

import time_machine
from django.core.management import CommandError, call_command
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.confirmed import computed_turn, known_turn
from campaigns.models import Confirmation, Launch, Said
from tests.campaigns.make import launch_of, make_campaign, make_campaign_item
from tests.review.make import make_operator, make_person

EVE = datetime(2033, 12, 1, 18, tzinfo=UTC)
RAMADAN, EID, ADHA = "ramadan-start", "eid-al-fitr", "eid-al-adha"


class Terminal(StringIO):
    def isatty(self):
        return True


class CommandCase(TestCase):
    """On an evening of 2033, of which no authority has spoken yet."""

    def setUp(self):
        travel = time_machine.travel(EVE, tick=False)
        travel.start()
        self.addCleanup(travel.stop)
        self.operator = make_operator("lin")
        self.campaign = make_campaign(
            event=EID, markets=("sa", "id"), start_day=0, end_day=3, after=EVE.date()
        )
        self.eid = computed_turn(EID, "sa", launch_of(self.campaign, "sa").turn, 2033)
        self.next_day = self.eid.earliest + timedelta(days=1)

    def run_command(self, *said, event=EID, market="sa", **more):
        """What it prints; `typed` is what the person at the terminal answers."""
        options = {"--source": "Supreme Court, tonight", "--by": "lin", **more.pop("options", {})}
        words = [word for pair in options.items() for word in pair]
        typed = more.pop("typed", None)
        stdin = StringIO() if typed is None else Terminal(typed)
        out, self.asked = StringIO(), StringIO()
        with patch.object(sys, "stdin", stdin):
            call_command("confirm", event, market, *said, *words, stdout=out, stderr=self.asked)
        return out.getvalue()

    def refused(self, *said, **more):
        """The sentence of a wrong input; nothing may be written."""
        with self.assertRaises(CommandError) as caught:
            self.run_command(*said, **more)
        self.assertEqual(caught.exception.returncode, 2)
        self.assertEqual(Confirmation.objects.count(), 0)
        return str(caught.exception)

    def last(self):
        return Confirmation.objects.latest("pk")


class WhatWasSaid(CommandCase):
    def test_sighted_makes_the_earliest_day_the_first(self):
        self.run_command("--sighted", "--yes")
        told = self.last()
        self.assertEqual((told.kind, told.start), (Said.SIGHTED, self.eid.earliest))
        self.assertEqual((told.by, told.source), (self.operator, "Supreme Court, tonight"))

    def test_not_sighted_makes_it_the_day_after(self):
        self.run_command("--not-sighted", "--yes")
        self.assertEqual((self.last().kind, self.last().start), (Said.NOT_SIGHTED, self.next_day))

    def test_any_other_day_can_be_named(self):
        self.run_command("--moved-to", str(self.next_day), "--yes")
        self.assertEqual((self.last().kind, self.last().start), (Said.MOVED, self.next_day))

    def test_saying_again_counts_from_the_computed_window_not_from_what_was_said(self):
        self.run_command("--not-sighted", "--yes")
        self.run_command("--sighted", "--yes")
        self.assertEqual(self.last().start, self.eid.earliest)
        found = known_turn(EID, "sa", self.eid.turn, self.eid.start.year)
        self.assertEqual(found.start, self.eid.earliest)

    def test_exactly_one_of_them_must_be_said(self):
        for said in ((), ("--sighted", "--not-sighted")):
            with self.subTest(said), self.assertRaises(CommandError):
                self.run_command(*said, "--yes")

    def test_no_crescent_moves_a_day_that_is_fixed(self):
        for said in ("--sighted", "--not-sighted"):
            sentence = self.refused(said, "--yes", event="singles-day")
            self.assertIn(f"{said}: 2034-11-11 is official", sentence)


class WhichTurn(CommandCase):
    def test_is_the_next_one_that_is_not_over(self):
        self.run_command("--sighted", "--yes")
        self.assertEqual(self.last().turn, self.eid.turn)
        last_day = max(self.eid.latest, self.eid.end or self.eid.start)
        with time_machine.travel(datetime.combine(last_day, EVE.time(), UTC) + timedelta(days=1)):
            self.run_command("--sighted", "--yes")
        self.assertGreater(self.last().turn, self.eid.turn)

    def test_can_be_named(self):
        self.run_command("--sighted", "--yes", options={"--turn": "1456 AH"})
        self.assertEqual(self.last().turn, "1456 AH")

    def test_can_be_the_only_one_of_a_year(self):
        self.run_command("--sighted", "--yes", options={"--year": "2034"})
        self.assertEqual(self.last().start.year, 2034)

    def test_of_a_year_with_two_must_be_named(self):
        sentence = self.refused("--sighted", event=RAMADAN, options={"--year": "2030"})
        self.assertIn("--year: more than one", sentence)
        self.assertIn("--turn “1451 AH”, --turn “1452 AH”", sentence)

    def test_that_doesnt_exist_is_refused_with_those_near_it(self):
        self.assertIn("“1456 AH”", self.refused("--sighted", options={"--turn": "1456"}))
        self.assertIn("2014 to 2035", self.refused("--sighted", options={"--year": "99999"}))


class WhatWouldMove(CommandCase):
    def not_sighted(self, *said, **more):
        return self.run_command("--moved-to", str(self.far), *said, **more)

    def setUp(self):
        super().setUp()
        self.far = self.eid.start + timedelta(days=4)  # whatever the window is, this moves all

    def test_is_shown_as_a_table_before_anything_is_written(self):
        shown = self.not_sighted("--dry-run")
        rows = [line.split() for line in shown.splitlines()]
        self.assertIn(["campaign", "step", "from", "to"], rows)
        opens = launch_of(self.campaign, "sa")
        row = ["ramadan-evenings", "opens", str(opens.wall_date), str(self.far)]
        self.assertIn(row, rows)
        self.assertIn(f"eid-al-fitr in sa, {self.eid.turn}", shown)
        self.assertIn("Nothing was written", shown)
        self.assertEqual(Confirmation.objects.count(), 0)

    def test_then_moves_in_that_market_alone(self):
        before = launch_of(self.campaign, "id").wall_date
        self.not_sighted("--yes")
        self.assertEqual(launch_of(self.campaign, "sa").wall_date, self.far)
        self.assertEqual(launch_of(self.campaign, "id").wall_date, before)

    def test_is_said_too_where_no_campaign_hangs_on_it(self):
        self.assertIn("No campaign.", self.run_command("--sighted", "--dry-run", event=ADHA))


class Asking(CommandCase):
    def test_a_person_at_a_terminal_is_asked(self):
        self.run_command("--sighted", typed="y\n")
        self.assertIn("Confirm this? [y/N]", self.asked.getvalue())
        self.assertEqual(Confirmation.objects.count(), 1)

    def test_anything_but_yes_writes_nothing(self):
        for typed in ("n\n", "\n", ""):
            with self.subTest(typed), self.assertRaisesRegex(CommandError, "Nothing was written"):
                self.run_command("--sighted", typed=typed)
        self.assertEqual(Confirmation.objects.count(), 0)

    def test_without_a_terminal_it_wants_to_be_told_yes(self):
        self.assertIn("--yes: there is no terminal", self.refused("--sighted"))


class WrongInput(CommandCase):
    def test_an_unknown_observance(self):
        sentence = self.refused("--sighted", "--yes", event="eid-al-fit")
        self.assertIn("event: there is no observance “eid-al-fit”; near it: eid-al-fitr", sentence)

    def test_a_market_that_doesnt_keep_it(self):
        sentence = self.refused("--sighted", "--yes", market="zz")
        self.assertIn("market: “zz” doesn’t keep eid-al-fitr; these do:", sentence)

    def test_somebody_who_is_no_operator_there(self):
        make_person("amina", "sa")
        make_person("omar", "id", role="operator")
        for name in ("nobody", "amina", "omar"):
            sentence = self.refused("--sighted", "--yes", options={"--by": name})
            self.assertEqual(
                sentence, f"--by: “{name}” is no operator of sa; these are: lin.", name
            )

    def test_nobody_who_may(self):
        self.operator.is_active = False
        self.operator.save()
        self.assertIn("makelogin", self.refused("--sighted", "--yes"))

    def test_a_source_must_be_named_and_fit(self):
        for source in (" ", "x" * 301):
            sentence = self.refused("--sighted", "--yes", options={"--source": source})
            self.assertIn("--source: say who declared it, in 1 to 300", sentence)

    def test_a_day_that_is_none(self):
        with self.assertRaisesRegex(CommandError, "“2034-02-30” is not a day"):
            self.run_command("--moved-to", "2034-02-30")

    def test_a_day_far_off_and_which_would_do(self):
        sentence = self.refused("--moved-to", "2030-01-01", "--yes")
        self.assertIn(f"--moved-to: That is far from {self.eid.start}", sentence)
        self.assertIn(f"from {self.eid.start - timedelta(days=20)}", sentence)

    def test_whatever_day_is_named_it_is_recorded_whole_or_not_at_all(self):
        @settings(max_examples=30, deadline=None)
        @given(st.dates() | st.integers(-25, 25).map(lambda n: self.eid.start + timedelta(n)))
        def holds(day):
            near = abs(day - self.eid.start) <= timedelta(days=20)
            count = Confirmation.objects.count()
            try:
                self.run_command("--moved-to", str(day), "--yes")
            except CommandError:
                self.assertFalse(near)
            opens = Launch.objects.get(
                step__campaign=self.campaign, market="sa", step__name="opens", turn=self.eid.turn
            )
            self.assertEqual(Confirmation.objects.count(), count + near)
            self.assertTrue(not near or opens.wall_date == day)

        holds()

    def test_a_time_that_clocks_jump_over_on_that_day_stops_everything(self):
        with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC)):
            plan = {"markets": ("de",), "start_day": 0, "local_time": time(2, 30)}
            make_campaign(make_campaign_item("early"), event=EID, after=date(2026, 3, 1), **plan)
            with self.assertRaisesRegex(CommandError, "02:30 does not exist .* Nothing was"):
                self.run_command("--moved-to", "2026-03-29", "--yes", market="de")
        self.assertEqual(Confirmation.objects.count(), 0)
