"""Asking a person at a terminal before money is spent."""

import sys

from django.core.management.base import OutputWrapper

from translation.engines.base import Engine
from translation.services import Estimate


def agreed(engine: Engine, cost: Estimate, stderr: OutputWrapper) -> bool:
    """Whether a person wants to spend it. Nobody to ask is a no; nothing to spend, a yes."""
    if not cost.characters:
        return True
    stderr.write(
        f"{engine.name} would be asked for about {cost.characters} characters "
        f"({cost.segments} segments, {cost.from_memory} of them in the memory)."
    )
    stderr.write("Go on? [y/N] ", ending="")
    stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
