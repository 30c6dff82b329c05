"""How texts, findings and names are put into HTML."""

from django.test import SimpleTestCase

from config.templatetags import labels, terroir


class Cited(SimpleTestCase):
    def test_a_source_with_an_address_becomes_a_link(self):
        link = terroir.cited("Advertising Law <https://example.org/law?a=1&b=2>")
        self.assertEqual(
            link,
            '<a href="https://example.org/law?a=1&amp;b=2" rel="noreferrer">Advertising Law</a>',
        )

    def test_a_source_without_an_address_stays_text(self):
        self.assertEqual(
            terroir.cited("Quran 5:90 & <b>custom</b>"),
            ("Quran 5:90 &amp; &lt;b&gt;custom&lt;/b&gt;"),
        )

    def test_only_web_addresses_become_links(self):
        self.assertNotIn("<a", terroir.cited("A book <javascript:alert(1)>"))


class Prose(SimpleTestCase):
    def test_what_is_quoted_keeps_its_own_direction(self):
        self.assertEqual(terroir.prose("“8 بوصات” alone"), "“<bdi>8 بوصات</bdi>” alone")

    def test_markup_in_a_sentence_is_shown_not_obeyed(self):
        self.assertEqual(terroir.prose("“<i>”"), "“<bdi>&lt;i&gt;</bdi>”")


class Names(SimpleTestCase):
    def test_a_name_is_isolated_from_the_sentence_around_it(self):
        self.assertEqual(terroir.apart("last-call-1212"), "\u2068last-call-1212\u2069")

    def test_a_field_is_called_as_people_call_it(self):
        self.assertEqual(labels.field_label("image_alt"), "image description")
        self.assertEqual(labels.field_label("care_notes"), "care_notes")

    def test_a_list_among_the_facts_reads_as_a_line(self):
        self.assertEqual(terroir.fact(["tea cups", "set of 4"]), "tea cups, set of 4")
        self.assertEqual(terroir.fact("39.90"), "39.90")
