"""One row with its columns understood, collecting everything that is wrong with it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from catalog.drafts import ItemDraft
from catalog.importers.cells import TEXT_CHARACTERS, BadCell, doubts, foreign_characters, read_fact
from catalog.importers.headers import Columns
from catalog.importers.report import BadRow, Doubt
from catalog.importers.rows import Row

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one product, campaign or snippet of a file came to.

    `draft` is None where `bad` keeps it out. `rows` are all it was written in, the first one first.
    """

    rows: tuple[Row, ...]
    draft: ItemDraft | None
    bad: tuple[BadRow, ...] = ()
    warnings: tuple[Doubt, ...] = ()

    @property
    def line(self) -> int:
        return self.rows[0].line


Reader = Callable[[Iterable[Row | BadRow], Columns, str], Iterator[Reading | BadRow]]


class Record:
    """A row's cells by what they are. Complaints go to `bad` and `warnings`, none is raised."""

    def __init__(self, row: Row, columns: Columns) -> None:
        self.row = row
        self.columns = columns
        self.bad: list[BadRow] = []
        self.warnings: list[Doubt] = []
        pairs = list(zip(columns.columns, row.cells, strict=True))
        self._cells = {column.target: cell for column, cell in pairs if column.target}
        self._detailed = [(column, cell) for column, cell in pairs if column.detail]
        self.extra = {
            column.name: cell.strip() or None
            for column, cell in pairs
            if column.name and not column.target
        }
        for column, cell in pairs:
            self._look_at(column.name, column.target, cell)

    def cell(self, target: str) -> str | None:
        """The cell as written; None where the file has no such column."""
        return self._cells.get(target)

    def word(self, target: str) -> str:
        """The cell without white space around it; empty where there is none."""
        return self._cells.get(target, "").strip()

    def fact(self, target: str) -> Any:
        """The value of a fact; None where blank, absent or refused."""
        return self.checked(target, lambda cell: read_fact(target, cell), self.word(target))

    def details(self, target: str, kind: str) -> dict[str, Any]:
        """The values of columns such as `Price / Mexico` by detail, read as a fact of this kind."""
        return {
            column.detail: self._checked(column.name, lambda cell: read_fact(kind, cell), cell)
            for column, cell in self._detailed
            if column.target == target
        }

    def detail_of(self, target: str) -> str:
        """The detail in a header such as `价格(CNY)`; empty where it has none."""
        return next(
            (column.detail for column, cell in self._detailed if column.target == target), ""
        )

    def checked(self, target: str, check: Callable[[str], Value], cell: str) -> Value | None:
        """What `check` makes of a cell; None, and a complaint, where it refuses."""
        return self._checked(self.columns.name_of(target), check, cell)

    def doubt(self, target: str, reason: str) -> None:
        self.warnings.append(Doubt(self.row.line, self.columns.name_of(target), reason))

    def refuse(self, target: str, reason: str) -> None:
        """Keep the row out for a cell of it. Said twice, it counts once."""
        self._refuse(self.columns.name_of(target), reason)

    def _checked(self, name: str, check: Callable[[str], Value], cell: str) -> Value | None:
        try:
            return check(cell)
        except BadCell as error:
            self._refuse(name, str(error))
            return None

    def _refuse(self, name: str, reason: str) -> None:
        complaint = BadRow(self.row.line, name, reason, self.row.cells)
        if complaint not in self.bad:
            self.bad.append(complaint)

    def _look_at(self, name: str, target: str, cell: str) -> None:
        """The checks that hold for every cell."""
        if "\0" in cell:
            self._refuse(name, _("the cell holds a NUL character"))
        if not name and cell.strip():
            self._refuse(name, _("a cell stands below a column without a name"))
        if len(cell) > TEXT_CHARACTERS:
            sentence = _("the text has {found} characters, {limit} are allowed")
            reason = sentence.format(found=len(cell), limit=TEXT_CHARACTERS)
            self._refuse(name, reason)
        else:
            self.warnings += [Doubt(self.row.line, name, reason) for reason in doubts(target, cell)]


def doubt_locale(record: Record, draft: ItemDraft) -> None:
    """Warn where the first text is written in characters that its locale is not."""
    name, text = next(iter(draft.texts.items()), ("", None))
    if text is None or not draft.source_locale:
        return
    found = foreign_characters(text.text, draft.source_locale)
    if found:
        sentence = _("the text is said to be {locale}, but most of it is {characters}")
        record.doubt(name, sentence.format(locale=draft.source_locale, characters=found))
