"""The only way from pack files to Knowledge: finds the files below the roots and opens them."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from locales.knowledge import Knowledge
from locales.library import Library
from locales.pages import Page
from locales.schema import Complaint, Table

FORMAT = 8  # raise it when the same files are to be read into other values
DEPTHS = {
    "concepts": 2,
    "cultures": 2,
    "observances": 3,
    "announced": 3,
    "rhythms": 2,
    "incidents": 2,
    "markets": 3,
    "languages": 3,
}
INNER_FOLDERS = {("words",), ("idioms",), ("equivalents",)}


class PackError(Exception):
    """The packs break their schema or contradict each other; `complaints` holds all of it."""

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        super().__init__("\n".join(str(complaint) for complaint in complaints))
        self.complaints = tuple(complaints)


@dataclass(frozen=True, slots=True)
class PackFile:
    """One TOML file. `name` is its path below its root, with slashes; root 0 is our own."""

    root: int
    path: Path
    name: str
    content: bytes


def read(roots: Sequence[Path]) -> Knowledge:
    """What the packs below all roots say together. A later root adds and adjusts, repeats no name.

    Raises PackError, or OSError where a file cannot be read.
    """
    return join(pack_files(roots))


def join(files: Sequence[PackFile]) -> Knowledge:
    """What these files say together. Raises PackError."""
    complaints: list[Complaint] = []
    knowledge = Library(open_pages(files, complaints), complaints).knowledge(digest(files))
    if complaints:
        raise PackError(sorted(dict.fromkeys(complaints), key=lambda complaint: complaint.file))
    return knowledge


def pack_files(roots: Sequence[Path]) -> list[PackFile]:
    """Every TOML file below the roots, in the order of the roots, then of the paths.

    Raises PackError where a root is no folder.
    """
    missing = [root for root in roots if not root.is_dir()]
    if missing:
        raise PackError([Complaint(str(root), "", "there is no such folder") for root in missing])
    return [
        PackFile(number, path, path.relative_to(root).as_posix(), path.read_bytes())
        for number, root in enumerate(roots)
        for path in sorted(root.rglob("*.toml"))
    ]


def digest(files: Iterable[PackFile]) -> str:
    """Names this state of the packs: SHA-256 over FORMAT and the paths and bytes of all files."""
    whole = sha256(str(FORMAT).encode())
    for file in files:
        whole.update(f"\0{file.root}\0{file.name}\0{len(file.content)}\0".encode())
        whole.update(file.content)
    return whole.hexdigest()


def _is_inner(place: tuple[str, ...]) -> bool:
    """Whether the file lies in a folder that its pack may or may not have."""
    if place[0] == "cultures":
        return len(place) == DEPTHS["cultures"] + 1
    return place[0] == "languages" and place[2:3] in INNER_FOLDERS


def open_pages(files: Iterable[PackFile], complaints: list[Complaint]) -> Iterator[Page]:
    """The files that are TOML and lie where something reads them; complaints about the others."""
    for file in files:
        label = file.name if file.root == 0 else file.path.as_posix()
        place = tuple(file.name.removesuffix(".toml").split("/"))
        if DEPTHS.get(place[0]) != len(place) - _is_inner(place):
            complaints.append(Complaint(label, "", "nothing reads a file here: move it"))
            continue
        try:
            values = tomllib.loads(file.content.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            complaints.append(Complaint(label, "", f"this is not TOML: {error}"))
            continue
        yield Page(file.root, place, Table(values, label, complaints))
