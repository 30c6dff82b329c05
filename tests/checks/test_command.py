"""`manage.py checkcontent` as outsiders use it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
CHINESE = {"market": "cn", "locale": "zh-Hans", "kind": "product", "date": None}
LINES = [
    {"id": "b", "fields": {"title": "结婚礼物：木制时钟"}, **CHINESE},
    {"id": 7, "fields": {"title": "帆布袋"}, **CHINESE},
]


def written(folder: Path, *lines: object) -> Path:
    path = folder / "in.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def called(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """(exit status, standard output, standard error)"""
    status = 0
    try:
        call_command("checkcontent", *map(str, arguments))
    except SystemExit as error:
        status = int(error.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def test_answers_come_in_order_with_the_ids_as_given(tmp_path, capsys):
    status, out, _ = called(capsys, written(tmp_path, *LINES))
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, [answer["id"] for answer in answers]) == (0, ["b", 7])
    assert answers[1]["findings"] == []


def test_a_finding_has_the_keys_of_the_contract(tmp_path, capsys):
    _, out, _ = called(capsys, written(tmp_path, *LINES))
    [finding] = json.loads(out.splitlines()[0])["findings"]
    keys = "category severity field start end message suggestion rule"
    assert list(finding) == keys.split()
    assert LINES[0]["fields"]["title"][finding["start"] : finding["end"]] == "时钟"


def test_a_bad_line_costs_only_itself(tmp_path, capsys):
    path = written(tmp_path, "{", {"id": "x", "market": "cn"}, LINES[1])
    status, out, _ = called(capsys, path)
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert status == 2
    assert first["id"] is None
    assert first["error"].startswith("line 1: column 2")
    assert second == {"id": "x", "error": "line 2: “locale” is missing"}
    assert third == {"id": 7, "findings": []}


def test_a_market_without_a_pack_is_told_once_on_standard_error(tmp_path, capsys):
    line = LINES[1] | {"market": "zz"}
    status, out, err = called(capsys, written(tmp_path, line, line))
    assert (status, len(out.splitlines())) == (0, 2)
    assert err.count("“zz”") == 1


def test_a_missing_file_is_an_error_without_a_trace(tmp_path):
    with pytest.raises(CommandError, match=r"nothing\.jsonl"):
        call_command("checkcontent", str(tmp_path / "nothing.jsonl"))


def test_standard_input_is_read(tmp_path, capsys, monkeypatch):
    raw = written(tmp_path, *LINES).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
    _, out, _ = called(capsys, "-")
    assert len(out.splitlines()) == 2


def test_the_table_names_line_field_and_rule(tmp_path, capsys):
    _, out, _ = called(capsys, written(tmp_path, *LINES, "{"), "--format", "table")
    assert "title 7-9" in out
    assert "3 lines, 1 findings, 1 invalid" in out


def test_sarif_regions_point_at_the_words_in_the_file(tmp_path, capsys):
    path = written(tmp_path, json.dumps(LINES[1], ensure_ascii=False), LINES[0], "{")
    _, out, _ = called(capsys, path, "--format", "sarif")
    [run] = json.loads(out)["runs"]
    [result] = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    start = region["charOffset"]
    raw = path.read_text(encoding="utf-8")[start : start + region["charLength"]]
    assert (region["startLine"], json.loads(f'"{raw}"')) == (2, "时钟")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_is_valid_by_its_schema(tmp_path, capsys):
    schema = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0.json").read_bytes())
    for lines in ([], [LINES[0], LINES[1], "{"]):
        _, out, _ = called(capsys, written(tmp_path, *lines), "--format", "sarif")
        jsonschema.Draft4Validator(schema).validate(json.loads(out))


@pytest.mark.slow
def test_it_runs_from_a_read_only_place_without_spacy_for_chinese(tmp_path):
    path = written(tmp_path, *LINES)
    code = (
        "import sys; sys.argv = ['manage.py', 'checkcontent', sys.argv[1]]\n"
        "import manage; manage.main(); print('spacy' in sys.modules, file=sys.stderr)"
    )
    clean = {"PATH": os.environ["PATH"], "TERROIR_VAR": "/proc/nowhere", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        env=clean,
        capture_output=True,
        check=True,
    )
    assert len(done.stdout.decode().splitlines()) == 2
    assert done.stderr.decode().strip() == "False"
