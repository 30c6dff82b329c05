"""Values that are costly to make, kept as files between processes; made anew where none fits."""

import os
import pickle
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

TREE = Path(__file__).resolve().parent.parent
FILES_KEPT = 8
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


def folder() -> Path:
    """Where the files are kept: the cache below TERROIR_VAR, or below var/ of the tree."""
    return Path(os.environ.get("TERROIR_VAR") or TREE / "var") / "cache"


def shape(*sources: Path) -> bytes:
    """Names the form of a value by the code that makes it."""
    return sha256(b"".join(path.read_bytes() for path in sources)).digest()


def load(path: Path, form: bytes) -> object:
    """The value, or None where there is no file, it is damaged, or other code wrote it."""
    try:
        with path.open("rb") as file:
            return pickle.load(file) if file.read(len(form)) == form else None
    except UNREADABLE:
        return None


def save(value: object, path: Path, form: bytes) -> None:
    """Write the file in one step; where that fails, every process makes the value for itself."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(form + pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        Path(file.name).replace(path)
        prune(path)


def prune(newest: Path) -> None:
    """Remove old files of the same name but for its last part; several states may be in use."""
    kind = newest.stem.rpartition("-")[0]
    found = sorted(newest.parent.glob(f"{kind}-*.pickle"), key=lambda path: path.stat().st_mtime)
    for old in found[:-FILES_KEPT]:
        old.unlink(missing_ok=True)
