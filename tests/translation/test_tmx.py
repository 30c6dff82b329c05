import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation.tmx import BadTmx, BadUnit, Unit, read, write

HEADER = '<header srclang="en" datatype="plaintext"/>'


@pytest.fixture
def tmx(tmp_path):
    """Writes a TMX file around some units and reads it."""

    def reading(units, *, before="", header=HEADER):
        path = tmp_path / "memory.tmx"
        path.write_text(
            f'<?xml version="1.0"?>\n{before}<tmx version="1.4">{header}<body>{units}</body></tmx>'
        )
        return list(read(path))

    return reading


def variant(locale, text, attribute="xml:lang"):
    return f'<tuv {attribute}="{locale}"><seg>{text}</seg></tuv>'


class TestRead:
    def test_one_unit_for_each_target(self, tmx):
        variants = variant("en", "Cup") + variant("de", "Tasse") + variant("ar", "كوب")
        found = tmx(f'<tu tuid="a">{variants}</tu>')
        assert found == [Unit("en", "de", "Cup", "Tasse", "a"), Unit("en", "ar", "Cup", "كوب", "a")]

    def test_old_lang_attributes_and_sloppy_tags_are_understood(self, tmx):
        found = tmx(f"<tu>{variant('EN-us', 'Cup', 'lang')}{variant('zh_tw', '杯子', 'lang')}</tu>")
        assert found == [Unit("en-US", "zh-Hant-TW", "Cup", "杯子")]

    def test_the_source_is_the_units_own_or_the_headers_or_the_first(self, tmx):
        own = f'<tu srclang="de">{variant("en", "Cup")}{variant("de", "Tasse")}</tu>'
        assert tmx(own) == [Unit("de", "en", "Tasse", "Cup")]
        everything = '<header srclang="*all*"/>'
        first = f"<tu>{variant('ja', '杯')}{variant('en', 'Cup')}</tu>"
        assert tmx(first, header=everything) == [Unit("ja", "en", "杯", "Cup")]

    def test_inline_elements_are_the_text_they_hold(self, tmx):
        marked = (
            '<bpt i="1">&lt;b&gt;</bpt>Hi<ept i="1">&lt;/b&gt;</ept> <ph>{n}</ph>'
            "<it>x</it><hi>!</hi><ut>u</ut><!-- note -->"
        )
        (unit,) = tmx(f"<tu>{variant('en', marked)}{variant('de', 'Da')}</tu>")
        assert unit.source == "<b>Hi</b> {n}x!u"

    @pytest.mark.parametrize(
        ("unit", "reason"),
        [
            (variant("en", "Cup"), "holds no translation"),
            (variant("de", "Tasse") + variant("ar", "كوب"), "no text in the source language en"),
            (variant("en", "Cup") + variant("de", " "), "de text is empty"),
            (variant("en", "Cup") + variant("?!", "x"), "“?!” is not a BCP 47"),
            (variant("en", "Cup") + '<tuv xml:lang="de"/>', "no <seg>"),
        ],
    )
    def test_a_bad_unit_is_reported_with_its_line_and_the_good_ones_kept(self, tmx, unit, reason):
        bad, good = tmx(f"\n<tu>{unit}</tu><tu>{variant('en', 'A')}{variant('de', 'B')}</tu>")
        assert isinstance(bad, BadUnit)
        assert (bad.line, reason in bad.reason) == (3, True)
        assert good == Unit("en", "de", "A", "B")

    def test_a_doctype_loads_nothing_and_its_entities_stay_unread(self, tmx):
        before = (
            '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd" [<!ENTITY a "aaaa">'
            '<!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>'
        )
        for entity in ("&b;", "&file;"):
            (bad,) = tmx(f"<tu>{variant('en', entity)}{variant('de', 'B')}</tu>", before=before)
            assert "entity" in bad.reason

    def test_an_entity_bomb_is_an_error_and_not_a_meal(self, tmx):
        levels = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 20}">' for level in range(1, 12))
        before = f'<!DOCTYPE tmx [<!ENTITY l0 "boom">{levels}]>'
        with pytest.raises(BadTmx, match=r"memory\.tmx, line"):
            tmx("", before=before, header='<header srclang="&l11;"/>')

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            ("", "line"),
            ("<tmx>\n<body>", "line 2"),
            ("<html/>", "no TMX header"),
            ("a,b", "line 1"),
        ],
    )
    def test_what_is_no_tmx_is_an_error_with_file_line_and_reason(self, tmp_path, content, reason):
        path = tmp_path / "wrong.tmx"
        path.write_text(content)
        with pytest.raises(BadTmx, match=rf"wrong\.tmx.*{reason}"):
            list(read(path))

    def test_a_missing_file_is_named(self):
        with pytest.raises(BadTmx, match=r"nowhere\.tmx: No such file"):
            list(read(Path("nowhere.tmx")))


class TestWrite:
    def test_marks_inline_tags_and_placeholders(self):
        out = io.BytesIO()
        write([Unit("en", "de", "<b>{n}</b> cups", "<b>{n}</b> Tassen", "phrase")], out)
        assert (
            '<seg><bpt i="1">&lt;b&gt;</bpt><ph x="2">{n}</ph><ept i="1">&lt;/b&gt;</ept> cups'
        ) in out.getvalue().decode()

    @given(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
            .filter(str.strip)
            .map(lambda text: f"<b>{text}</b> {{n}}"),
            min_size=2,
            max_size=2,
        )
    )
    def test_what_was_written_is_read_again(self, tmp_path_factory, texts):
        unit = Unit("en", "zh-Hant", *texts, "product:A/title")
        path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
        with path.open("wb") as out:
            write([unit], out)
        assert list(read(path)) == [unit]
