"""The first login of an installation, kept in a file only its owner can read."""

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Login:
    """A name and its password; None where the owner has chosen another one since."""

    username: str
    password: str | None


def read_login(path: Path) -> Login | None:
    """The login in a file, or None where there is none or it cannot be understood."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Login(kept["username"], kept["password"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_login(login: Login, path: Path) -> None:
    """Write a login to a new file of mode 0600, in place of an older one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"username": login.username, "password": login.password}, file)
