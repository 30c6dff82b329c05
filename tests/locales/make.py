"""Small packs in a passing folder, so that tests don't hang on what is shipped."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from locales.days.grammar import parse
from locales.days.values import Turn, Where
from locales.knowledge import Knowledge
from locales.packs import PackError, read
from locales.schema import Complaint
from locales.snapshot import OWN_ROOT

RULE = """
[[rule]]
id = "gifts.clock"
kind = "concept"
category = "symbol"
severity = "warning"
message = "“{found}” as a gift speaks of the end."
source = "A book on gifts, 2001"
concepts = ["clock"]
near = ["gift"]
bad = ["A clock as a gift"]
good = ["A clock for the wall"]
"""
MARKET = """
name = "China"
locales = ["zh-CN"]
currency = "CNY"
time_zones = ["Asia/Shanghai"]
cultures = ["gifts"]
"""
OBSERVANCE = """
[ramadan-start]
name = "First day of Ramadan"
source = "Umm al-Qura"
[ramadan-start.card]
what = "Fasting"
sell = "Dates and lamps"
tone = "Calm; wait for the evening"
avoid = "Lunch"
lead_days = 45
source = "A study"
[[ramadan-start.custom]]
on = "1 Ramadan"
markets = ["sa"]
[[ramadan-start.place]]
market = "sa"
name = "أول أيام رمضان"
"""
PACKS = {
    "concepts/things.toml": '[clock]\ngloss = "a clock"\n[gift]\ngloss = "a gift"\n',
    "cultures/gifts.toml": 'gloss = "What is given"\n' + RULE,
    "markets/cn/market.toml": MARKET,
    "languages/en/language.toml": "content = true\n",
    "languages/en/words/things.toml": '[clock]\nstrong = ["clock"]\ntraps = ["clockwise"]\n',
    "observances/islamic/ramadan.toml": OBSERVANCE,
}


@cache
def shipped() -> Knowledge:
    """What the shipped packs say; read once per process."""
    return read([OWN_ROOT])


def turns(expression: str, year: int, market: str = "aq") -> list[Turn]:
    """The turns of a day expression whose best day lies in a year."""
    return parse(expression).turns(year, Where(market))


def days(expression: str, *years: int, market: str = "aq") -> list[str]:
    """The best days of a day expression in some years, as ISO dates."""
    return [turn.day.isoformat() for year in years for turn in turns(expression, year, market)]


class PackCase(TestCase):
    """A test with a root of its own; `write` adds files or replaces those of PACKS."""

    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve() / "packs"
        self.write(PACKS)

    def write(self, files: dict[str, str], root: Path | None = None) -> None:
        for name, content in files.items():
            path = (root or self.root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

    def read(self, *more: Path) -> Knowledge:
        return read([self.root, *more])

    def complaints(self, *more: Path) -> list[Complaint]:
        with self.assertRaises(PackError) as caught:
            self.read(*more)
        return list(caught.exception.complaints)

    def reasons(self, files: dict[str, str]) -> str:
        """The reasons of all complaints about the packs with these files, one a line."""
        self.write(files)
        return "\n".join(complaint.reason for complaint in self.complaints())
