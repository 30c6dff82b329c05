"""Checks that need no knowledge of places: they compare a text with its source and its limits."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from checks.findings import Finding
from checks.lines import Line

Check = Callable[[Line, str], Iterator[Finding]]


def technical_findings(line: Line) -> Iterator[Finding]:
    """The findings of every check in this package about every field of a line."""
    return (finding for name in line.fields for check in _checks() for finding in check(line, name))


@cache
def _checks() -> Sequence[Check]:
    """The function `check(line, field)` of each file in this package."""
    modules = (import_module(found.name) for found in iter_modules(__path__, f"{__name__}."))
    return tuple(module.check for module in modules)
