"""Strict, typed reading of TOML tables: a mistake in a pack becomes a sentence with its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from locales import tags
from locales.values import Source

T = TypeVar("T")
WHAT = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    date: "a date such as 2027-02-10",
}
URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong: file, the rule or table in it ("" for all of it), the reason and the cure."""

    file: str
    rule: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.rule, self.reason) if part)


class Table:
    """One table being read. Each read names a key and its type; what doesn't fit is complained of.

    A failed read answers an empty value, so that reading goes on and all is reported at once.
    Call `finish` last: it complains about the keys that nobody asked for.
    """

    def __init__(
        self, values: Mapping[str, object], file: str, complaints: list[Complaint]
    ) -> None:
        self.values = values
        self.file = file
        self.rule = ""
        self.complaints = complaints
        self.asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def complain(self, reason: str) -> None:
        self.complaints.append(Complaint(self.file, self.rule, reason))

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required and not empty unless a default is given."""
        found = self._one(key, str, default)
        if found is not None and not found.strip() and default is None:
            self.complain(f"`{key}` is empty: write a text")
        return found or ""

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self._one(key, bool, default))

    def whole(self, key: str, default: int | None = None) -> int:
        return self._one(key, int, default) or 0

    def number(self, key: str) -> float:
        """A number, whole or not; required."""
        self.asked.add(key)
        found = self.values.get(key)
        if isinstance(found, int | float) and not isinstance(found, bool):
            return float(found)
        self.complain(f"`{key}` must be a number, not {found!r}")
        return 0.0

    def day(self, key: str) -> date | None:
        """A local date, where the table has one."""
        self.asked.add(key)
        return self._one(key, date) if key in self else None

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of the allowed words; required unless a default is given."""
        found = self.text(key, default)
        if found and found != default:
            self.expect(key, [found], allowed)
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts without empty or repeated ones; () where the key is missing."""
        found = self._list(key, str)
        for text in found:
            if not text.strip():
                self.complain(f"`{key}` has an empty text: remove it")
            if found.count(text) > 1:
                self.complain(f"`{key}` has “{text}” more than once: remove one")
        return tuple(dict.fromkeys(found))

    def wholes(self, key: str) -> tuple[int, ...]:
        return self._list(key, int)

    def days(self, key: str) -> tuple[date, ...]:
        """A list of local dates; () where the key is missing."""
        return self._list(key, date)

    def spans(self, key: str) -> Iterator[tuple[date, date]]:
        """A list of pairs of local dates, first and last; none where the key is missing."""
        self.asked.add(key)
        found = self.values.get(key, [])
        if not isinstance(found, list):
            self.complain(f"`{key}` must be a list of [first day, last day], not {found!r}")
            return
        for pair in found:
            if not (
                isinstance(pair, list) and len(pair) == 2 and all(_fits(one, date) for one in pair)
            ):
                self.complain(f"`{key}` has {pair!r}: write [first day, last day]")
                continue
            yield pair[0], pair[1]

    def table(self, key: str) -> "Table":
        """A table inside; an empty one where it is missing."""
        self.asked.add(key)
        return self._inner(key, self.values.get(key, {}))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of a list; none where it is missing."""
        self.asked.add(key)
        found = self.values.get(key, [])
        if not isinstance(found, list):
            self.complain(f"`{key}` must be a list of tables: write [[{key}]]")
            return
        for values in found:
            yield self._inner(key, values)

    def mixed(self, key: str) -> Iterator["str | Table"]:
        """A list whose entries are texts or tables; none where it is missing."""
        self.asked.add(key)
        found = self.values.get(key, [])
        if not isinstance(found, list):
            self.complain(f"`{key}` must be a list of texts or tables, not {found!r}")
            return
        for value in found:
            yield value if isinstance(value, str) else self._inner(key, value)

    def every_table(self) -> Iterator[tuple[str, "Table"]]:
        """Every key as the name of a table inside; a complaint tells it by that name."""
        for name, values in self.values.items():
            self.asked.add(name)
            inner = self._inner(name, values)
            inner.rule = name
            yield name, inner

    def pairs(self, key: str, kind: type[T]) -> dict[str, T]:
        """A table of plain values of one type by name; {} where it is missing."""
        inner = self.table(key)
        found = {name: inner._one(name, kind) for name in inner.values}
        return {name: value for name, value in found.items() if value is not None}

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of lists of texts by name; {} where it is missing."""
        inner = self.table(key)
        return {name: inner.texts(name) for name in inner.values}

    def source(self, default: str | None = None) -> Source:
        """`source`, `seen` and `url`. An address is given exactly when somebody opened the page."""
        seen, url = self.flag("seen"), self.text("url", "")
        if url and not seen:
            self.complain(
                "`url` without `seen = true`: open the page and say so, or remove the url"
            )
        if seen and not url:
            self.complain(
                "`seen = true` without `url`: give the address of the page, or remove `seen`"
            )
        if url and not URL.fullmatch(url):
            self.complain(f"`url` is “{url}”: write a full address that starts with https://")
        return Source(self.text("source", default), seen, url)

    def locale(self, tag: str) -> str:
        """The tag in normal form; as it stands, with a complaint, where it is none."""
        try:
            return tags.canonical(tag)
        except tags.BadTag as error:
            self.complain(str(error))
            return tag

    def expect(self, key: str, found: Collection[str], allowed: Collection[str]) -> None:
        """Complain about each of the found words that isn't an allowed one."""
        for word in found:
            if word not in allowed:
                shown = (
                    f"use one of {', '.join(sorted(allowed))}"
                    if len(allowed) <= 25
                    else "check its spelling"
                )
                self.complain(f"`{key}` names “{word}”, which doesn't exist: {shown}")

    def finish(self) -> None:
        """Complain about every key that nobody asked for."""
        for key in sorted(set(self.values) - self.asked):
            known = ", ".join(sorted(self.asked))
            self.complain(f"`{key}` is not known here: remove it, or use one of {known}")

    def _one(self, key: str, kind: type[T], default: T | None = None) -> T | None:
        self.asked.add(key)
        if key not in self.values:
            if default is None:
                self.complain(f"`{key}` is missing: write {WHAT[kind]}")
            return default
        found = self.values[key]
        if _fits(found, kind):
            return found  # type: ignore[return-value]  # _fits has just looked
        self.complain(f"`{key}` must be {WHAT[kind]}, not {found!r}")
        return default

    def _list(self, key: str, kind: type[T]) -> tuple[T, ...]:
        self.asked.add(key)
        found = self.values.get(key, [])
        if isinstance(found, list) and all(_fits(value, kind) for value in found):
            return tuple(found)
        self.complain(f"`{key}` must be a list, each entry {WHAT[kind]}, not {found!r}")
        return ()

    def _inner(self, key: str, values: object) -> "Table":
        if not isinstance(values, dict):
            self.complain(f"`{key}` must be a table, not {values!r}")
            values = {}
        inner = Table(values, self.file, self.complaints)
        inner.rule = self.rule
        return inner


def _fits(value: object, kind: type) -> bool:
    """isinstance, but true is no number and a moment is no date."""
    if kind is int and isinstance(value, bool):
        return False
    return isinstance(value, kind) and not isinstance(value, datetime)
