"""The kinds of rules there are: one file and one function each, found by scanning this package."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from checks.findings import Finding
from checks.view import View
from locales.values import Rule

Judge = Callable[[View, Rule], Iterator[Finding]]
_judges: dict[str, Judge] = {}


def kind(name: str) -> Callable[[Judge], Judge]:
    """Register a function as the judge of all rules whose `kind` is that name."""

    def register(judge: Judge) -> Judge:
        _judges[name] = judge
        return judge

    return register


@cache
def kinds() -> Mapping[str, Judge]:
    """Every kind in this package, by name."""
    for module in iter_modules(__path__, f"{__name__}."):
        import_module(module.name)
    return _judges
