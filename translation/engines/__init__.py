"""Finds the engines in this folder: one file each, named as the engine is; no list to extend."""

from importlib import import_module
from pathlib import Path

from translation.engines.base import Engine, UnknownEngine

NOT_ENGINES = frozenset({"__init__", "base"})


def names() -> list[str]:
    """The engines there are, sorted."""
    files = (path.stem for path in Path(__file__).parent.glob("*.py"))
    return sorted(name for name in files if name not in NOT_ENGINES)


def engine(name: str) -> Engine:
    """The engine of that name, ready to translate. Its file offers `create() -> Engine`.

    Raises UnknownEngine, or EngineNotConfigured where a setting is missing.
    """
    if name not in names():
        known = ", ".join(names())
        raise UnknownEngine(f"There is no engine “{name}”. There are: {known}.")
    created: Engine = import_module(f"{__name__}.{name}").create()
    return created
