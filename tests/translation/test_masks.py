import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation.masks import MaskBroken, mask, unmask

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["{count}", "%s", "<b>", "</b>", "<em>", "</em>", "<img src='a'>", "<!-- a -->"]
        ),
        st.sampled_from(["https://a.example/x?y=1&z=2", "me@shop.example", "&", "<", ">", "&amp;"]),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)
WELL_FORMED = st.lists(
    st.sampled_from(
        [
            "{count} ",
            "<b>",
            "</b>",
            "<br>",
            "&amp;",
            "&lt;",
            "&nbsp;",
            " word ",
            "5",
            "me@a.example ",
        ]
    ),
    max_size=12,
).map(lambda pieces: f"A {''.join(pieces)}")


class TestMask:
    def test_hides_placeholders_addresses_and_tags(self):
        masked = mask("Hi {name}, see https://a.example/b. <b>Now</b> & <br>")
        assert masked.text == 'Hi <x id="1"/>, see <x id="2"/>. <g id="3">Now</g> &amp; <x id="4"/>'
        assert [token.text for token in masked.tokens] == [
            "{name}",
            "https://a.example/b",
            "<b>",
            "<br>",
        ]

    def test_resolves_the_entities_of_html_and_escapes_again(self):
        masked = mask("Salt &amp; pepper&nbsp;mill &lt; 5", is_html=True)
        assert masked.text == "Salt &amp; pepper\u00a0mill &lt; 5"
        assert unmask(masked, masked.text) == "Salt &amp; pepper\u00a0mill &lt; 5"

    def test_crossed_tags_are_hidden_one_by_one(self):
        masked = mask("<b>a<i>b</b>c</i>")
        assert unmask(masked, masked.text) == "<b>a<i>b</b>c</i>"

    def test_what_xml_cannot_say_is_hidden(self):
        assert mask("a\x00b").text == 'a<x id="1"/>b'

    @given(st.one_of(PIECES, st.text()))
    def test_a_plain_segment_comes_back_as_it_was(self, segment):
        masked = mask(segment)
        if segment.strip():
            assert unmask(masked, masked.text) == segment

    @given(WELL_FORMED)
    def test_an_html_segment_means_the_same_afterwards(self, segment):
        masked = mask(segment, is_html=True)
        assert html.unescape(unmask(masked, masked.text)) == html.unescape(segment)


class TestUnmask:
    masked = mask("Take {count} of <b>these</b>.")

    def test_tokens_may_move_and_be_spelled_with_an_end_tag(self):
        answer = "<g id='2'>Davon</g> <x id=\"1\"></x> nehmen &amp; mehr."
        assert unmask(self.masked, answer) == "<b>Davon</b> {count} nehmen & mehr."

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            ('Nimm <g id="2">die</g>.', "“{count}” is missing"),
            ('<x id="1"/><x id="1"/> <g id="2">die</g>', "“{count}” came back 2 times"),
            ('<x id="1"/> die', "“<b>” is missing"),
            ('<x id="1"/> <g id="2">die', "“<b>” is never closed"),
            ('<x id="1"/> die</g><g id="2">', "closed that was not opened"),
            ('<x id="1"/> <x id="2"/>', "came back in another form"),
            ('<x id="1"/><x id="7"/> <g id="2">die</g>', "token 7 was never sent"),
            ('<x id="1"/> <g id="2">die</g> <i>x</i>', "markup that was not sent"),
        ],
    )
    def test_a_lost_doubled_or_crossed_token_is_an_error(self, answer, reason):
        with pytest.raises(MaskBroken, match=reason.replace("{", r"\{")):
            unmask(self.masked, answer)

    def test_an_empty_answer_is_an_error(self):
        with pytest.raises(MaskBroken, match="empty"):
            unmask(mask("Hello"), " ")
