"""`manage.py findidioms` as outsiders use it."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from checks.idioms.files import Sentence

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]
FORMS = "id,canonical\nbucket,kick the bucket\nleg,pull someone's leg\nmarbles,lose one's marbles\n"
LEG: dict[str, Any] = {
    "i": "b",
    "sentence": "😀 She pulled her uncle's leg, then kicked the bucket.",
}
NOTHING = {"i": 2, "sentence": "Nothing of the kind."}
BUCKET: dict[str, Any] = {"i": 1, "sentence": "He kicked the bucket."}


def written(folder: Path, *lines: object, name: str = "in.jsonl") -> Path:
    path = folder / name
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    return written(tmp_path, FORMS, name="forms.csv")


def called(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    """(exit status, standard output, standard error)"""
    status = 0
    try:
        call_command("findidioms", "--lang", "en", *map(str, arguments))
    except SystemExit as error:
        status = int(error.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def told(*arguments: object) -> CommandError:
    with pytest.raises(CommandError) as caught:
        call_command("findidioms", "--lang", "en", *map(str, arguments))
    return caught.value


class TestAnswers:
    def test_they_come_in_the_order_of_lines_and_of_places(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        path = written(tmp_path, LEG, NOTHING, BUCKET)
        status, out, _ = called(capsys, path, "--lexicon", lexicon)
        found = [(answer["i"], answer["id"]) for answer in answers(out)]
        assert (status, found) == (0, [("b", "leg"), ("b", "bucket"), (1, "bucket")])

    def test_a_line_has_the_keys_of_the_contract(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        _, out, _ = called(capsys, written(tmp_path, BUCKET), "--lexicon", lexicon)
        [answer] = answers(out)
        assert list(answer) == ["i", "id", "start", "end", "score"]
        assert 0 < answer["score"] <= 1

    def test_places_are_half_open_and_in_code_points(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        _, out, _ = called(capsys, written(tmp_path, LEG), "--lexicon", lexicon)
        spans = [LEG["sentence"][one["start"] : one["end"]] for one in answers(out)]
        assert spans == ["pulled her uncle's leg", "kicked the bucket"]

    def test_without_a_lexicon_our_own_is_used(self, tmp_path: Path, capsys: Capture) -> None:
        _, out, _ = called(capsys, written(tmp_path, BUCKET))
        assert [answer["id"] for answer in answers(out)] == ["en.kick-the-bucket"]

    def test_standard_input_is_read(
        self, tmp_path: Path, lexicon: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        raw = written(tmp_path, BUCKET, LEG).read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        _, out, _ = called(capsys, "-", "--lexicon", lexicon)
        assert len(answers(out)) == 3

    def test_a_file_without_lines_has_no_answers(self, tmp_path: Path, capsys: Capture) -> None:
        assert called(capsys, written(tmp_path, "")) == (0, "", "")


class TestSlots:
    def test_however_a_slot_is_spelled_it_is_one(self, tmp_path: Path, capsys: Capture) -> None:
        path = written(tmp_path, {"i": 1, "sentence": "They pulled our leg."})
        for owner in ("one's", "someone's", "somebody's", "your", "my", "his", "her"):
            name = f"{owner}.csv"
            lexicon = written(tmp_path, f"id,canonical\nleg,pull {owner} leg", name=name)
            _, out, _ = called(capsys, path, "--lexicon", lexicon)
            assert len(answers(out)) == 1, owner

    def test_someone_something_and_oneself_are_slots(self, tmp_path: Path, capsys: Capture) -> None:
        forms = "id,canonical\n1,rub someone up the wrong way\n2,make a fool of oneself\n"
        lexicon = written(tmp_path, forms, name="more.csv")
        lines = [
            {"i": 1, "sentence": "It rubs my old boss up the wrong way."},
            {"i": 2, "sentence": "You made a fool of yourself."},
        ]
        _, out, _ = called(capsys, written(tmp_path, *lines), "--lexicon", lexicon)
        assert [answer["id"] for answer in answers(out)] == ["1", "2"]


class TestMinScore:
    def test_a_higher_floor_leaves_out_what_is_doubtful(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        path = written(tmp_path, {"i": 1, "sentence": "They pulled the leg."}, BUCKET)
        everything = answers(called(capsys, path, "--lexicon", lexicon, "--min-score", 0)[1])
        sure = answers(called(capsys, path, "--lexicon", lexicon, "--min-score", 0.7)[1])
        assert [answer["i"] for answer in everything] == [1, 1]
        assert [answer["id"] for answer in sure] == ["bucket"]

    @pytest.mark.parametrize("wrong", ["2", "-0.1", "nan", "high"])
    def test_it_is_a_number_from_0_to_1(self, tmp_path: Path, wrong: str) -> None:
        assert f"“{wrong}” is not a number" in str(told(written(tmp_path), f"--min-score={wrong}"))


class TestStats:
    def test_they_are_told_on_standard_error_alone(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        path = written(tmp_path, BUCKET)
        _, out, err = called(capsys, path, "--lexicon", lexicon, "--stats")
        assert set(json.loads(err)) == {"build_seconds", "sentences_per_second", "memory_mib"}
        assert len(answers(out)) == 1

    def test_nobody_who_did_not_ask_is_told(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        assert called(capsys, written(tmp_path, BUCKET), "--lexicon", lexicon)[2] == ""


class TestBadInput:
    @pytest.mark.parametrize(
        "wrong", ["{", "[]", '{"i": true, "sentence": "x"}', '{"i": 1}', '{"sentence": "x"}']
    )
    def test_a_bad_line_is_told_with_its_number_and_costs_only_itself(
        self, tmp_path: Path, lexicon: Path, capsys: Capture, wrong: str
    ) -> None:
        path = written(tmp_path, BUCKET, wrong, "", LEG)
        status, out, err = called(capsys, path, "--lexicon", lexicon)
        assert status == 2
        assert err.startswith("line 2: ")
        assert [answer["i"] for answer in answers(out)] == [1, "b", "b"]

    def test_a_bad_csv_is_told_with_file_and_line(self, tmp_path: Path) -> None:
        lexicon = written(tmp_path, "id,canonical\n1,\n", name="bad.csv")
        error = told(written(tmp_path, BUCKET), "--lexicon", lexicon)
        assert (str(error), error.returncode) == (f"{lexicon}: line 2: “canonical” is empty", 2)

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path, lexicon: Path) -> None:
        missing = tmp_path / "nothing.jsonl"
        for arguments in ([missing], [lexicon, "--lexicon", missing]):
            error = told(*arguments)
            assert (str(error), error.returncode) == (f"{missing}: No such file or directory", 2)

    def test_a_language_is_a_tag(self, tmp_path: Path) -> None:
        assert "“e!”" in str(told(written(tmp_path, BUCKET), "--lang", "e!"))

    def test_half_a_letter_in_i_costs_only_its_line(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        path = written(tmp_path, BUCKET | {"i": "\ud800"}, BUCKET)
        out = tmp_path / "out.jsonl"
        called(capsys, path, "--lexicon", lexicon, "--out", out)
        assert json.loads(out.read_text(encoding="utf-8").splitlines()[-1])["i"] == 1


class TestOut:
    def test_it_holds_what_standard_output_would(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        path, out = written(tmp_path, LEG, BUCKET), tmp_path / "out.jsonl"
        expected = called(capsys, path, "--lexicon", lexicon)[1]
        assert called(capsys, path, "--lexicon", lexicon, "--out", out) == (0, "", "")
        assert out.read_text(encoding="utf-8") == expected

    def test_good_answers_are_kept_beside_bad_lines(
        self, tmp_path: Path, lexicon: Path, capsys: Capture
    ) -> None:
        out = tmp_path / "out.jsonl"
        path = written(tmp_path, "{", BUCKET)
        assert called(capsys, path, "--lexicon", lexicon, "--out", out)[0] == 2
        assert len(answers(out.read_text(encoding="utf-8"))) == 1

    def test_an_unfinished_one_is_never_left_behind(self, tmp_path: Path, lexicon: Path) -> None:
        folder = tmp_path / "answers"
        folder.mkdir()
        out = written(folder, "from an earlier run", name="out.jsonl")
        told(tmp_path / "missing.jsonl", "--lexicon", lexicon, "--out", out)
        assert list(folder.iterdir()) == [out]
        assert out.read_text(encoding="utf-8") == "from an earlier run\n"

    def test_breaking_off_in_the_middle_leaves_the_earlier_one(
        self, tmp_path: Path, lexicon: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "answers"
        folder.mkdir()
        out = written(folder, "from an earlier run", name="out.jsonl")

        def broken(_lines: object) -> Iterator[Sentence]:
            yield from ()
            raise KeyboardInterrupt

        monkeypatch.setattr("checks.management.commands.findidioms.read_sentences", broken)
        with pytest.raises(KeyboardInterrupt):
            told(written(tmp_path, BUCKET), "--lexicon", lexicon, "--out", out)
        assert list(folder.iterdir()) == [out]
        assert out.read_text(encoding="utf-8") == "from an earlier run\n"

    def test_a_folder_that_is_not_there_is_named_by_out(
        self, tmp_path: Path, lexicon: Path
    ) -> None:
        out = tmp_path / "nowhere" / "out.jsonl"
        error = told(written(tmp_path, BUCKET), "--lexicon", lexicon, "--out", out)
        assert str(out) in str(error)


@pytest.mark.slow
def test_it_runs_from_a_read_only_place_without_a_database(tmp_path: Path, lexicon: Path) -> None:
    clean = {
        "PATH": os.environ["PATH"],
        "TERROIR_VAR": "/proc/nowhere",
        "LC_ALL": "C",
        "DATABASE_URL": "postgres://nobody@localhost:1/nothing",
    }
    arguments = ["findidioms", "--lang", "en", "--lexicon", str(lexicon)]
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments, str(written(tmp_path, LEG))],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        check=True,
    )
    assert len(answers(done.stdout.decode())) == 2
    assert done.stderr == b""
