"""How texts, findings and names are put into HTML."""

from django.test import SimpleTestCase
from django.utils import translation

from checks.idioms.notes import Note, idiom_notes
from config.templatetags import labels, terroir
from locales.snapshot import knowledge
from locales.values import Idiom
from review.models import Finding


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

    def test_what_a_sentence_will_name_is_left_open(self):
        self.assertEqual(terroir.unfilled("“{found}” is not {day}: {on}"), "“…” is not …: …")

    def test_markup_in_a_sentence_is_shown_not_obeyed(self):
        self.assertEqual(terroir.prose("“<i>”"), "“<bdi>&lt;i&gt;</bdi>”")


class Marked(SimpleTestCase):
    def test_an_idiom_says_what_it_means_to_whoever_points_at_it(self):
        text = "Dirt cheap & good"
        self.assertEqual(
            terroir.marked(text, idiom_notes(text, "en", knowledge())),
            '<mark class="idiom" title="dirt cheap: extremely cheap">Dirt cheap</mark> &amp; good',
        )

    def test_what_stands_in_the_title_cannot_end_it(self):
        note = Note(0, 2, "Hi", Idiom("en.hi", ('a "b"',), "<i>c</i>"), (), 1.0)
        self.assertEqual(
            terroir.marked("Hi", [note]),
            '<mark class="idiom" title="a &quot;b&quot;: &lt;i&gt;c&lt;/i&gt;">Hi</mark>',
        )

    def test_a_finding_has_its_severity_and_no_title(self):
        finding = Finding(severity="warning", start=2, end=4)
        self.assertEqual(
            terroir.marked("🎂 <b", [finding]), '🎂 <mark class="warning">&lt;b</mark>'
        )

    def test_of_two_that_overlap_the_first_and_longest_stands(self):
        inner, whole, late = ((4, 8), (0, 8), (6, 12))
        found = [Finding(severity="info", start=a, end=b) for a, b in (late, inner, whole)]
        self.assertEqual(
            terroir.marked("red wine jar", found), '<mark class="info">red wine</mark> jar'
        )

    def test_an_idiom_across_a_tag_is_marked_whole(self):
        text = "Dirt <b>cheap</b>"
        notes = idiom_notes(text, "en", knowledge(), is_html=True)
        self.assertIn(">Dirt &lt;b&gt;cheap</mark>", terroir.marked(text, notes))

    def test_what_has_no_place_or_a_place_beyond_the_text_is_left_out(self):
        lost = [Finding(severity="error"), Finding(severity="error", start=1, end=9)]
        self.assertEqual(terroir.marked("Tea", lost), "Tea")


class Names(SimpleTestCase):
    def test_a_name_is_isolated_from_the_sentence_around_it(self):
        self.assertEqual(terroir.apart("last-call-1212"), "\u2068last-call-1212\u2069")

    def test_a_field_is_called_as_people_call_it(self):
        self.assertEqual(labels.field_label("image_alt"), "image description")
        self.assertEqual(labels.field_label("care_notes"), "care_notes")

    def test_several_names_are_joined_as_the_interface_joins_them(self):
        with translation.override("ar"):
            self.assertEqual(terroir.enumerated(["الجمعة", "السبت"]), "الجمعة والسبت")
        with translation.override("zh-hans"):
            self.assertEqual(terroir.locale_names(["de", "fr"]), "德语和法语")
        self.assertEqual(labels.field_labels(["title", "cta"]), "title and button")

    def test_a_list_among_the_facts_reads_as_a_line(self):
        self.assertEqual(terroir.fact(["tea cups", "set of 4"]), "tea cups, set of 4")
        self.assertEqual(terroir.fact("39.90"), "39.90")
