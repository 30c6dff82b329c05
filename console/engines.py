"""Which engines an operator may choose now."""

from dataclasses import dataclass

from translation import engines
from translation.engines.base import EngineNotConfigured


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine, and why it cannot be used; empty when it can."""

    name: str
    missing: str = ""


def choices() -> list[Choice]:
    return [_choice(name) for name in engines.names()]


def _choice(name: str) -> Choice:
    try:
        engines.engine(name)
    except EngineNotConfigured as error:
        return Choice(name, str(error))
    return Choice(name)
