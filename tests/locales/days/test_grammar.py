from datetime import date, timedelta
from unittest import TestCase

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from locales.days import hijri, hindu, lunisolar, tables
from locales.days.forms import MONTHS, ORDINALS, WEEKDAYS, UnknownDay
from locales.days.grammar import nearest, parse
from locales.days.values import Where
from tests.locales.make import days, turns

YEARS = st.integers(2014, 2035)
WHERE = "id"

# A hindu month at the turn of the year may come twice in it: see test_hindu.
WINTER = {"Margashirsha", "Pausha"}
PLACES = st.sampled_from(["China", "Korea", "Vietnam"])
CRITERIA = ["", *(f" as in {name}" for name in hijri.CRITERIA)]
KINDS = [*WEEKDAYS, "weekday", "day"]


def written(pattern: str, *parts: st.SearchStrategy[object]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(lambda values: pattern.format(*values))


DAY_OF_MONTH = st.integers(1, 28)
NTH, KIND = st.sampled_from(list(ORDINALS)), st.sampled_from(KINDS)
PLAIN = st.one_of(
    written("{} {}", DAY_OF_MONTH, st.sampled_from(MONTHS)),
    written("{} {} Julian", DAY_OF_MONTH, st.sampled_from(MONTHS)),
    written("{} {} of {}", NTH, KIND, st.sampled_from(MONTHS)),
    written("{} {} of every month", NTH, KIND),
    written("{} of every month", st.integers(1, 31)),
    st.sampled_from(["Easter", "Orthodox Easter", "29 February"]),
    written("{} {}{}", DAY_OF_MONTH, st.sampled_from(hijri.MONTHS), st.sampled_from(CRITERIA)),
    written("{} {}", DAY_OF_MONTH, st.sampled_from(tables.HEBREW_MONTHS)),
    written("{} {}", DAY_OF_MONTH, st.sampled_from(tables.PERSIAN_MONTHS)),
    written("{} of the {}th month in {}", st.integers(1, 30), st.integers(1, 12), PLACES),
    st.sampled_from(
        [f"{day} of the {month}th month in Thailand" for month, day in tables.THAI_DAYS]
    ),
    written(
        "sun at {}° in {}",
        st.integers(0, 23).map(lambda term: term * 15),
        st.sampled_from(list(lunisolar.HOURS_EAST)),
    ),
    written(
        "tithi {} of {} at {} in India",
        st.integers(1, 30),
        st.sampled_from([month for month in hindu.MONTHS if month not in WINTER]),
        st.sampled_from(list(hindu.MOMENTS)),
    ),
)
BESIDE = written(
    "{} {} {}",
    st.sampled_from(WEEKDAYS),
    st.sampled_from(["before", "on or before", "nearest", "on or after", "after"]),
    PLAIN,
)
SHIFTED = written("{} {} {} days", PLAIN, st.sampled_from("+-"), st.integers(0, 60))
JUDGED = written(
    "{}; if {}: {}",
    PLAIN,
    st.sampled_from(["Sunday", "Friday, Saturday", "before 15 May", "it is Easter"]),
    st.sampled_from(["+ 1 day", "- 2 days", "1 June", "Monday after 3 July"]),
)
WORDS = (
    "Sunday Easter after before nearest of every month if it is first last Ramadan 1 30 + - days"
)


class EveryForm(TestCase):
    @given(st.one_of(PLAIN, BESIDE, SHIFTED, JUDGED), YEARS)
    @settings(deadline=None, max_examples=400)
    def test_turns_are_sorted_lie_in_the_year_and_have_their_own_names(
        self, text: str, year: int
    ) -> None:
        found = turns(text, year, WHERE)
        self.assertEqual(found, sorted(found, key=lambda turn: turn.day))
        self.assertEqual({turn.day.year for turn in found} - {year}, set())
        self.assertEqual(len({turn.name for turn in found}), len(found), found)
        for turn in found:
            self.assertLessEqual(turn.earliest, turn.day)
            self.assertLessEqual(turn.day, turn.latest)

    @given(st.text())
    def test_any_other_text_is_an_unknown_day(self, text: str) -> None:
        self.refused_at_most(text)

    @given(st.lists(st.sampled_from([*WORDS.split(), ";", ":"]), max_size=12))
    @settings(max_examples=300)
    def test_so_are_its_own_words_in_disorder(self, words: list[str]) -> None:
        self.refused_at_most(" ".join(words))

    def refused_at_most(self, text: str) -> None:
        try:
            parse(text)
        except UnknownDay as error:
            self.assertTrue(str(error))

    def test_even_one_that_goes_on_and_on(self) -> None:
        self.refused_at_most("Friday after " * 500 + "Easter")

    def test_a_shift_beyond_all_calendars_is_refused(self) -> None:
        with self.assertRaises(UnknownDay):
            parse("Easter + 99999999999 days")


class Shifts(TestCase):
    @given(PLAIN, st.integers(-60, 60), st.integers(2015, 2034))
    @settings(deadline=None)
    def test_a_shift_moves_day_and_window_alike(self, text: str, by: int, year: int) -> None:
        moved = {}
        for near in (year - 1, year, year + 1):
            sign = "-" if by < 0 else "+"
            for turn in turns(f"{text} {sign} {abs(by)} days", near, WHERE):
                moved[turn.name] = turn
        for turn in turns(text, year, WHERE):
            self.assertEqual(moved[turn.name], turn.each(lambda day: day + timedelta(days=by)))

    def test_they_add_up(self) -> None:
        self.assertEqual(days("Easter + 1 week - 2 days", 2026), days("Easter + 5 days", 2026))

    def test_they_may_lead_into_another_year(self) -> None:
        self.assertEqual(days("31 December + 1 day", 2027), ["2027-01-01"])
        [turn] = turns("31 December + 1 day", 2027)
        self.assertEqual(turn.name, "2026")


class Conditions(TestCase):
    def test_a_weekday_moves_the_day(self) -> None:
        kings_day = "27 April; if Sunday: - 1 day"
        found = days(kings_day, 2014, 2024, 2025)
        self.assertEqual(found, ["2014-04-26", "2024-04-27", "2025-04-26"])

    def test_several_weekdays_may_share_a_result(self) -> None:
        text = "1 July; if Saturday, Sunday: Monday after 1 July"
        self.assertEqual(days(text, 2027, 2028, 2029), ["2027-07-01", "2028-07-03", "2029-07-02"])

    def test_the_first_that_holds_wins(self) -> None:
        text = "1 May; if Friday: + 1 day; if before 2 May: + 5 days"
        self.assertEqual(days(text, 2026, 2027), ["2026-05-02", "2027-05-06"])

    def test_it_may_be_another_day(self) -> None:
        mothers = "last Sunday of May; if it is Easter + 49 days: first Sunday of June"
        moved = [year for year in range(2014, 2036) if days(mothers, year)[0][5:7] == "06"]
        self.assertEqual(moved, [2020, 2023, 2034])
        self.assertEqual(days(mothers, 2020, 2023), ["2020-06-07", "2023-06-04"])

    def test_it_may_lie_before_or_after_another_day(self) -> None:
        end_of_oktoberfest = "first Sunday of October; if before 3 October: 3 October"
        found = days(end_of_oktoberfest, 2022, 2023, 2024)
        self.assertEqual(found, ["2022-10-03", "2023-10-03", "2024-10-06"])
        self.assertEqual(days("6 May; if after Easter + 30 days: 1 May", 2026), ["2026-05-01"])

    def test_a_moved_turn_keeps_its_name(self) -> None:
        """31 December 2026 is a Thursday."""
        moved, own = turns("31 December; if Thursday: + 1 day", 2027)
        self.assertEqual((moved.name, moved.day), ("2026", date(2027, 1, 1)))
        self.assertEqual((own.name, own.day), ("2027", date(2027, 12, 31)))


class Mistakes(TestCase):
    """Each names the part that fails and what would fit."""

    def test_a_day_that_no_form_fits(self) -> None:
        for text in ("", "sometime in May", "11. November", "third of May", "Ostern 2027"):
            with self.subTest(text), self.assertRaisesRegex(UnknownDay, "“second Sunday of May”"):
                parse(text)

    def test_only_the_part_that_fails_is_named(self) -> None:
        for text, part in (
            ("Friday after the rain + 2 days", "“the rain” is no day"),
            ("Easter; when Sunday: + 1 day", "“when Sunday: . 1 day” is no condition"),
            ("Easter; if rainy: + 1 day", "“if rainy” is no condition: write weekdays"),
            ("Easter; if Sunday: next day", "“next day” is no day"),
            ("Easter; if it is the day: + 1 day", "“the day” is no day"),
            ("Easter;", "“” is no condition: write “if Sunday: . 1 day”"),
        ):
            with self.subTest(text), self.assertRaisesRegex(UnknownDay, part):
                parse(text)


class Nearest(TestCase):
    def test_it_looks_into_the_neighbouring_years(self) -> None:
        found = nearest(parse("2 January"), date(2026, 12, 30), Where("aq"))
        self.assertEqual(found and found.day, date(2027, 1, 2))

    @given(YEARS)
    def test_there_is_none_where_the_day_does_not_return(self, year: int) -> None:
        assume(all(near % 4 for near in (year - 1, year, year + 1)))
        self.assertIsNone(nearest(parse("29 February"), date(year, 3, 1), Where("aq")))
