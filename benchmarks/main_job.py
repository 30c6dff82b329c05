"""How long the main job takes, room by room: medians of a few runs, each in a fresh process.

Usage: .venv/bin/python benchmarks/main_job.py [FILE.csv] [--markets sa,mx] [--runs 3]
Without a file, the demo. A throw-away database in a temporary folder is used, never the project's.
No engine is asked: texts come from the starter memory, or wait.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ONCE = "--once"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--markets", default="")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(ONCE, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.file, options.markets)))
        return
    runs = [in_a_fresh_process() for _ in range(options.runs)]
    for step in runs[0]:
        print(f"{step:32} {median(run[step] for run in runs):10.2f}")


def in_a_fresh_process() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as var:
        env = {**os.environ, "TERROIR_VAR": var, "TERROIR_ENGINE": "", "PYTHONPATH": str(ROOT)}
        env.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, *sys.argv, ONCE],
            env={**env, "DJANGO_SETTINGS_MODULE": "config.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def once(file: Path | None, named: str) -> dict[str, float]:
    """Seconds by step. Packs are read and the memory is filled before the clock starts."""
    import django  # noqa: PLC0415 - the parent process needs none of it

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from campaigns.launching import publish_market  # noqa: PLC0415
    from catalog.importers import import_catalog  # noqa: PLC0415
    from catalog.models import Adaptation  # noqa: PLC0415
    from config.firstlight import ready_sheets, sold_markets  # noqa: PLC0415
    from review.localize import finish_here, start_localization  # noqa: PLC0415
    from translation.memory import load_starter  # noqa: PLC0415

    call_command("migrate", run_syncdb=True, verbosity=0)
    load_starter()
    markets = sold_markets(named)
    clock, queries = Clock(), Queries()
    ticks: list[float] = []
    for sheet in ready_sheets(file, ""):
        import_catalog(sheet.path, source_locale=sheet.source_locale)
    clock.stop("import, s")
    with connection.execute_wrapper(queries):
        job = start_localization(markets)
        if job is None:
            raise SystemExit("there is nothing to localise")
        finish_here(job, lambda job: ticks.append(process_time()))
    clock.stop("localise and check, s")
    for market in markets:
        publish_market(market)
    clock.stop("publish, s")
    texts = Adaptation.objects.count()
    return {
        **clock.seconds,
        "localise and check, CPU s": clock.cpu["localise and check, s"],
        "texts": texts,
        "localise and check, ms per text": clock.seconds["localise and check, s"] * 1000 / texts,
        "median item and locale, CPU ms": median(
            later - earlier for earlier, later in pairwise(ticks)
        )
        * 1000,
        "queries per item and locale": queries.number / job.total,
    }


class Clock:
    """Seconds since the last stop, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self.started, self.cpu_started = perf_counter(), process_time()

    def stop(self, name: str) -> None:
        now, cpu_now = perf_counter(), process_time()
        self.seconds[name], self.cpu[name] = now - self.started, cpu_now - self.cpu_started
        self.started, self.cpu_started = now, cpu_now


class Queries:
    """Counts them on a connection."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        self.number += 1
        return execute(*statement)


if __name__ == "__main__":
    main()
