"""Days that hang on other days: counted from them, following them, moved by a confirmation."""

from dataclasses import replace
from datetime import date, timedelta

from locales.almanac.occurrences import UnknownObservance, depends_on, with_others
from tests.locales.almanac.make import CalendarCase, observance, said

FEAST = '[feast]\nfollows = { event = "fast", least_days = 29, most_days = 30 }\n'


def ramadan() -> tuple[str, str, str]:
    """The fast, the feast that follows it, and a bonus a week before the feast."""
    feast = observance("feast", "1 Shawwal").replace("[feast]\n", FEAST)
    return observance("fast", "1 Ramadan"), feast, observance("bonus", "feast - 7 days")


class CountedFromAnother(CalendarCase):
    def setUp(self) -> None:
        super().setUp()
        self.calendar(
            observance("feast", "1 Shawwal"),
            observance("bonus", "feast - 7 days"),
            observance("rush", "Friday before bonus"),
            sa=said("feast", "2026-03-21"),
        )

    def test_it_goes_with_the_announced_day_and_its_certainty(self) -> None:
        bonus = self.one("bonus", "sa", 2026)
        self.assertEqual((bonus.start, bonus.latest), (date(2026, 3, 14), date(2026, 3, 14)))
        self.assertEqual((bonus.status, bonus.turn), ("announced", "1447 AH"))
        self.assertEqual(self.starts("rush", "sa", 2026), ["2026-03-13"])

    def test_elsewhere_it_stays_with_the_projection(self) -> None:
        bonus, feast = self.one("bonus", "id", 2026), self.one("feast", "id", 2026)
        self.assertEqual(feast.start - bonus.start, timedelta(days=7))
        self.assertEqual(bonus.status, "projected")

    def test_who_depends_on_whom(self) -> None:
        kept = self.known.observances
        self.assertTrue(depends_on(kept["rush"], "feast"))
        self.assertFalse(depends_on(kept["feast"], "rush"))

    def test_circles_and_gaps_are_refused(self) -> None:
        kept = self.known.observances
        with self.assertRaisesRegex(UnknownObservance, "no observance “feast”"):
            with_others({"bonus": kept["bonus"]})
        circle = {**kept, "feast": replace(kept["feast"], customs=kept["rush"].customs)}
        with self.assertRaisesRegex(RecursionError, "feast → bonus → feast"):
            with_others(circle)


class Following(CalendarCase):
    """The feast comes 29 or 30 days after the first fast, in one turn of one market."""

    def follow(self, sa: str = "") -> None:
        self.calendar(*ramadan(), sa=sa)

    def test_a_late_fast_makes_a_late_feast(self) -> None:
        """Announced a day late, the fast of 1448 AH leaves 10 and 11 March 2027 for its feast."""
        self.follow(said("fast", "2027-02-09"))
        feast = self.one("feast", "sa", 2027)
        window = [day.isoformat() for day in (feast.earliest, feast.start, feast.latest)]
        self.assertEqual(window, ["2027-03-10", "2027-03-10", "2027-03-11"])

    def test_an_authority_outweighs_a_computation(self) -> None:
        self.follow(said("fast", "2027-02-12"))
        feast = self.one("feast", "sa", 2027)
        self.assertEqual(feast.earliest, date(2027, 3, 13))
        self.assertIn((feast.start - date(2027, 2, 12)).days, (29, 30))

    def test_what_is_announced_stays(self) -> None:
        self.follow(said("fast", "2027-02-12") + said("feast", "2027-03-10"))
        self.assertEqual(self.starts("feast", "sa", 2027), ["2027-03-10"])

    def test_a_feast_in_january_follows_a_fast_of_the_year_before(self) -> None:
        self.follow(said("fast", "2030-12-27"))
        feast = self.one("feast", "sa", 2031)
        self.assertIn((feast.start - date(2030, 12, 27)).days, (29, 30))

    def test_projected_ones_are_29_or_30_days_apart(self) -> None:
        self.follow()
        for year in range(2027, 2036):
            fasts = {one.turn: one for one in self.found("fast", "id", year)}
            for feast in self.found("feast", "id", year):
                if feast.turn in fasts:
                    self.assertIn((feast.start - fasts[feast.turn].start).days, (29, 30), feast)


class Confirmed(CalendarCase):
    """What a person recorded is laid over what is known, in that market alone."""

    def setUp(self) -> None:
        super().setUp()
        self.calendar(*ramadan())
        self.late = self.moved("fast", "sa", 2027, 1)

    def test_it_is_the_day(self) -> None:
        self.assertEqual(self.one("fast", "sa", 2027, self.late), self.late)

    def test_other_markets_and_turns_stay(self) -> None:
        for market, year in (("id", 2027), ("sa", 2028)):
            with_it = self.found("fast", market, year, self.late)
            self.assertEqual(with_it, self.found("fast", market, year))

    def test_it_narrows_the_feast_that_follows(self) -> None:
        feast = self.one("feast", "sa", 2027, self.late)
        window = [(day - self.late.start).days for day in (feast.earliest, feast.latest)]
        self.assertEqual(window[0], 29)
        self.assertLessEqual(window[1], 30)
        self.assertEqual(feast.status, "projected")

    def test_it_moves_what_is_counted_from_it(self) -> None:
        feast = self.moved("feast", "sa", 2027, 1)
        bonus = self.one("bonus", "sa", 2027, feast)
        self.assertEqual(bonus.start, feast.start - timedelta(days=7))
        self.assertEqual((bonus.status, bonus.earliest), ("confirmed", bonus.latest))
        self.assertEqual(self.found("bonus", "id", 2027, feast), self.found("bonus", "id", 2027))

    def test_it_outweighs_an_announcement(self) -> None:
        self.calendar(*ramadan(), sa=said("fast", "2027-02-08"))
        self.assertEqual(self.one("fast", "sa", 2027, self.late).start, date(2027, 2, 9))

    def test_a_turn_may_move_into_another_year(self) -> None:
        """The fast of 1452 AH is projected for 26 December 2030."""
        _, projected = self.found("fast", "sa", 2030)
        day = date(2031, 1, 2)
        late = replace(projected, start=day, earliest=day, latest=day, status="confirmed")
        self.assertEqual(len(self.found("fast", "sa", 2030, late)), 1)
        self.assertIn(late, self.found("fast", "sa", 2031, late))
