"""The knowledge of this process, from a compiled snapshot where one fits, for quick starts."""

import os
from functools import cache
from pathlib import Path

from locales.cache import folder, load, save, shape
from locales.knowledge import Knowledge
from locales.packs import digest, join, pack_files

OWN_ROOT = Path(__file__).resolve().parent


def roots() -> list[Path]:
    """Where packs are: our own, then TERROIR_PACKS (several are set apart as in PATH)."""
    named = os.environ.get("TERROIR_PACKS", "")
    return [OWN_ROOT, *(Path(root).resolve() for root in named.split(os.pathsep) if root)]


@cache
def knowledge() -> Knowledge:
    """What all packs say; read once per process. Raises PackError."""
    files = pack_files(roots())
    path = folder() / f"knowledge-{digest(files)}.pickle"
    form = shape(*sources())
    found = load(path, form)
    if not isinstance(found, Knowledge):
        found = join(files)
        save(found, path, form)
    return found


def sources() -> list[Path]:
    """The code of every value that lies in a snapshot."""
    names = (
        "values.py",
        "grammars.py",
        "knowledge.py",
        "rhythms.py",
        "almanac/values.py",
        "days/*.py",
    )
    return [path for name in names for path in sorted(Path(__file__).parent.glob(name))]
