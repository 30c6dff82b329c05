"""A small house of its own for tests that start real processes: var folder, database, queue."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import redis

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


class House:
    """Runs on SQLite and the file broker, or on the servers that the environment names.

    On a server it uses a scratch database and a queue of its own, and removes both in `close`.
    """

    def __init__(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.var = Path(self.folder.name)
        self.name = f"terroir_test_{uuid4().hex[:12]}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.env = {
            **os.environ,
            "TERROIR_VAR": str(self.var),
            "TERROIR_QUEUE": self.name,
            "DJANGO_SETTINGS_MODULE": "tests.settings_worker",
        }
        self.server = os.environ.get("DATABASE_URL", "")
        if self.server.startswith("postgres"):
            self._on_server(f'CREATE DATABASE "{self.name}"')
            self.env["DATABASE_URL"] = urlsplit(self.server)._replace(path=f"/{self.name}").geturl()
        else:
            self.env.pop("DATABASE_URL", None)
        self.run("manage.py", "migrate", "--run-syncdb", "--verbosity", "0")

    def run(self, *args: str) -> str:
        """The standard output of `python …`, run to its end."""
        done = subprocess.run(
            [sys.executable, *args], cwd=ROOT, env=self.env, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def django(self, code: str) -> str:
        return self.run("-c", f"import django; django.setup()\n{code}")

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        """Start `python …` as the leader of a process group."""
        log = (self.var / "processes.log").open("ab")
        command = [sys.executable, *args]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.env, stdout=log, stderr=log, process_group=0
        )
        log.close()
        self.processes.append(process)
        return process

    def worker(self, pool: str) -> subprocess.Popen[bytes]:
        options = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        args = ("-m", "celery", "-A", "config", "worker", "--concurrency", "1", "--pool", pool)
        return self.start(*args, *options)

    def log(self) -> str:
        return (self.var / "processes.log").read_text(encoding="utf-8")

    def close(self) -> None:
        for process in self.processes:
            kill(process)
        self._forget_queue()
        if self.server.startswith("postgres"):
            self._on_server(f'DROP DATABASE "{self.name}" WITH (FORCE)')
        self.folder.cleanup()

    def _forget_queue(self) -> None:
        broker = self.env.get("CELERY_BROKER_URL", "")
        if broker.startswith("amqp"):
            self.django(
                "from config.celery import app\n"
                "channel = app.connection().default_channel\n"
                f"channel.queue_delete({self.name!r})\n"
                f"channel.exchange_delete({self.name!r})"
            )
        elif broker.startswith("redis"):
            client = redis.Redis.from_url(broker)
            for key in client.scan_iter(f"{self.name}:*"):
                client.delete(key)

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9 a process with its whole group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(happened: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.1)
