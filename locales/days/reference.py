"""A day counted from another observance, as that one is kept and announced in the same market."""

from __future__ import annotations

from dataclasses import dataclass

from locales.days.forms import form
from locales.days.values import Day, Turn, Where


@dataclass(frozen=True, slots=True)
class Observed:
    """The day of another observance: its turn, its uncertainty and its status go with it."""

    event: str

    def turns(self, year: int, where: Where) -> list[Turn]:
        return [
            Turn(one.turn, one.start, one.earliest, one.latest, one.status)
            for one in where.kept(self.event, year)
        ]

    def names(self) -> frozenset[str]:
        return frozenset({self.event})


@form(r"(?P<event>[a-z][a-z0-9]*(-[a-z0-9]+)*)")
def observed(event: str, **_: str) -> Day:
    return Observed(event)
