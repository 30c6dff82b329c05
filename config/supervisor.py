"""Keeps a few programs running together: started, restarted when they die, stopped as one."""

import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

STOP_SECONDS = 10.0
LONG_LIFE_SECONDS = 30.0  # who lived this long starts again without a longer wait
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 30.0
LAST_PORT = 65_535
LOG_BYTES = 5_000_000
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


class PortTaken(Exception):
    """The web server could not listen there; the message says what to do."""


def require_free_port(port: int, host: str = "127.0.0.1") -> None:
    """Raises PortTaken where nobody could listen, with one sentence that names the port."""
    other = f"choose another port (make run PORT={port + 1}, or manage.py up --port {port + 1})"
    if not 0 < port <= LAST_PORT:
        raise PortTaken(f"There is no port {port}: choose one from 1 to {LAST_PORT}.")
    try:
        _listen_once(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sentence = f"Port {port} is in use: stop the program that holds it, or {other}."
            raise PortTaken(sentence) from error
        raise PortTaken(f"Cannot listen on {host}, port {port}: {error.strerror}.") from error


def _listen_once(host: str, port: int) -> None:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)


@dataclass(frozen=True)
class Program:
    """What to run, and the name of its log."""

    name: str
    command: tuple[str, ...]


@dataclass
class Child:
    """A program's process and how it has fared. Each leads a process group of its own."""

    program: Program
    log: IO[bytes]
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    due: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.program.command,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            process_group=0,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509
        )

    def watch(self) -> None:
        """Start the program when it is due; note its death and when it is due again."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.due:
                self.start()
        elif self.process.poll() is not None:
            self.signal(signal.SIGKILL)  # what it left behind in its group
            self.process = None
            self.failures = 1 if now - self.started > LONG_LIFE_SECONDS else self.failures + 1
            wait = FIRST_WAIT_SECONDS * 2 ** (self.failures - 1)
            self.due = now + min(wait, LONGEST_WAIT_SECONDS)

    def signal(self, number: signal.Signals) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """Runs programs until it is told to stop. Their output goes to `<log_dir>/<name>.log`."""

    def __init__(self, programs: Sequence[Program], log_dir: Path) -> None:
        self.stopping = False
        self.children = [Child(program, _open_log(log_dir, program.name)) for program in programs]

    def run(self, each_round: Callable[[], None], seconds: float = 0.2) -> None:
        """Watch the children until SIGINT, SIGTERM or SIGHUP; stop them however this ends."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stop())
        try:
            while not self.stopping:
                for child in self.children:
                    child.watch()
                each_round()
                time.sleep(seconds)
        finally:
            self._end_children()

    def stop(self) -> None:
        self.stopping = True

    def child(self, name: str) -> Child:
        return next(child for child in self.children if child.program.name == name)

    def _end_children(self) -> None:
        """SIGTERM to every group, SIGKILL to those that are still there after STOP_SECONDS."""
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for child in self.children:
            if child.process is not None:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, deadline - time.monotonic()))
                child.signal(signal.SIGKILL)
                child.process.wait()
            child.log.close()


def _end_with_parent() -> None:
    """Runs in the new process: ask Linux to end it when the supervisor dies, however it dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _open_log(folder: Path, name: str) -> IO[bytes]:
    """The log to append to; a long one moves aside first, over the one before. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.log"
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")
