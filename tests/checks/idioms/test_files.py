from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from checks.idioms.detector import Form
from checks.idioms.files import BadFile, Sentence, read_forms, read_sentences


def sentences(*lines: str | bytes) -> list[Sentence]:
    raw = (line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_sentences(raw))


def reasons(*lines: str | bytes) -> list[str]:
    return [sentence.error for sentence in sentences(*lines)]


class ReadForms(TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "forms.csv"

    def read(self, content: str | bytes) -> tuple[Form, ...]:
        raw = content.encode() if isinstance(content, str) else content
        self.path.write_bytes(raw)
        return read_forms(self.path)

    def reason(self, content: str | bytes) -> str:
        with self.assertRaises(BadFile) as caught:
            self.read(content)
        return str(caught.exception).removeprefix(f"{self.path}: ")

    def test_each_row_is_a_form_without_a_risk(self) -> None:
        found = self.read("id,canonical\n1,kick the bucket\n1,“pull” one's leg\n")
        self.assertEqual(found, (Form("1", "kick the bucket"), Form("1", "“pull” one's leg")))

    def test_columns_stand_in_any_order_among_others(self) -> None:
        found = self.read('note,canonical,id\nx,"by, and by",7\n')
        self.assertEqual(found, (Form("7", "by, and by"),))

    def test_a_byte_order_mark_and_windows_lines_are_no_part_of_it(self) -> None:
        found = self.read("\ufeffid,canonical\r\n1, over the moon \r\n")
        self.assertEqual(found, (Form("1", "over the moon"),))

    def test_a_heading_alone_is_an_empty_lexicon(self) -> None:
        self.assertEqual(self.read("id,canonical\n"), ())

    def test_a_missing_column_is_named(self) -> None:
        self.assertIn("line 1: no column “canonical”", self.reason("id,form\n1,x\n"))
        self.assertIn("line 1: no column “id”", self.reason(""))

    def test_an_empty_cell_is_named_with_its_line(self) -> None:
        self.assertEqual(self.reason("id,canonical\n1,x\n2,\n"), "line 3: “canonical” is empty")
        self.assertEqual(self.reason("id,canonical\n ,x\n"), "line 2: “id” is empty")
        self.assertEqual(self.reason("id,canonical\n1\n"), "line 2: “canonical” is empty")

    def test_a_quote_that_never_ends_is_told(self) -> None:
        self.assertTrue(self.reason('id,canonical\n1,"kick\n').startswith("line "))

    def test_other_encodings_are_told(self) -> None:
        self.assertIn("is not UTF-8", self.reason("id,canonical\n1,café\n".encode("latin-1")))

    def test_a_file_that_is_not_there_is_the_system_s_error(self) -> None:
        with self.assertRaises(FileNotFoundError):
            read_forms(self.path)


class ReadSentences(TestCase):
    def test_i_comes_back_as_it_was_given(self) -> None:
        found = sentences('{"i": 3, "sentence": "x"}', '{"i": "a-1", "sentence": ""}')
        self.assertEqual(found, [Sentence(3, "x"), Sentence("a-1", "")])

    def test_blank_lines_are_left_out_but_counted(self) -> None:
        self.assertEqual(reasons("", "  \n", "[]"), ["line 3: the line must be a JSON object"])

    def test_other_keys_do_not_matter(self) -> None:
        self.assertEqual(sentences('{"i": 1, "sentence": "x", "gold": []}'), [Sentence(1, "x")])

    def test_a_byte_order_mark_is_no_part_of_a_line(self) -> None:
        found = sentences(b'\xef\xbb\xbf{"i": 1, "sentence": "x"}')
        self.assertEqual(found, [Sentence(1, "x")])

    def test_what_is_no_json_is_told_with_its_place(self) -> None:
        [reason] = reasons("{")
        self.assertTrue(reason.startswith("line 1: column 2: not JSON"), reason)
        self.assertEqual(reasons(b'{"i": \xff}'), ["line 1: byte 7 is not UTF-8"])

    def test_i_is_a_text_or_a_whole_number(self) -> None:
        for wrong in ("true", "1.5", "null", "[]"):
            [reason] = reasons(f'{{"i": {wrong}, "sentence": "x"}}')
            self.assertEqual(reason, "line 1: “i” must be a text or a whole number")

    def test_a_missing_sentence_keeps_its_i(self) -> None:
        wrong = Sentence(4, "", "line 1: “sentence” must be a text")
        self.assertEqual(sentences('{"i": 4}'), [wrong])
        self.assertEqual(sentences('{"i": 4, "sentence": null}'), [wrong])

    def test_a_number_too_long_to_be_read_is_a_bad_line(self) -> None:
        [reason] = reasons('{"i": ' + "1" * 5000 + ', "sentence": "x"}')
        self.assertTrue(reason.startswith("line 1: "))

    @given(st.lists(st.binary(max_size=40), max_size=5))
    def test_any_bytes_are_sentences_or_told(self, lines: Iterable[bytes]) -> None:
        for sentence in read_sentences(lines):
            self.assertTrue(sentence.error.startswith("line ") or sentence.i is not None)
