"""The unit that is checked, and how it is read from outside."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from locales.tags import BadTag, canonical

KINDS = ("product", "campaign", "snippet")
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
NO_LIMITS: Mapping[str, int] = MappingProxyType({})


class BadLine(ValueError):
    """The line can't be checked. The text names the key at fault and the reason."""


@dataclass(frozen=True, slots=True)
class Line:
    """The texts of one item for one market.

    `date`: the day it goes live, or None. `source`: the texts it was translated from, by field,
    written in `source_locale`, "" where nobody said.
    `limits`: the most code points a field may have. `html`: fields that hold HTML for certain.
    `market` is "" where none is meant. `is_source`: still to be translated, whatever is read there.
    """

    id: str
    market: str
    locale: str
    kind: str
    fields: Mapping[str, str]
    date: datetime.date | None = None
    source: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS)
    limits: Mapping[str, int] = field(default_factory=lambda: NO_LIMITS)
    html: frozenset[str] = field(default_factory=frozenset)
    source_locale: str = ""
    is_source: bool = False


def parse_line(raw: object) -> Line:
    """A line from decoded JSON, or from JSON text.

    Raises BadLine naming the key and the reason; unknown keys are left alone.
    """
    values = _object(decoded(raw) if isinstance(raw, str | bytes) else raw, "the line")
    return Line(
        id=_id(values),
        market=_text(values, "market").lower(),
        locale=_locale(values),
        kind=_kind(values),
        fields=_texts(values, "fields"),
        date=_date(values),
        source=_texts(values, "source") if values.get("source") else NO_TEXTS,
        limits=_limits(values),
        html=_names(values, "html"),
        source_locale=_locale(values, "source_locale") if values.get("source_locale") else "",
        is_source=_flag(values, "is_source"),
    )


def decoded(raw: str | bytes) -> Any:
    """The value that JSON text stands for. Raises BadLine with the place and the reason."""
    try:
        return json.loads(raw)
    except UnicodeDecodeError as error:
        raise BadLine(f"byte {error.start + 1} is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadLine(f"column {error.colno}: not JSON: {error.msg}") from error
    except RecursionError as error:
        raise BadLine("nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise BadLine(f"not JSON: {error}") from error


def _object(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadLine(f"{name} must be a JSON object, not {_named(value)}")
    return value


def _id(values: Mapping[str, Any]) -> str:
    value = values.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise BadLine(f"“id” must be a text or a whole number, not {_named(value)}")
    return str(value)


def _text(values: Mapping[str, Any], key: str) -> str:
    if key not in values:
        raise BadLine(f"“{key}” is missing")
    value = values[key]
    if not isinstance(value, str) or not value.strip():
        raise BadLine(f"“{key}” must be a text that is not empty, not {_named(value)}")
    return value.strip()


def _locale(values: Mapping[str, Any], key: str = "locale") -> str:
    try:
        return canonical(_text(values, key))
    except BadTag as error:
        raise BadLine(f"“{key}”: {error}") from error


def _kind(values: Mapping[str, Any]) -> str:
    kind = _text(values, "kind")
    if kind not in KINDS:
        raise BadLine(f"“kind” must be one of {', '.join(KINDS)}, not “{kind}”")
    return kind


def _texts(values: Mapping[str, Any], key: str) -> Mapping[str, str]:
    if key not in values:
        raise BadLine(f"“{key}” is missing")
    texts = _object(values[key], f"“{key}”")
    for name, text in texts.items():
        if not isinstance(text, str):
            raise BadLine(f"“{key}.{name}” must be a text, not {_named(text)}")
    return texts


def _date(values: Mapping[str, Any]) -> datetime.date | None:
    value = values.get("date")
    if value is None:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        reason = "“date” must be null or a day such as 2027-02-10"
        raise BadLine(f"{reason}, not {_named(value)}") from error


def _limits(values: Mapping[str, Any]) -> Mapping[str, int]:
    limits = _object(values.get("limits") or {}, "“limits”")
    for name, limit in limits.items():
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            raise BadLine(f"“limits.{name}” must be a whole number above 0, not {_named(limit)}")
    return limits


def _flag(values: Mapping[str, Any], key: str) -> bool:
    value = values.get(key) or False
    if not isinstance(value, bool):
        raise BadLine(f"“{key}” must be true or false, not {_named(value)}")
    return value


def _names(values: Mapping[str, Any], key: str) -> frozenset[str]:
    names = values.get(key) or []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise BadLine(f"“{key}” must be a list of field names, not {_named(names)}")
    return frozenset(names)


def _named(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= 40 else f"{shown[:37]}…"
