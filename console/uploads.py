"""Keeps a seller's file on this machine between its upload and the import, and no longer."""

import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

LIMIT_BYTES = 20 * 1024 * 1024
KEPT_DAYS = 7
TOKEN_BYTES = 24
NAME_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Upload:
    """A kept file. `token` can't be guessed and is safe in addresses; `name` is the seller's."""

    token: str
    name: str

    @property
    def table(self) -> Path:
        """The file as it came; gone once its import has begun."""
        return _folder(self.token) / "table"

    @property
    def bad_rows(self) -> Path:
        """The rows that stayed out when it was last read; absent where there were none."""
        return _folder(self.token) / "bad.csv"


def keep_upload(file: "UploadedFile[bytes]", now: datetime) -> Upload:
    """Store a file under a new name that can't be guessed; forget those of more than a week ago."""
    forget_uploads(before=now - timedelta(days=KEPT_DAYS))
    upload = Upload(secrets.token_urlsafe(TOKEN_BYTES), (file.name or "")[:NAME_CHARACTERS])
    _folder(upload.token).mkdir(parents=True, mode=0o700)
    _name(upload.token).write_text(upload.name, encoding="utf-8")
    with upload.table.open("wb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return upload


def find_upload(token: str) -> Upload | None:
    """The upload with its file or at least its bad rows; None where it is forgotten."""
    try:
        return Upload(token, _name(token).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def forget_uploads(before: datetime) -> None:
    for folder in _root().iterdir() if _root().is_dir() else ():
        if folder.stat().st_mtime < before.timestamp():
            shutil.rmtree(folder, ignore_errors=True)


def _root() -> Path:
    return Path(settings.VAR_DIR) / "uploads"


def _folder(token: str) -> Path:
    return _root() / token


def _name(token: str) -> Path:
    return _folder(token) / "name"


class Quota(FileUploadHandler):
    """Drops an upload as soon as it is too large, before it fills a disk."""

    exceeded = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > LIMIT_BYTES:
            self.exceeded = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""
