"""Measure how long the calendar takes: a market's year in a fresh process and in a warm one.

    python -m benchmarks.list_events [--markets sa,in,us] [--year 2027] [--rounds 5]

Prints medians of processor time and asserts nothing.
"""

import argparse
import statistics
import subprocess
import sys
import time
from datetime import date

from locales.almanac.occurrences import between, occurrences
from locales.snapshot import knowledge

COLD = """
import time
from datetime import date
from locales.almanac.occurrences import between
from locales.snapshot import knowledge
known = knowledge()
begun = time.process_time()
between(known, {market!r}, date({year}, 1, 1), date({year}, 12, 31))
print(time.process_time() - begun)
"""


def cold_seconds(market: str, year: int) -> float:
    """Processor time of one market's year in a process that has computed nothing yet."""
    code = COLD.format(market=market, year=year)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def warm_seconds(market: str, year: int) -> float:
    """The same once the process remembers it."""
    begun = time.process_time()
    between(knowledge(), market, date(year, 1, 1), date(year, 12, 31))
    return time.process_time() - begun


def whole_seconds(first: int, last: int) -> tuple[float, int]:
    """Processor time for every market and every year, and how many days that are."""
    begun, days = time.process_time(), 0
    for observance in knowledge().observances.values():
        for market in observance.markets:
            for year in range(first, last + 1):
                days += len(occurrences(observance, market, year))
    return time.process_time() - begun, days


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markets", default="sa,in,us")
    parser.add_argument("--year", type=int, default=2027)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    for market in asked.markets.split(","):
        cold = statistics.median(cold_seconds(market, asked.year) for _ in range(asked.rounds))
        warm_seconds(market, asked.year)
        warm = statistics.median(warm_seconds(market, asked.year) for _ in range(asked.rounds))
        print(f"{market} {asked.year}: {1000 * cold:.0f} ms fresh, {1000 * warm:.1f} ms warm")
    seconds, days = whole_seconds(2014, 2035)
    print(f"all markets 2014–2035: {seconds:.1f} s for {days} days")


if __name__ == "__main__":
    main()
