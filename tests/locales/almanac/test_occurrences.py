from datetime import date

from locales.almanac.occurrences import UnknownObservance, between, upcoming
from tests.locales.almanac.make import CUSTOM, CalendarCase, observance, said


class Customs(CalendarCase):
    def test_a_fixed_day_is_official_and_certain(self) -> None:
        self.calendar(observance("singles-day", "11 November"))
        one = self.one("singles-day", "sa", 2027)
        self.assertEqual(one.start, date(2027, 11, 11))
        self.assertEqual((one.status, one.earliest, one.latest), ("official", one.start, one.start))
        self.assertEqual((one.turn, one.end, one.source), ("2027", None, "A book, 2001"))

    def test_a_lunar_year_may_bring_it_twice(self) -> None:
        self.calendar(observance("fast", "1 Ramadan"))
        self.assertEqual(self.starts("fast", "sa", 2030), ["2030-01-05", "2030-12-26"])

    def test_pay_day_comes_twelve_times_each_turn_with_its_name(self) -> None:
        self.calendar(observance("pay-day", "last weekday of every month"))
        found = self.found("pay-day", "sa", 2026)
        self.assertEqual(
            [one.turn for one in found], [f"2026-{month:02}" for month in range(1, 13)]
        )

    def test_a_custom_may_state_that_nobody_waits_for_the_moon(self) -> None:
        for status, days_open in (("official", 0), ("projected", 1)):
            self.calendar(observance("fast", "1 Ramadan", f'status = "{status}"'))
            one = self.one("fast", "sa", 2026)
            self.assertEqual((one.latest - one.earliest).days, days_open)
            self.assertEqual(one.status, status)

    def test_it_holds_in_its_years(self) -> None:
        self.calendar(
            observance("national-day", "1 May", "until_year = 2019")
            + CUSTOM.format("national-day", "2 May", ["sa"], "from_year = 2020")
        )
        for year, market, expected in (
            (2019, "sa", ["2019-05-01"]),
            (2020, "sa", ["2020-05-02"]),
            (2020, "id", []),
        ):
            self.assertEqual(self.starts("national-day", market, year), expected)

    def test_a_year_in_which_it_was_not_held_has_none(self) -> None:
        self.calendar(observance("fair", "1 May", "except_years = [2020, 2021]"))
        kept = [year for year in range(2019, 2023) if self.starts("fair", "sa", year)]
        self.assertEqual(kept, [2019, 2022])

    def test_a_market_that_does_not_keep_it_has_none(self) -> None:
        self.calendar(observance("fair", "1 May"))
        self.assertEqual(self.found("fair", "mx", 2027), ())

    def test_where_tables_end_there_is_nothing(self) -> None:
        self.calendar(observance("fast", "1 Ramadan"))
        for year in (1900, 2090):
            self.assertEqual(self.found("fast", "sa", year), ())


class Ends(CalendarCase):
    def test_so_many_days(self) -> None:
        self.calendar(observance("songkran", "13 April", "days = 3"))
        self.assertEqual(self.one("songkran", "sa", 2026).end, date(2026, 4, 15))

    def test_the_first_such_day_from_the_start_on(self) -> None:
        until = 'to = "first Sunday of October; if before 3 October: 3 October"'
        self.calendar(observance("oktoberfest", "Saturday after 15 September", until))
        for year, end in ((2023, (10, 3)), (2024, (10, 6))):
            self.assertEqual(self.one("oktoberfest", "sa", year).end, date(year, *end))

    def test_it_may_lie_in_the_next_year(self) -> None:
        self.calendar(observance("sales", "26 December", 'to = "6 January"'))
        self.assertEqual(self.one("sales", "sa", 2026).end, date(2027, 1, 6))

    def test_an_announced_start_moves_it_and_an_announced_end_is_it(self) -> None:
        self.calendar(
            observance("fair", "1 May", "days = 3"),
            sa=said("fair", "2026-05-03") + said("fair", "2027-05-01", "end = 2027-05-09"),
        )
        self.assertEqual(self.one("fair", "sa", 2026).end, date(2026, 5, 5))
        self.assertEqual(self.one("fair", "sa", 2027).end, date(2027, 5, 9))

    def test_it_may_be_counted_from_another_observance(self) -> None:
        self.calendar(
            observance("feast", "1 Shawwal"),
            observance("season", "1 Ramadan", 'to = "feast - 1 day"'),
        )
        self.assertEqual(self.one("season", "sa", 2026).end, date(2026, 3, 19))


class AnnouncedDays(CalendarCase):
    """Ramadan is projected for 18 February in Saudi Arabia, with the day after in its window."""

    def test_an_announcement_closes_the_window(self) -> None:
        self.calendar(observance("fast", "1 Ramadan"), sa=said("fast", "2026-02-19"))
        one = self.one("fast", "sa", 2026)
        self.assertEqual((one.start, one.earliest, one.latest), (date(2026, 2, 19),) * 3)
        self.assertEqual((one.status, one.turn, one.source), ("announced", "1447 AH", "A court"))

    def test_other_markets_and_other_turns_are_untouched(self) -> None:
        self.calendar(observance("fast", "1 Ramadan"), sa=said("fast", "2026-02-19"))
        self.assertEqual(self.one("fast", "id", 2026).status, "projected")
        self.assertEqual(self.starts("fast", "sa", 2027), ["2027-02-08"])

    def test_a_decree_that_hangs_on_the_moon_leaves_the_window_open(self) -> None:
        for status in ("official", "projected"):
            row = said("fast", "2026-02-19", f'status = "{status}"')
            self.calendar(observance("fast", "1 Ramadan"), sa=row)
            one = self.one("fast", "sa", 2026)
            window = (one.earliest, one.start, one.latest)
            self.assertEqual(window, (date(2026, 2, 18), date(2026, 2, 19), date(2026, 2, 19)))
            self.assertEqual(one.status, status)

    def test_the_weightiest_word_counts_and_of_equal_ones_the_last(self) -> None:
        guess = said("fast", "2026-02-18", 'status = "projected"')
        rows = said("fast", "2026-02-18") + said("fast", "2026-02-19") + guess
        self.calendar(observance("fast", "1 Ramadan"), sa=rows)
        self.assertEqual(self.starts("fast", "sa", 2026), ["2026-02-19"])

    def test_what_was_moved_far_is_named_by_its_turn(self) -> None:
        row = said("fair", "2020-09-05", 'turn = "2020"')
        self.calendar(observance("fair", "1 May"), sa=row)
        self.assertEqual(self.starts("fair", "sa", 2020), ["2020-09-05"])
        self.assertEqual(self.one("fair", "sa", 2020).turn, "2020")

    def test_it_may_move_a_turn_into_another_year(self) -> None:
        row = said("fair", "2021-02-01", 'turn = "2020"')
        self.calendar(observance("fair", "1 May"), sa=row)
        self.assertEqual(self.starts("fair", "sa", 2020), [])
        self.assertEqual(self.starts("fair", "sa", 2021), ["2021-02-01", "2021-05-01"])
        self.assertEqual([one.turn for one in self.found("fair", "sa", 2021)], ["2020", "2021"])

    def test_a_year_without_custom_may_still_be_announced(self) -> None:
        row = said("fair", "2020-09-05")
        self.calendar(observance("fair", "1 May", "except_years = [2020]"), sa=row)
        self.assertEqual(self.starts("fair", "sa", 2020), ["2020-09-05"])

    def test_one_too_far_to_be_the_turn_has_a_turn_of_its_own(self) -> None:
        self.calendar(observance("fair", "1 May"), sa=said("fair", "2020-09-05"))
        first, second = self.found("fair", "sa", 2020)
        self.assertNotEqual(first.turn, second.turn)

    def test_of_two_turns_it_speaks_of_the_nearer(self) -> None:
        """Wages of February, paid twelve days early before a feast."""
        self.calendar(observance("pay-day", "25 of every month"), sa=said("pay-day", "2026-02-13"))
        self.assertEqual(self.starts("pay-day", "sa", 2026)[:2], ["2026-01-25", "2026-02-13"])


class KnownByAnnouncementAlone(CalendarCase):
    def test_each_row_stands_for_itself(self) -> None:
        rows = said("sale", "2027-02-01", "end = 2027-02-05") + said("sale", "2027-11-01")
        self.calendar(observance("sale"), sa=rows)
        first, second = self.found("sale", "sa", 2027)
        self.assertEqual((first.turn, first.end), ("2027", date(2027, 2, 5)))
        self.assertEqual((second.turn, second.end), ("2027/2", None))
        self.assertEqual((first.earliest, first.latest), (first.start, first.start))

    def test_what_nobody_announced_has_no_line(self) -> None:
        self.calendar(observance("sale"), sa=said("sale", "2027-02-01"))
        self.assertEqual(self.found("sale", "sa", 2028), ())
        self.assertEqual(self.found("sale", "id", 2027), ())


class ManyObservances(CalendarCase):
    def setUp(self) -> None:
        super().setUp()
        self.calendar(observance("fast", "1 Ramadan"), observance("singles-day", "11 November"))

    def test_both_days_are_included_and_days_are_sorted(self) -> None:
        found = between(self.known, "sa", date(2030, 1, 5), date(2030, 12, 26))
        self.assertEqual([one.event for one in found], ["fast", "singles-day", "fast"])

    def test_backwards_there_is_nothing(self) -> None:
        self.assertEqual(between(self.known, "sa", date(2030, 1, 6), date(2029, 1, 6)), [])

    def test_the_next_one_may_be_today(self) -> None:
        for day, turn in ((date(2030, 1, 5), "1451 AH"), (date(2030, 1, 6), "1452 AH")):
            found = upcoming(self.known, "fast", "sa", day)
            self.assertEqual(found and found.turn, turn)

    def test_a_market_that_does_not_keep_it_has_no_next_one(self) -> None:
        self.assertIsNone(upcoming(self.known, "fast", "mx", date(2030, 1, 1)))

    def test_an_unknown_event_is_an_error(self) -> None:
        with self.assertRaisesRegex(UnknownObservance, "no observance “ramadan”"):
            upcoming(self.known, "ramadan", "sa", date(2030, 1, 1))
