"""What a newcomer reads when something is in the way, and that a second call does nothing."""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from unittest import TestCase
from unittest.mock import patch

import pytest

from tests.jobs.house import ROOT
from tools import prepare

SCRIPT = ROOT / "tools" / "prepare.py"
FAKE_VENV = '''
"""Stands in for the standard library's venv: makes a “python” that plays pip."""
import os, pathlib, sys
python = pathlib.Path(sys.argv[1], "bin", "python")
python.parent.mkdir(parents=True)
python.write_text("""#!/bin/sh
echo "$@" >> "$CALLS"
printf '%s' "$PIP_SAYS"
test -z "$PIP_SAYS"
""")
python.chmod(0o755)
sys.exit(os.environ.get("VENV_SAYS"))
'''
REFUSED = """WARNING: Retrying after connection broken by 'NewConnectionError('<x>: \
Failed to establish a new connection: [Errno 111] Connection refused')': /simple/django/
ERROR: Could not find a version that satisfies the requirement django (from versions: none)
ERROR: No matching distribution found for django
"""


class Prepare(TestCase):
    """The real script in a tree of its own; only venv and pip are played."""

    def setUp(self):
        self.tree = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.tree / "tools").mkdir()
        shutil.copy(SCRIPT, self.tree / "tools")
        (self.tree / "requirements.txt").write_text("django\n", encoding="utf-8")
        (self.tree / "fakes").mkdir()
        (self.tree / "fakes" / "venv.py").write_text(FAKE_VENV, encoding="utf-8")

    def prepare(self, **says):
        fakes = {"PYTHONPATH": str(self.tree / "fakes"), "CALLS": str(self.tree / "calls")}
        return subprocess.run(
            [sys.executable, str(self.tree / "tools" / "prepare.py"), "requirements.txt"],
            env={**os.environ, "PIP_SAYS": "", **fakes, **says},
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self):
        path = self.tree / "calls"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def sentence(self, **says):
        """The last line of a call that failed; nothing before it looks like a crash."""
        done = self.prepare(**says)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertNotIn("Traceback", done.stderr)
        *_, last = done.stderr.splitlines()
        self.assertTrue(last.startswith("Terroir cannot start yet: "), last)
        return last


class ItInstallsOnce(Prepare):
    def test_a_first_call_installs_and_a_second_does_nothing(self):
        first = self.prepare()
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("Installing the libraries", first.stderr)
        second = self.prepare()
        self.assertEqual((second.returncode, second.stdout, second.stderr), (0, "", ""))
        (call,) = self.calls()
        self.assertIn(f"-r {self.tree / 'requirements.txt'}", call)

    def test_changed_requirements_are_installed_into_the_same_environment(self):
        self.prepare()
        (self.tree / "requirements.txt").write_text("django>5\n", encoding="utf-8")
        self.assertNotIn("Making a Python environment", self.prepare().stderr)
        self.assertEqual(len(self.calls()), 2)

    def test_what_failed_is_tried_again(self):
        self.sentence(PIP_SAYS=REFUSED)
        self.assertEqual(self.prepare().returncode, 0)
        self.assertEqual(len(self.calls()), 2)


class ItExplains(Prepare):
    def test_no_venv_module(self):
        for said in ("/usr/bin/python3: No module named venv", "ensurepip is not available"):
            self.assertIn("apt-get install python3-venv", self.sentence(VENV_SAYS=said))

    def test_an_environment_that_failed_is_made_anew(self):
        self.sentence(VENV_SAYS="ensurepip is not available")
        self.assertEqual(self.prepare().returncode, 0)
        self.assertEqual(len(self.calls()), 1)

    def test_a_full_disk_while_the_environment_is_made(self):
        said = "OSError: [Errno 28] No space left on device"
        self.assertIn("the disk is full", self.sentence(VENV_SAYS=said))

    def test_a_full_disk_while_the_libraries_come(self):
        said = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left"
        self.assertIn("the disk is full", self.sentence(PIP_SAYS=f"{said} on device"))

    def test_an_environment_that_was_left_half_made(self):
        sentence = self.sentence(PIP_SAYS="/x/.venv/bin/python: No module named pip")
        self.assertIn("delete the folder", sentence)

    def test_a_stamp_that_cannot_be_written(self):
        self.prepare()
        stamp = self.tree / ".venv" / ".requirements.txt.stamp"
        stamp.unlink()
        stamp.mkdir()
        self.assertIn(".requirements.txt.stamp", self.sentence())

    def test_a_folder_of_somebody_else(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everywhere")
        self.tree.chmod(0o555)
        self.addCleanup(self.tree.chmod, 0o755)
        self.assertIn("cannot be written to", self.sentence())


class TestExplain:
    @pytest.mark.parametrize(
        "said",
        [
            "error: command 'gcc' failed: No such file or directory",
            "error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory",
            "error: command 'clang' failed: No such file or directory",
            "unable to execute 'gcc': No such file or directory",
            "/bin/sh: 1: gcc: not found",
        ],
    )
    def test_no_compiler(self, said):
        assert "no C compiler" in prepare.explain(f"building wheel\n{said}\n")

    def test_a_compiler_that_found_a_fault_is_not_missing(self):
        said = "error: command '/usr/bin/gcc' failed with exit code 1"
        assert prepare.explain(said).endswith(said)

    @pytest.mark.parametrize(
        "said",
        [
            REFUSED,
            "[Errno -3] Temporary failure in name resolution",
            "[Errno -2] Name or service not known",
            "[Errno 8] nodename nor servname provided, or not known",
            "ReadTimeoutError: Read timed out.",
            "[Errno 101] Network is unreachable",
            "[Errno 113] No route to host",
            "ProxyError('Cannot connect to proxy.')",
        ],
    )
    def test_no_network(self, said):
        assert "did not answer" in prepare.explain(said)

    def test_anything_else_is_told_in_pips_own_words(self):
        said = "ERROR: No matching distribution found for djungo==99\n\nhint: see above\n"
        assert prepare.explain(said).endswith("No matching distribution found for djungo==99")

    def test_silence_too(self):
        assert prepare.explain("").endswith("no reason was given")


class ItLooksBeforeItBegins(TestCase):
    def refusal(self, check):
        with self.assertRaises(prepare.InTheWay) as caught:
            check()
        return str(caught.exception)

    def test_a_python_that_is_too_old(self):
        with patch.object(prepare.sys, "version_info", (3, 9, 18)):
            sentence = self.refusal(prepare.check_python)
        self.assertIn("Python 3.11 or newer and found 3.9", sentence)

    def test_a_python_much_too_old_still_reads_the_script(self):
        tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 6))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        hints = [
            hint for f in functions for hint in (f.returns, *(a.annotation for a in f.args.args))
        ]
        self.assertFalse([hint for hint in hints if isinstance(hint, ast.Subscript)])

    def test_a_folder_that_cannot_be_written(self):
        with patch.object(prepare.os, "access", return_value=False):
            self.assertIn("cannot be written to", self.refusal(prepare.check_folder))

    def test_a_disk_with_too_little_room(self):
        room = SimpleNamespace(f_bavail=100, f_frsize=1_000_000)
        absent = Path("/nowhere/.venv")
        with patch.object(prepare.os, "statvfs", return_value=room):
            with patch.object(prepare, "VENV", absent):
                self.assertIn("only 100 MB are free", self.refusal(prepare.check_folder))
            with patch.object(prepare, "VENV", ROOT):  # already there
                prepare.check_folder()
