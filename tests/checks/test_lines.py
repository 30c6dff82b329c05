import json
from datetime import date

from django.test import SimpleTestCase

from checks.lines import BadLine, parse_line

GOOD = {
    "id": "TEE-01",
    "market": "br",
    "locale": "pt_br",
    "kind": "product",
    "fields": {"title": "Camiseta"},
    "date": "2027-02-10",
}


class ParseALine(SimpleTestCase):
    def test_a_good_line_becomes_values(self):
        line = parse_line(json.dumps(GOOD))
        self.assertEqual((line.id, line.market, line.locale), ("TEE-01", "br", "pt-BR"))
        self.assertEqual((line.date, line.fields), (date(2027, 2, 10), {"title": "Camiseta"}))

    def test_the_date_may_be_null_or_left_out(self):
        self.assertIsNone(parse_line(GOOD | {"date": None}).date)
        self.assertIsNone(parse_line({key: GOOD[key] for key in GOOD if key != "date"}).date)

    def test_a_source_may_say_what_it_is_written_in(self):
        line = parse_line(GOOD | {"source": {"title": "Tee"}, "source_locale": "EN_gb"})
        self.assertEqual((line.source, line.source_locale), ({"title": "Tee"}, "en-GB"))
        self.assertEqual(parse_line(GOOD).source_locale, "")
        self.assertEqual(parse_line(GOOD | {"source_locale": None}).source_locale, "")

    def test_each_error_names_the_key(self):
        for key, value in {
            "id": None,
            "market": "",
            "locale": "português",
            "kind": "page",
            "fields": ["a"],
            "date": "10.2.2027",
            "limits": {"title": "9"},
            "html": "title",
            "source_locale": "español",
        }.items():
            with self.assertRaisesRegex(BadLine, f"“{key}"):
                parse_line(GOOD | {key: value})

    def test_a_field_that_is_no_text_is_named(self):
        with self.assertRaisesRegex(BadLine, "fields.title"):
            parse_line(GOOD | {"fields": {"title": 4}})

    def test_what_is_no_json_names_the_column(self):
        for raw in ("{", "[1]", b"\xff{}", "[" * 100_000):
            with self.assertRaises(BadLine):
                parse_line(raw)
