"""`docs/how-to/add-a-market.md`, followed literally in a scratch copy of the checkout."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "how-to" / "add-a-market.md").read_text(encoding="utf-8")
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", "var", "__pycache__", ".*_cache", "node_modules", "images"
)


def files() -> Iterator[tuple[str, str]]:
    """What the guide tells to write, by path."""
    yield from re.findall(r"^`(locales/[^`]+)`:\n\n```toml\n(.*?)```", GUIDE, re.M | re.S)
    (lines,) = re.findall(r"```jsonl\n(.*?)```", GUIDE, re.S)
    yield "norway.jsonl", lines


def commands() -> list[str]:
    """What it tells to run at the end, as a shell line."""
    section = GUIDE.split("## 7. Prove it")[1].split("## 8.")[0]
    return re.findall(r"^    \.venv/bin/python (.*)$", section, re.M)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout with the guide's files written, and none of its code changed."""
    copy = tmp_path_factory.mktemp("scratch") / "terroir"
    shutil.copytree(ROOT, copy, ignore=LEFT_BEHIND)
    for path, text in files():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        assert not (copy / path).exists(), f"{path}: it is there already"
        (copy / path).write_text(text, encoding="utf-8")
    return copy


def run(scratch: Path, command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TERROIR_VAR": str(scratch / "var"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        f'"{sys.executable}" {command}',
        shell=True,
        cwd=scratch,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def test_every_command_it_gives_succeeds(scratch: Path) -> None:
    given = commands()
    assert [line.split()[1] for line in given] == [
        "checkpacks",
        "pytest",
        "checkcontent",
        "listevents",
    ]
    told = {line.split()[1]: run(scratch, line) for line in given}
    for name, done in told.items():
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    assert re.search(r"[1-9]\d* passed", told["pytest"].stdout)
    assert "national-day" in told["listevents"].stdout
    wine = told["checkcontent"].stdout
    assert "no.alcohol-advertising" in wine
    assert "advertising for drinks with 2.5 % alcohol" in wine
    assert "formats.decimal-point" in wine
    assert re.search(r"^2 +2 +ok$", wine, re.M)
