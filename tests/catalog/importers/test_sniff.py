import codecs
import io
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import UnreadableFile
from catalog.importers.sniff import sniff, sniff_delimiter

CHINESE = "货号,标题,卖点描述\nZH-01,加厚保温杯 316不锈钢,一键弹盖，单手开合；儿童可用\n"
JAPANESE = "sku,title,description\nJP-1,木製の掛け時計,静かなムーブメントで寝室にも使えます。\n"
KOREAN = (
    "sku,title,description\nKR-1,접이식 우산,바람에 강한 살대와 가벼운 손잡이를 가진 우산입니다.\n"
)
FRENCH = (
    "sku,title,description\nFR-1,Théière émaillée,Une théière pour l’été – garantie cinq ans.\n"
)
GERMAN = "sku;title\nDE-1;Schöne Küchenschürze für Gäste\n"


def sniffed(text, encoding):
    return sniff(io.BytesIO(text.encode(encoding))).encoding


class Sniff(TestCase):
    def test_utf_8_with_and_without_a_mark(self):
        self.assertEqual("utf-8", sniffed(CHINESE, "utf-8"))
        self.assertEqual("utf-8-sig", sniffed(CHINESE, "utf-8-sig"))

    def test_utf_16_with_and_without_a_mark(self):
        self.assertEqual("utf-16", sniffed(CHINESE, "utf-16"))
        self.assertEqual("utf-16-le", sniffed(CHINESE, "utf-16-le"))
        self.assertEqual("utf-16-be", sniffed(CHINESE, "utf-16-be"))

    def test_legacy_encodings_by_what_the_text_looks_like(self):
        self.assertEqual("gb18030", sniffed(CHINESE, "gbk"))
        self.assertEqual("cp932", sniffed(JAPANESE, "cp932"))
        self.assertEqual("cp949", sniffed(KOREAN, "cp949"))
        self.assertEqual("cp1252", sniffed(FRENCH, "cp1252"))
        self.assertEqual("cp1252", sniffed(GERMAN, "cp1252"))

    def test_one_accent_in_an_english_file_is_western(self):
        self.assertEqual("cp1252", sniffed("sku,title\nA,Macramé wall hanging\n" * 3, "cp1252"))

    def test_turkish_is_not_taken_for_western(self):
        with self.assertRaisesMessage("can't be told"):
            sniffed("sku,title\nA,Kışlık yün çorap, sıcak tutar ve değişmez\n", "cp1254")

    def test_kanji_alone_is_japanese_not_rare_chinese(self):
        self.assertEqual("cp932", sniffed("sku,title\nA,木製時計 静音 日本製\n", "cp932"))

    def test_a_character_may_lie_across_two_pieces_of_a_big_file(self):
        text = "sku,title\n" + "A,便携式风扇 挂脖静音\n" * 90_000
        self.assertEqual("gb18030", sniffed(text, "gb18030"))
        self.assertEqual("utf-8", sniffed(text, "utf-8"))

    def test_the_operator_can_overrule(self):
        stream = io.BytesIO(GERMAN.encode("cp1252"))
        self.assertEqual("iso8859-1", sniff(stream, "latin-1").encoding)

    def test_a_wrong_word_of_the_operator_names_the_line(self):
        stream = io.BytesIO(("sku,title\nA,ok\nB,é\n").encode("cp1252"))
        with self.assertRaisesMessage("Line 3 can't be read as utf-8."):
            sniff(stream, "utf-8")

    def test_what_is_no_encoding_is_said(self):
        with self.assertRaisesMessage("“klingon” is no text encoding"):
            sniff(io.BytesIO(b"a"), "klingon")

    def test_mixed_encodings_are_refused_with_the_line(self):
        mixed = CHINESE.encode() + JAPANESE.encode("cp932") + FRENCH.encode("cp1252")
        with self.assertRaisesMessage("line 4 is not UTF-8"):
            sniff(io.BytesIO(mixed))

    def test_one_broken_byte_does_not_turn_a_utf_8_file_into_something_else(self):
        broken = CHINESE.encode() * 5 + b"\xe9 \n"
        with self.assertRaises(UnreadableFile):
            sniff(io.BytesIO(broken))

    def test_files_that_are_no_tables(self):
        for start, name in (
            (b"PK\x03\x04...", "Excel"),
            (b"%PDF-1.7", "PDF"),
            (b"\x1f\x8b\x08", "gzip"),
            (bytes(range(1, 32)) * 9, "no text"),
            (b"", "empty"),
            (b" \n\n", "empty"),
        ):
            with self.assertRaisesMessage(name):
                sniff(io.BytesIO(start))

    def assertRaisesMessage(self, words):  # noqa: N802 - as unittest names its own
        return self.assertRaisesRegex(UnreadableFile, words)

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
    def test_any_utf_8_text_is_utf_8(self, text):
        data = ("sku\n" + text).encode()
        if not data.startswith(codecs.BOM_UTF8):
            try:
                self.assertEqual("utf-8", sniff(io.BytesIO(data)).encoding)
            except UnreadableFile as error:
                self.assertIn("no text", str(error))


class SniffDelimiter(TestCase):
    def test_the_header_alone_decides(self):
        self.assertEqual(";", sniff_delimiter("sku;title;price"))
        self.assertEqual("\t", sniff_delimiter("sku\ttitle, long\tprice"))

    def test_delimiters_inside_quotes_do_not_count(self):
        self.assertEqual(";", sniff_delimiter('"sku, or, code";title'))

    def test_a_single_column_is_read_with_commas(self):
        self.assertEqual(",", sniff_delimiter("title"))
