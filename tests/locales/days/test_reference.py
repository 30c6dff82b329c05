from datetime import date
from unittest import TestCase

from locales.almanac.values import Occurrence
from locales.days.grammar import parse
from locales.days.values import Where


def kept(event: str, year: int) -> list[Occurrence]:
    """Eid in two years, as one market keeps it: a moved one and one that is still open."""
    days = {
        2025: (date(2025, 3, 31), date(2025, 3, 31), date(2025, 3, 31), "announced"),
        2027: (date(2027, 3, 10), date(2027, 3, 9), date(2027, 3, 11), "projected"),
    }
    if event != "eid-al-fitr" or year not in days:
        return []
    start, earliest, latest, status = days[year]
    turn = f"{year - 579} AH"
    return [Occurrence(event, "id", turn, start, None, earliest, latest, status, "Kemenag")]


class DaysOfAnotherObservance(TestCase):
    def test_turn_window_and_status_go_with_it(self) -> None:
        [turn] = parse("eid-al-fitr - 7 days").turns(2027, Where("id", kept))
        window = [day.isoformat() for day in (turn.earliest, turn.day, turn.latest)]
        self.assertEqual(window, ["2027-03-02", "2027-03-03", "2027-03-04"])
        self.assertEqual((turn.name, turn.status), ("1448 AH", "projected"))

    def test_it_is_the_day_as_announced(self) -> None:
        [turn] = parse("eid-al-fitr").turns(2025, Where("id", kept))
        self.assertEqual((turn.day, turn.status), (date(2025, 3, 31), "announced"))

    def test_a_weekday_may_be_counted_from_it(self) -> None:
        [turn] = parse("Friday before eid-al-fitr").turns(2025, Where("id", kept))
        self.assertEqual(turn.day, date(2025, 3, 28))

    def test_it_is_that_weekday_in_all_of_the_window(self) -> None:
        """Eid 2027 falls on the Tuesday to Thursday from 9 to 11 March."""
        [turn] = parse("Wednesday before eid-al-fitr").turns(2027, Where("id", kept))
        window = [day.isoformat() for day in (turn.earliest, turn.day, turn.latest)]
        self.assertEqual(window, ["2027-03-03", "2027-03-03", "2027-03-10"])

    def test_where_the_market_does_not_keep_it_there_is_nothing(self) -> None:
        self.assertEqual(parse("eid-al-fitr").turns(2026, Where("id", kept)), [])
        self.assertEqual(parse("eid-al-fitr").turns(2025, Where("id")), [])

    def test_every_code_in_an_expression_is_named(self) -> None:
        for text, names in (
            ("eid-al-fitr - 7 days", {"eid-al-fitr"}),
            ("Friday after black-friday", {"black-friday"}),
            ("christmas; if Sunday: boxing-day; if it is hanukkah: + 1 day", None),
            ("1 May", set()),
        ):
            expected = {"christmas", "boxing-day", "hanukkah"} if names is None else names
            with self.subTest(text):
                self.assertEqual(parse(text).names(), expected)
