from django.test import SimpleTestCase

from checks.runner import check
from tests.checks.make import AS_OF, make_knowledge, make_line, shown

NOTHING_KNOWN = make_knowledge()


def found(source: str, text: str, locale: str = "en-GB", **values: object) -> list[tuple[str, str]]:
    """(rule, words) of the findings about a text made from a source."""
    line = make_line(text, locale, source={"description": source}, **values)
    return [(one.rule, shown(line, one)) for one in check(line, NOTHING_KNOWN, AS_OF)]


class Placeholders(SimpleTestCase):
    def test_kept_placeholders_may_move_and_repeat_as_in_the_source(self):
        self.assertEqual(found("{a} has %s of :b", "Von :b hat {a} %s", "de"), [])

    def test_a_lost_placeholder_concerns_the_whole_text(self):
        self.assertEqual(found("Hi {a}", "Hallo", "de"), [("check.placeholder", "Hallo")])

    def test_a_changed_placeholder_is_one_finding(self):
        self.assertEqual(found("Hi {a}", "Hallo {b}", "de"), [("check.placeholder", "{b}")])

    def test_one_that_comes_twice_is_one_too_many(self):
        self.assertEqual(found("Hi {a}", "{a}, hi {a}"), [("check.placeholder", "{a}")])

    def test_percent_and_colon_in_prose_are_no_placeholders(self):
        self.assertEqual(found("5% discount at 12:30", "5 %discount um 12:30", "de"), [])


class Markup(SimpleTestCase):
    def test_kept_tags_are_fine(self):
        self.assertEqual(found("<b>Big</b> sale<br>", "<br/>Großer <b>Sale</b>", "de"), [])

    def test_an_unclosed_tag_is_pointed_at(self):
        self.assertEqual(found("<b>Big</b>", "<b>Groß", "de"), [("check.markup", "<b>")])

    def test_a_lost_tag_concerns_the_whole_text(self):
        self.assertEqual(found("<b>Big</b>", "Groß", "de"), [("check.markup", "Groß")])

    def test_an_added_tag_is_pointed_at(self):
        self.assertEqual(found("<b>a</b>", "<b>a</b><i>b</i>"), [("check.markup", "<i>")])

    def test_crossed_tags_are_broken(self):
        source = "<b>a <i>b</i></b>"
        self.assertEqual(
            found(source, "<b>a <i>b</b></i>"), [("check.markup", "<i>"), ("check.markup", "</i>")]
        )

    def test_a_small_than_sign_is_no_tag(self):
        self.assertEqual(found("a < b > c", "a < b"), [])


class Length(SimpleTestCase):
    def test_what_is_beyond_the_limit_is_pointed_at(self):
        line = make_line("123456", limits={"description": 4})
        [finding] = check(line, NOTHING_KNOWN, AS_OF)
        self.assertEqual((finding.rule, shown(line, finding)), ("check.length", "56"))

    def test_the_limit_itself_is_allowed(self):
        line = make_line("1234", limits={"description": 4})
        self.assertEqual(check(line, NOTHING_KNOWN, AS_OF), [])


class Empty(SimpleTestCase):
    def test_a_blank_text_of_a_source_that_speaks_is_an_error(self):
        self.assertEqual(found("Something", " "), [("check.empty", " ")])
        self.assertEqual(found(" ", " "), [])


class Numbers(SimpleTestCase):
    def test_the_same_value_in_another_notation_is_the_same(self):
        for source, text, locale in (
            ("1,500.00 g and 4.5%", "1.500,00 g und 4,5 %", "de"),
            ("1,299 units", "1\u202f299 unités", "fr"),
            ("30 cm, 75 ml", "٣٠ سم، ٧٥ مل", "ar"),
            ("30,000 hours", "3万小时", "zh-Hans"),
            ("Set of 4", "四件套", "zh-Hans"),
            ("Opens 8 pm, 24/7", "Öffnet um 20 Uhr", "de"),
            ("Opens at 8:30 pm", "20:30に開く", "ja"),
            ("Ships on 03/04/2027", "Versand am 3. April", "de"),
            ("2 PM - 5 PM", "14–17", "ru"),
            ("Ends at 23:59", "prend fin à 23 h 59", "fr-CA"),
            ("Three blades", "3 Klingen", "de"),
        ):
            self.assertEqual(found(source, text, locale), [], text)

    def test_another_value_is_pointed_at_and_names_the_source_s(self):
        line = make_line("13 cm", source={"description": "30 cm"})
        [finding] = check(line, NOTHING_KNOWN, AS_OF)
        self.assertEqual((finding.category, shown(line, finding)), ("facts", "13"))
        self.assertIn("30", finding.suggestion)

    def test_small_numbers_count_where_both_sides_have_digits(self):
        self.assertEqual(found("Pack of 6", "8er-Pack", "de"), [("check.numbers", "8")])

    def test_a_lost_value_is_told(self):
        self.assertEqual(
            found("Holds 75 ml", "Kleine Tube", "de"), [("check.numbers", "Kleine Tube")]
        )

    def test_numbers_in_tags_are_no_facts(self):
        self.assertEqual(found('<b class="x20">a</b>', "<b>a</b>"), [])
