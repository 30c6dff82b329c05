"""The report of what is known: `manage.py knowledgereport`."""

import gzip
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from checks.wording import rules_of
from locales.snapshot import knowledge


def reported(*arguments: object) -> str:
    out = io.StringIO()
    call_command("knowledgereport", *map(str, arguments), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def goods(folder: Path, text: str, name: str = "goods.csv") -> Path:
    path = folder / name
    raw = text.encode()
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


def test_it_tells_how_much_there_is_of_every_market_and_language(tmp_path):
    told = reported("--catalog", goods(tmp_path, "title\nA linen bag\n"))
    packs = knowledge()
    assert f"{len(list(rules_of(packs))):,} rules" in told
    rows = {line.split()[0] for line in told.splitlines() if line.startswith("  ")}
    assert set(packs.markets) <= rows
    assert {"en", "ar", "zh"} <= rows


def test_it_tells_what_a_rule_warned_of_and_where_it_is_loudest(tmp_path):
    catalog = goods(tmp_path, "title,description\nRed wine,Dry.\nA linen bag,Light.\n")
    [line] = [line for line in reported("--catalog", catalog).splitlines() if "sa.alcohol" in line]
    assert line.split() == ["50.00%", "sa.alcohol", "sa", "red", "wine"]


def test_a_zipped_catalogue_is_read_and_a_part_of_it(tmp_path):
    rows = "title\n" + "A linen bag\nRed wine\n" * 3
    catalog = goods(tmp_path, rows, "goods.csv.gz")
    told = reported("--catalog", catalog, "--every", 2)
    assert "of 3 texts a market" in told
    assert "sa.alcohol" not in told


def test_texts_of_a_language_are_shown_to_the_markets_that_read_it(tmp_path):
    path = tmp_path / "de.json"
    path.write_text(json.dumps({"a": "Weiße Tasche", "b": "", "c": 3}), encoding="utf-8")
    told = reported("--texts", f"de={path}")
    assert "ch.german-spelling" in told
    assert "Weiße".lower() in told
    assert "at 0.0%" in told
    assert "jp " not in told.split("Texts with any warning")[1]


def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path):
    for name, raw in (("none.csv", None), ("bad.csv.gz", b"\x1f\x8b"), ("bad.csv", b"\xff\xfe")):
        path = tmp_path / name
        if raw is not None:
            path.write_bytes(raw)
        with pytest.raises(CommandError, match=name):
            reported("--catalog", path)
    with pytest.raises(CommandError, match="no JSON"):
        reported("--texts", f"de={goods(tmp_path, '{', 'x.json')}")
    with pytest.raises(CommandError, match="LOCALE=FILE"):
        reported("--texts", "x.json")
