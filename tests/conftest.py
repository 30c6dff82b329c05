"""What every test may count on."""

import os
import shutil
from pathlib import Path

import pytest

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop beside the ORM

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; skips without one, unless the run demands a browser."""
    if CHROMIUM is None:
        sentence = "no chromium here: apt-get install chromium"
        if os.environ.get("TERROIR_REQUIRE_BROWSER"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    return CHROMIUM


@pytest.fixture(scope="session")
def shared() -> Path:
    """Input data kept outside the project; tests that read it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared input data is not on this machine")
    return SHARED
