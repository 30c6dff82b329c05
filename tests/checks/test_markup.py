import html

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from checks.markup import looks_like_html, tags, visible


class VisibleText(SimpleTestCase):
    def test_offsets_lead_back_to_the_original(self):
        text, offsets = visible("a<b>b</b>&amp;c")
        self.assertEqual((text, offsets), ("ab&c", [0, 4, 9, 14, 15]))

    def test_blocks_are_line_breaks(self):
        self.assertEqual(visible("<p>a</p><p>b</p>")[0], "\na\n\nb\n")

    def test_scripts_and_comments_are_not_seen(self):
        self.assertEqual(visible("a<script>x<b></script><!-- n -->b")[0], "ab")

    @given(st.text())
    def test_escaped_text_comes_back(self, text: str) -> None:
        seen, offsets = visible(html.escape(text))
        assert seen == text
        assert len(offsets) == len(seen) + 1

    @given(st.text(alphabet="ab<>/&;p #1x\"'é"))
    def test_offsets_rise_and_stay_inside(self, text: str) -> None:
        seen, offsets = visible(text)
        assert offsets == sorted(offsets)
        assert len(offsets) == len(seen) + 1
        assert offsets[-1] == len(text)


class Tags(SimpleTestCase):
    def test_a_tag_knows_its_kind_and_place(self):
        found = [(tag.name, tag.kind, tag.text) for tag in tags("<B x='1'>a</b><br/>")]
        self.assertEqual(
            found, [("b", "open", "<B x='1'>"), ("b", "close", "</b>"), ("br", "void", "<br/>")]
        )

    def test_prose_is_not_html(self):
        for text in ("a < b", "<3", "x <y> z", "1<2>0"):
            self.assertFalse(looks_like_html(text), text)
