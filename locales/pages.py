"""Opened pack files, and the register of the names that they give."""

from collections.abc import Iterable
from dataclasses import dataclass

from locales.rules import Home, Names, read_rule
from locales.schema import Table
from locales.values import Rule


@dataclass(frozen=True, slots=True)
class Page:
    """An opened file, the root it is from, and its place: ("markets", "sa", "law")."""

    root: int
    place: tuple[str, ...]
    table: Table


class Register:
    """Who has given which name. A name given twice is complained of."""

    def __init__(self) -> None:
        self._given: dict[tuple[object, ...], str] = {}

    def claim(self, table: Table, *name: object) -> None:
        """Complain where somebody has given the name already."""
        if name in self._given:
            table.complain(f"it is given already in {self._given[name]}: rename or remove one")
        self._given.setdefault(name, table.file)

    def rules(self, table: Table, home: Home, names: Names) -> Iterable[Rule]:
        """The [[rule]] tables of one file; their ids are unique in all packs."""
        for given in table.tables("rule"):
            rule = read_rule(given, home, names)
            self.claim(given, "rule", rule.id)
            yield rule
        table.finish()
