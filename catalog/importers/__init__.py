"""Reads sellers' files into items: any encoding, four kinds of header, every bad row placed."""

from catalog.importers.report import BadRow, ImportReport
from catalog.importers.rows import Overrides, open_rows
from catalog.importers.run import header_locale, import_catalog

__all__ = ["BadRow", "ImportReport", "Overrides", "header_locale", "import_catalog", "open_rows"]
