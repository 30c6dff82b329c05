"""How fast a catalogue goes in, and that its size does not show in memory.

Usage: .venv/bin/python benchmarks/import_catalog.py [FILE.csv[.gz]] — without a file it makes up
12,000 products. A throw-away database in a temporary folder is used, never the project's.
"""

import csv
import gzip
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

PRODUCTS = 12_000
SENTENCES = (
    "Cut from midweight linen that softens with every wash.",
    "Two deep pockets hold a phone and a notebook.",
    "Wash at 30 °C and hang it up to dry.",
    "The lid closes tightly, so nothing spills on the way.",
    "Each piece is finished by hand and differs a little from the next.",
)


def make_up(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["sku", "title", "description", "slogan", "price", "currency"])
        for number in range(PRODUCTS):
            text = " ".join(SENTENCES[(number + step) % 5] for step in range(6))
            row = [f"B-{number:05}", f"Linen thing no. {number}", f"<p>{text}</p>", "Made to last"]
            writer.writerow([*row, f"{number % 90}.50", "USD"])


def unpack(source: Path, path: Path) -> None:
    start = gzip.open if source.suffix == ".gz" else open
    with start(source, "rb") as packed, path.open("wb") as plain:
        shutil.copyfileobj(packed, plain)


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(label: str, path: Path, *, dry_run: bool = False) -> None:
    from catalog.importers import import_catalog  # noqa: PLC0415 - Django has to be set up first

    begun = time.perf_counter()
    report = import_catalog(path, source_locale="en", dry_run=dry_run)
    seconds = time.perf_counter() - begun
    rows = report.new + report.changed + report.unchanged + report.bad_rows
    print(
        f"{label:<14} {rows:>7} rows {seconds:>6.1f} s {rows / seconds:>8.0f} rows/s "
        f"peak {peak_megabytes():>5.0f} MB ({report.new} new, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.bad_rows} bad)"
    )


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TERROIR_VAR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django  # noqa: PLC0415 - the database is chosen by the lines above
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)
        path = Path(folder) / "catalog.csv"
        if len(sys.argv) > 1:
            unpack(Path(sys.argv[1]), path)
        else:
            make_up(path)
        print(f"{'start':<14} peak {peak_megabytes():>5.0f} MB")
        measure("dry run", path, dry_run=True)
        measure("first import", path)
        measure("second import", path)


if __name__ == "__main__":
    main()
