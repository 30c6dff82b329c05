"""Cells that a spreadsheet would run as a formula, made harmless in files we write (CWE-1236)."""

import re

# What OWASP names, and the full-width forms that East Asian spreadsheets fold into it.
STARTS_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def guard(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet could run it."""
    return f"'{cell}" if STARTS_FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """The exact inverse of `guard`: takes our own apostrophe off and no other."""
    return cell[1:] if cell.startswith("'") and STARTS_FORMULA.match(cell) else cell
