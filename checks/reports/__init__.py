"""How the answers about many lines are written: one file per format, found by its name."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from checks.reports.answer import Answer

PARTS = frozenset({"answer", "positions"})


class Report(Protocol):
    """Turns answers into the lines of its format. Nothing is held back longer than it must be."""

    def open(self) -> Iterator[str]: ...

    def write(self, answer: Answer) -> Iterator[str]: ...

    def close(self) -> Iterator[str]: ...


def formats() -> list[str]:
    """The names of all formats."""
    return sorted(found.name for found in iter_modules(__path__) if found.name not in PARTS)


def report(name: str) -> Report:
    """The report of that format. Raises ModuleNotFoundError for an unknown name."""
    made: Report = import_module(f"{__name__}.{name}").Report()
    return made
