"""CSV files for tests, written as sellers' programs write them."""

import csv
import io
from pathlib import Path

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "products"


def make_csv(*rows, encoding="utf-8", delimiter=",", newline="\n") -> io.BytesIO:
    """An open file of these rows; the first is the header."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return io.BytesIO(text.getvalue().encode(encoding))


def make_file(text, encoding="utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def rows_of(header, *cells):
    """Shopify rows: a full-width list per mapping, blank where it says nothing."""
    return [header, *([row.get(name, "") for name in header] for row in cells)]
