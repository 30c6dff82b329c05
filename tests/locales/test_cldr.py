from datetime import date
from unittest import TestCase

from locales import cldr


class Names(TestCase):
    def test_locales_are_named_in_any_language(self) -> None:
        self.assertEqual(cldr.language_name("pt-BR", "en"), "Portuguese (Brazil)")
        self.assertIn("繁體", cldr.language_name("zh-TW", "zh-Hant"))
        self.assertEqual(cldr.language_name("qaa", "en"), "qaa")

    def test_markets_are_named_in_any_language(self) -> None:
        self.assertEqual(cldr.territory_name("sa", "de"), "Saudi-Arabien")
        self.assertEqual(cldr.territory_name("zz9", "de"), "ZZ9")


class Weeks(TestCase):
    def test_weekends_differ(self) -> None:
        self.assertEqual(cldr.weekend("sa"), {5, 6})
        self.assertEqual(cldr.weekend("de"), {6, 7})
        self.assertEqual(cldr.weekend("ir"), {5})

    def test_weeks_begin_on_different_days(self) -> None:
        self.assertEqual([cldr.first_weekday(market) for market in ("de", "br", "eg")], [1, 7, 6])


class Samples(TestCase):
    def test_digits_of_currencies(self) -> None:
        digits = [cldr.currency_digits(currency) for currency in ("JPY", "USD", "KWD")]
        self.assertEqual(digits, [0, 2, 3])

    def test_numbers_and_dates_as_written_there(self) -> None:
        self.assertEqual(cldr.number_sample("de"), "1.234.567,89")
        self.assertEqual(cldr.date_sample(date(2026, 11, 11), "ja"), "2026/11/11")
        self.assertEqual(cldr.number_sample("qaa"), cldr.number_sample("en"))


class Enumeration(TestCase):
    def test_has_the_commas_and_the_and_of_a_language(self) -> None:
        for language, told in {"en": "A, B, and C", "zh-Hans": "A、B和C", "ar": "A وB وC"}.items():
            self.assertEqual(cldr.enumeration(["A", "B", "C"], language), told)

    def test_of_nothing_is_empty(self) -> None:
        self.assertEqual(cldr.enumeration([], "en"), "")
