"""`manage.py up`: one command, one line, nothing left behind."""

import http.client
import signal
import socket
import subprocess
import sys
from unittest import TestCase

import pytest

from tests.jobs.house import ROOT, House, kill, wait_until


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(parent: int) -> dict[int, str]:
    """Process number → command line of every descendant."""
    listing = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listing.splitlines()]
    family, found = {parent}, {}
    for number, ppid, args in rows:
        if int(ppid) in family:
            family.add(int(number))
            found[int(number)] = args
    return found


def alive(number: int) -> bool:
    command = ["ps", "-o", "stat=", "-p", str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")


@pytest.mark.slow
class Up(TestCase):
    def setUp(self):
        self.house = House()
        self.addCleanup(self.house.close)
        self.port = free_port()

    def start(self, *options):
        up = self.house.start("manage.py", "up", "--port", str(self.port), *options)
        wait_until(lambda: "Terroir is at" in self.house.log(), "the address was printed")
        return up

    def worker_of(self, up):
        found = [number for number, args in children(up.pid).items() if " worker " in args]
        return found[0] if found else None

    def test_it_says_one_line_answers_restarts_its_worker_and_leaves_nothing(self):
        up = self.start()
        self.assertEqual(self.house.log(), f"Terroir is at http://127.0.0.1:{self.port}/\n")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/")
        self.assertGreater(connection.getresponse().status, 0)
        connection.close()
        wait_until(lambda: self.worker_of(up), "the worker ran")
        first = self.worker_of(up)
        subprocess.run(["kill", "-9", str(first)], check=True)
        wait_until(lambda: self.worker_of(up) not in (None, first), "the worker was restarted")
        family = children(up.pid)
        up.send_signal(signal.SIGTERM)
        self.assertEqual(up.wait(timeout=30), 0)
        self.assertEqual([number for number in family if alive(number)], [])

    def test_killed_itself_it_leaves_nothing_either(self):
        if sys.platform != "linux":
            self.skipTest("only Linux ends children with their parent")
        up = self.start()
        family = children(up.pid)
        kill(up)
        wait_until(lambda: not any(map(alive, family)), "every child had ended")


class UpRefuses(TestCase):
    def refused(self, *options, **env):
        done = subprocess.run(
            [sys.executable, "manage.py", "up", *options],
            cwd=ROOT,
            env={"PATH": "", "DJANGO_SETTINGS_MODULE": "tests.settings_worker", **env},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        return done.stderr

    def test_a_busy_port_is_named_with_what_to_do(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            sentence = self.refused("--port", str(port))
        self.assertIn(f"Port {port} is in use", sentence)
        self.assertIn(f"--port {port + 1}", sentence)

    def test_a_port_that_cannot_be_is_refused(self):
        self.assertIn("70000", self.refused("--port", "70000"))

    def test_a_var_folder_that_cannot_be_written_is_named(self):
        var = "/proc/terroir" if sys.platform == "linux" else "/dev/null/terroir"
        self.assertIn(var, self.refused("--port", str(free_port()), TERROIR_VAR=var))
