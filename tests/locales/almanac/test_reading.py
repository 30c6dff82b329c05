from datetime import date

from locales.almanac.values import Follows
from locales.days.values import Where
from tests.locales.almanac.make import CARD, CUSTOM, CalendarCase, observance, said

FILE = "observances/islamic/ramadan.toml"
SAID = "announced/sa/test.toml"
FAIR = observance("fair", "1 May")
FULL = """
[fair]
name = "Fair"
source = "A book, 2001"
follows = { event = "feast", least_days = 29, most_days = 30 }
place = [
    { market = "sa", name = "معرض" },
    { market = "id", name = "Pekan Raya", differs = "Long.", lead_days = 9, source = "Law, 2020" },
]
[fair.card]
what = "w"
sell = "s"
tone = "t"
avoid = "a"
quiet = "q"
channels = "c"
lead_days = 7
source = "A page, 2022"
seen = true
url = "https://example.org/fair"
"""


class Observances(CalendarCase):
    def setUp(self) -> None:
        super().setUp()
        days = CUSTOM.format("fair", "1 May", ["sa", "id"], "days = 3\nuntil_year = 2020")
        self.calendar(FULL + days, observance("feast", "1 Shawwal"))
        self.fair = self.known.observances["fair"]

    def test_the_folder_is_the_family(self) -> None:
        self.assertEqual((self.fair.code, self.fair.family), ("fair", "islamic"))

    def test_the_card_is_read_whole(self) -> None:
        card = self.fair.card
        told = (card.what, card.sell, card.tone, card.avoid, card.quiet, card.channels)
        self.assertEqual(told, ("w", "s", "t", "a", "q", "c"))
        self.assertEqual((card.lead_days, card.source.seen), (7, True))
        self.assertEqual(card.source.url, "https://example.org/fair")

    def test_a_place_says_what_differs(self) -> None:
        place = self.fair.places["id"]
        self.assertEqual((place.name, place.differs), ("Pekan Raya", "Long."))
        self.assertEqual(place.lead_days, 9)
        self.assertEqual(place.source and place.source.text, "Law, 2020")
        self.assertIsNone(self.fair.places["sa"].lead_days)
        self.assertEqual(self.fair.name_in("sa"), "معرض")
        self.assertEqual(self.fair.name_in("us"), "Fair")

    def test_a_custom_without_source_has_the_observances(self) -> None:
        [custom] = self.fair.customs["id"]
        self.assertEqual(custom.source.text, "A book, 2001")
        self.assertEqual((custom.days, custom.until_year, custom.from_year), (3, 2020, 0))
        [turn] = custom.on.turns(2019, Where("id"))
        self.assertEqual(turn.day, date(2019, 5, 1))

    def test_what_it_follows_is_at_hand(self) -> None:
        self.assertEqual(self.fair.follows, Follows("feast", 29, 30))
        self.assertIs(self.fair.others["feast"], self.known.observances["feast"])


class Announcements(CalendarCase):
    def test_a_day_days_and_spans(self) -> None:
        rows = (
            said("fair", "2024-05-02", "end = 2024-05-04")
            + '[[fair]]\ndays = [2025-05-02, 2026-05-03]\nsource = "s"\n'
            + '[[fair]]\nspans = [[2027-05-02, 2027-05-05]]\nsource = "s"\n'
        )
        self.calendar(FAIR, sa=rows)
        found = self.known.observances["fair"].announced["sa"]
        self.assertEqual([one.start.year for one in found], [2024, 2025, 2026, 2027])
        self.assertEqual([one.end and one.end.day for one in found], [4, None, None, 5])
        self.assertEqual({one.status for one in found}, {"announced"})

    def test_a_market_may_keep_it_by_announcement_alone(self) -> None:
        self.calendar(observance("fair", "1 May", markets=["id"]), sa=said("fair", "2024-05-02"))
        self.assertEqual(self.known.observances["fair"].markets, {"sa", "id"})


class Mistakes(CalendarCase):
    def check(self, wrong: str, *parts: str) -> None:
        reasons = self.reasons({FILE: wrong})
        for part in parts:
            self.assertIn(part, reasons)

    def check_row(self, row: str, part: str) -> None:
        self.assertIn(part, self.reasons({FILE: FAIR, SAID: row}))

    def test_what_a_custom_lacks(self) -> None:
        self.check(CARD.format("fair") + '[[fair.custom]]\nmarkets = ["sa"]\n', "`on` is missing")
        self.check(CARD.format("fair") + '[[fair.custom]]\non = "1 May"\n', "`markets` is missing")
        self.check(CARD.format("fair"), "no market keeps it")

    def test_two_ends(self) -> None:
        two = observance("fair", "1 May", 'days = 3\nto = "9 May"')
        self.check(two, "`to` and `days` both say when it ends")

    def test_an_end_that_no_form_fits(self) -> None:
        self.check(observance("fair", "1 May", 'to = "9. May"'), "`to`: “9. May” is no day")

    def test_keys_that_nobody_knows(self) -> None:
        self.check(observance("fair", "1 May", "until = 2020"), "`until` is not known here")

    def test_a_place_twice_or_without_custom(self) -> None:
        place = '[[fair.place]]\nmarket = "{}"\nname = "n"\n'
        self.check(FAIR + place.format("sa") * 2, "more than one `place` for “sa”")
        self.check(FAIR + place.format("mx"), "“mx” has a place but doesn’t keep it")

    def test_following_backwards(self) -> None:
        wrong = FULL.replace("least_days = 29", "least_days = 31")
        self.check(
            wrong + CUSTOM.format("fair", "1 May", ["sa"], "") + observance("feast", "1 Shawwal"),
            "`most_days` is below `least_days`",
        )

    def test_a_row_without_day_or_with_a_day_that_is_none(self) -> None:
        self.check_row('[[fair]]\nsource = "s"\n', "write `start`, `days` or `spans`")
        self.check_row(said("fair", '"2027-05-01"'), "must be a date such as")
        self.check_row(said("fair", "2027-05-01T10:00:00"), "must be a date such as")
        self.check_row('[[fair]]\nspans = [[2027-05-01]]\nsource = "s"\n', "[first day, last day]")

    def test_a_row_without_source_or_with_an_unknown_status(self) -> None:
        self.check_row("[[fair]]\nstart = 2027-05-01\n", "`source` is missing")
        self.check_row(said("fair", "2027-05-01", 'status = "sure"'), "names “sure”")

    def test_an_address_that_nobody_opened(self) -> None:
        row = said("fair", "2027-05-01", 'url = "https://example.org/"')
        self.check_row(row, "`url` without `seen = true`")
        row = said("fair", "2027-05-01", 'seen = true\nurl = "example.org"')
        self.check_row(row, "write a full address")

    def test_a_turn_that_is_named_like_none(self) -> None:
        self.check_row(said("fair", "2027-05-01", 'turn = "this year"'), "“this year”")

    def test_a_row_about_nothing(self) -> None:
        self.check_row(said("fiar", "2027-05-01"), "“fiar”")

    def test_spans_that_are_no_list(self) -> None:
        self.check_row('[[fair]]\nspans = 5\nsource = "s"\n', "`spans`")

    def test_an_end_that_belongs_to_no_start(self) -> None:
        row = '[[fair]]\ndays = [2027-05-01]\nend = 2027-05-03\nsource = "s"\n'
        self.check_row(row, "`end`")

    def test_one_turn_for_several_days(self) -> None:
        row = '[[fair]]\ndays = [2027-05-02, 2028-05-02]\nturn = "2027"\nsource = "s"\n'
        self.check_row(row, "`turn`")

    def test_a_length_or_lead_below_nothing(self) -> None:
        self.check(observance("fair", "1 May", "days = -3"), "`days`")
