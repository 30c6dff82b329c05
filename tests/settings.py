"""The project's settings, in a folder of their own, with passwords hashed quickly."""

import os
import tempfile

os.environ.setdefault("TERROIR_VAR", tempfile.mkdtemp(prefix="terroir-tests-"))

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, because threads of one test do not share a database in memory.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "tests.sqlite3")}  # noqa: F405

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
