"""Makes .venv ready: creates it, installs a requirements file, and explains what is in the way.

Uses the standard library only, because it runs before anything is installed:
    python3 tools/prepare.py requirements.txt
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TREE = Path(__file__).resolve().parent.parent
VENV = TREE / ".venv"
OLDEST = (3, 11)
NEEDED_MEGABYTES = 1500
NO_COMPILER = re.compile(
    r"command '[^']*' failed: no such file|unable to execute '[^']*': no such file"
    r"|\b(?:gcc|cc|clang): (?:command )?not found|no c compiler|microsoft visual c\+\+"
)
NETWORK_WORDS = (
    "temporary failure in name resolution",
    "name or service not known",
    "nodename nor servname",
    "connection refused",
    "timed out",
    "network is unreachable",
    "no route to host",
    "cannot connect to proxy",
)


class InTheWay(Exception):
    """Something a person has to mend; `str()` says what and how."""


def main(requirements: str) -> int:
    try:
        check_python()
        check_folder()
        if not is_current(requirements):
            create_venv()
            install(requirements)
            remember(requirements)
    except InTheWay as obstacle:
        return refuse(str(obstacle))
    except OSError as error:
        return refuse(f"{error.filename} cannot be written ({error.strerror}).")
    return 0


def refuse(sentence: str) -> int:
    print(f"Terroir cannot start yet: {sentence}", file=sys.stderr)
    return 1


def check_python() -> None:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        raise InTheWay(
            f"it needs Python 3.11 or newer and found {found}. Try `make PYTHON=python3.11 run`."
        )


def check_folder() -> None:
    for folder in (TREE, VENV, TREE / "var"):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise InTheWay(
                f"the folder {folder} cannot be written to. "
                "Move the project to one of your own, or change its owner."
            )
    room = os.statvfs(TREE)
    free = room.f_bavail * room.f_frsize // 1_000_000
    if not VENV.exists() and free < NEEDED_MEGABYTES:
        raise InTheWay(
            f"only {free} MB are free in {TREE}; the libraries need about {NEEDED_MEGABYTES} MB."
        )


def stamp_of(requirements: str) -> str:
    text = b"".join(path.read_bytes() for path in sorted(TREE.glob("requirements*.txt")))
    return hashlib.sha256(text + sys.version.encode()).hexdigest()


def is_current(requirements: str) -> bool:
    stamp = VENV / f".{requirements}.stamp"
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == stamp_of(requirements)


def remember(requirements: str) -> None:
    (VENV / f".{requirements}.stamp").write_text(stamp_of(requirements), encoding="utf-8")


def create_venv() -> None:
    if (VENV / "bin" / "python").exists():
        return
    print("Making a Python environment in .venv …", file=sys.stderr)
    was_there = VENV.exists()
    made = run([sys.executable, "-m", "venv", str(VENV)])
    if made.returncode:
        if not was_there:
            shutil.rmtree(VENV, ignore_errors=True)  # half an environment would look like a whole
        raise InTheWay(explain(made.stdout, "python3 -m venv failed"))


def install(requirements: str) -> None:
    print(
        f"Installing the libraries of {requirements} (one to three minutes, once) …",
        file=sys.stderr,
    )
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check"]
    done = run([*pip, "--quiet", "-r", str(TREE / requirements)])
    if done.returncode:
        raise InTheWay(explain(done.stdout))


def explain(said: str, else_say: str = "pip could not install the libraries") -> str:
    """A sentence for what `venv` or `pip` printed: what is missing, and what to do."""
    low = said.lower()
    if "ensurepip" in low or "no module named venv" in low:
        return "Python's venv module is missing. On Debian: apt-get install python3-venv"
    if "no module named pip" in low:
        return f"the Python environment is incomplete: delete the folder {VENV} and try again."
    if NO_COMPILER.search(low):
        return "there is no C compiler for a library that needs one. On Debian: apt-get install gcc"
    if "no space left" in low:
        return "the disk is full."
    if any(words in low for words in NETWORK_WORDS):
        return "the package registry did not answer. Check the network, or pip's configuration."
    return f"{else_say}: {last_line(said)}"


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return (errors or lines or ["no reason was given"])[-1]


def run(command: "list[str]") -> "subprocess.CompletedProcess[str]":
    # In quotes, because a Python far too old must read this far to be told that it is.
    return subprocess.run(
        command, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "requirements.txt"))
