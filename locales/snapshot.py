"""The knowledge of this process, from a compiled snapshot where one fits, for quick starts."""

import os
import pickle
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from locales.knowledge import Knowledge
from locales.packs import digest, join, pack_files

OWN_ROOT = Path(__file__).resolve().parent
SNAPSHOTS_KEPT = 8
UNREADABLE = (
    OSError,
    EOFError,
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
)


def roots() -> list[Path]:
    """Where packs are: our own, then TERROIR_PACKS (several are set apart as in PATH)."""
    named = os.environ.get("TERROIR_PACKS", "")
    return [OWN_ROOT, *(Path(root).resolve() for root in named.split(os.pathsep) if root)]


def folder() -> Path:
    """Where snapshots are kept: the cache below TERROIR_VAR, or below var/ of the tree."""
    return Path(os.environ.get("TERROIR_VAR") or OWN_ROOT.parent / "var") / "cache"


@cache
def knowledge() -> Knowledge:
    """What all packs say; read once per process. Raises PackError."""
    files = pack_files(roots())
    path = folder() / f"knowledge-{digest(files)}.pickle"
    found = load(path)
    if found is None:
        found = join(files)
        save(found, path)
    return found


def load(path: Path) -> Knowledge | None:
    """The snapshot, or None where there is none, it is damaged, or other code wrote it."""
    try:
        with path.open("rb") as file:
            if file.read(len(shape())) != shape():
                return None
            found = pickle.load(file)
    except UNREADABLE:
        return None
    return found if isinstance(found, Knowledge) else None


def save(found: Knowledge, path: Path) -> None:
    """Write the snapshot in one step; where that fails, every process parses for itself."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(shape() + pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(path)
        prune(path.parent)


def prune(kept_in: Path) -> None:
    """Remove snapshots of packs that changed long ago; several states may be in use at once."""
    found = sorted(kept_in.glob("knowledge-*.pickle"), key=lambda path: path.stat().st_mtime)
    for old in found[:-SNAPSHOTS_KEPT]:
        old.unlink(missing_ok=True)


@cache
def shape() -> bytes:
    """Names the form of what lies in a snapshot, so that one that other code wrote is made anew."""
    return sha256(b"".join(path.read_bytes() for path in sources())).digest()


def sources() -> list[Path]:
    """The code of every value that lies in a snapshot."""
    names = ("values.py", "knowledge.py", "rhythms.py", "almanac/values.py", "days/*.py")
    return [path for name in names for path in sorted(Path(__file__).parent.glob(name))]
