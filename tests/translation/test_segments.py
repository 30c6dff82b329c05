import csv
import re
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.tags import chain
from translation.engines import engine
from translation.engines.base import Request
from translation.masks import mask, unmask
from translation.measures import localise
from translation.segments import assemble, segment
from translation.tmx import Unit, read

DEMO = Path(__file__).resolve().parents[2] / "demo"
STARTER = Path(__file__).resolve().parents[2] / "translation" / "starter"
TEXT_COLUMNS = "title description body slogan cta push image_alt color size text".split()
TAG = re.compile(r"<!--.*?-->|<[^>]*>")

WORDS = st.text(st.sampled_from("ab C1.!?。！ &;{}%s\n…"), max_size=30)


def wrap(children):
    element = st.builds(
        lambda name, inner: f"<{name}>{inner}</{name}>",
        st.sampled_from(["p", "li", "ul", "td", "b", "em", "a", "h2"]),
        children,
    )
    single = st.sampled_from(["<br>", "<br/>", '<img alt="A. B">', "<!-- no. No -->", "<hr>"])
    return st.lists(st.one_of(element, single, WORDS), max_size=4).map("".join)


HTML = st.recursive(WORDS, wrap, max_leaves=12)


def text_of(answer):
    return answer.text


class TestPlainText:
    def segments(self, text, locale="en"):
        return list(segment(text, "plain", locale).segments)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("One box. Two boxes! Three?", ["One box.", "Two boxes!", "Three?"]),
            ("First line\nSecond line", ["First line", "Second line"]),
            ("Hi, {first_name}. {count} left.", ["Hi, {first_name}.", "{count} left."]),
            ("“Ready?” Yes. «Va.» Oui.", ["“Ready?”", "Yes.", "«Va.»", "Oui."]),
            ("¿Listo? ¡Sí! Va.", ["¿Listo?", "¡Sí!", "Va."]),
            ("هل أنت مستعد؟ نعم.", ["هل أنت مستعد؟", "نعم."]),
            ("Wait… Now go.", ["Wait…", "Now go."]),
            ("早上好。你好！再见？", ["早上好。", "你好！", "再见？"]),
            ("真的。。」是「假。」吗", ["真的。。」是「假。」吗"]),
            ("真的吗？！好的……那走吧。", ["真的吗？！", "好的……那走吧。"]),
        ],
    )
    def test_is_cut_at_lines_and_sentence_ends(self, text, expected):
        assert self.segments(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "It weighs 2.54 kg",
            "Opens 12.12, at 10.00 sharp",
            "Use soap, e.g. Castile soap",
            "Dr. Brown and Mr. Green agree",
            "See No. 5 or fig. 3",
            "Lieferung am 3. Oktober",
            "Read https://example.com/a.B?c=d. now",
            "so ... and then approx. five",
            "He said (no. Really!) and left",
            "他说：“你好。”然后走了",
            "「行く。」と言った",
        ],
    )
    def test_is_not_cut_inside_numbers_short_forms_addresses_or_brackets(self, text):
        assert self.segments(text) == [text]

    @pytest.mark.parametrize("text", ["", "  ", "2027", "{count}", "—", "https://a.example", "🎉"])
    def test_without_a_word_has_no_segment_and_stays(self, text):
        skeleton = segment(text, "plain", "en")
        assert skeleton.segments == ()
        assert assemble(skeleton, [], "ja") == text

    @given(st.text(), st.sampled_from(["en", "zh-Hans", "ar", "th"]))
    def test_comes_back_byte_for_byte(self, text, locale):
        skeleton = segment(text, "plain", locale)
        assert assemble(skeleton, skeleton.segments, locale) == text


class TestHtml:
    def segments(self, text):
        return list(segment(text, "html", "en").segments)

    def test_is_cut_at_blocks_and_breaks_but_not_at_inline_tags(self):
        text = (
            "<p>One <b>bold</b> word. Then more.</p><ul><li>A <i>x</i></li><li>Dry.<br>Clean.</li>"
        )
        assert self.segments(text) == [
            "One <b>bold</b> word.",
            "Then more.",
            "A <i>x</i>",
            "Dry.",
            "Clean.",
        ]

    def test_is_not_cut_between_an_inline_tag_and_its_end(self):
        assert self.segments("<p><b>One. Two.</b> Three.</p>") == ["<b>One. Two.</b>", "Three."]

    def test_leaves_attributes_comments_scripts_and_styles_alone(self):
        text = (
            '<p title="A. B">Hi</p><!-- Not. --><script>let A = "B. C"</script><style>p{}</style>'
        )
        assert self.segments(text) == ["Hi"]

    def test_an_entity_is_no_word(self):
        assert self.segments("<p>&nbsp;</p><p>5 &gt; 4</p>") == []

    @given(st.one_of(HTML, st.text(), st.text("<>/\"'ab! -&;.p")))
    def test_comes_back_byte_for_byte(self, text):
        skeleton = segment(text, "html", "en")
        assert assemble(skeleton, skeleton.segments, "en") == text

    @given(HTML, st.sampled_from(["de", "ja", "zh-Hant"]))
    def test_keeps_its_structure_when_an_engine_has_translated_it(self, text, target):
        skeleton = segment(text, "html", "en")
        masked = [mask(one, is_html=True) for one in skeleton.segments]
        request = Request(tuple(one.text for one in masked), "en", target, html=True)
        answers = engine("pseudo").translate(request)
        translations = [unmask(*pair) for pair in zip(masked, map(text_of, answers), strict=True)]
        assert TAG.findall(assemble(skeleton, translations, target)) == TAG.findall(text)


@pytest.mark.parametrize("unit", [".", "A. ", "<b>One. </b>Two. ", "<b>", "。", "(A. ", '<a "'])
def test_the_time_grows_with_the_length_only(unit):
    started = perf_counter()
    segment(unit * (60_000 // len(unit)), "html", "en")
    assert perf_counter() - started < 5


class TestJoining:
    def test_japanese_and_chinese_take_no_blank_between_sentences(self):
        skeleton = segment("<p>One. Two.</p> <p>Three.</p>", "html", "en")
        assert assemble(skeleton, ["一。", "二。", "三。"], "ja") == "<p>一。二。</p> <p>三。</p>"

    def test_other_languages_get_a_blank_after_a_chinese_sentence(self):
        skeleton = segment("早上好。你好！\n再见。", "plain", "zh-Hans")
        assert assemble(skeleton, ["A.", "B!", "C."], "es-419") == "A. B!\nC."
        assert assemble(skeleton, ["甲。", "乙！", "丙。"], "zh-Hant") == "甲。乙！\n丙。"

    def test_as_many_translations_as_segments_are_demanded(self):
        with pytest.raises(ValueError, match="zip"):
            assemble(segment("One. Two.", "plain", "en"), ["Eins."], "de")


class TestDemo:
    def demo_segments(self):
        for path in sorted(DEMO.glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    locale = row.get("source_locale") or "en"
                    for column in TEXT_COLUMNS:
                        text = row.get(column) or ""
                        text_format = "html" if text.startswith("<") else "plain"
                        for one in segment(text, text_format, locale).segments:
                            yield column, locale, one

    @pytest.mark.parametrize("target", sorted(path.stem for path in STARTER.glob("*.tmx")))
    def test_every_segment_is_in_the_starter_memory_or_waits_for_a_copywriter(self, target):
        units = {unit.source for unit in read(STARTER / f"{target}.tmx") if isinstance(unit, Unit)}
        for column, locale, one in self.demo_segments():
            stands = locale in chain(target) or column == "slogan"
            assert stands or one in units or localise(one, locale, target), one
