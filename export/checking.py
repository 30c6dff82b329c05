"""The checks over HTTP: the lines of `checkcontent` in, its answers out."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Schema
from pydantic import BeforeValidator, Field

from accounts.models import ApiKey
from checks.documents import Document, answers
from checks.findings import Finding
from checks.lines import Line
from checks.reports.answer import Answer
from checks.reports.jsonl import Report
from checks.runner import check
from export.events import read_day
from export.problems import Problem
from export.schemas import ProblemOut
from locales.snapshot import knowledge

NDJSON = "application/x-ndjson"
MOST_LINES = 1000
MOST_BYTES = 2_000_000

router = Router(tags=["Checks"])

AsOf = Annotated[date | None, BeforeValidator(lambda value: value and read_day(value))]


class LineIn(Schema):
    """What is to be checked; the same lines that `manage.py checkcontent` reads."""

    id: str | int
    market: str = Field(
        description="ISO 3166-1 alpha-2 in lower case; one without a pack is checked by language"
    )
    locale: str = Field(
        description="BCP 47, the language of the text; it need not be one of the market’s"
    )
    kind: str = Field(description="product, campaign or snippet")
    fields: dict[str, str] = Field(
        description="text by name: title, description, image_alt, color, …"
    )
    date: str | None = Field(
        None, description="the day it goes live; rules around days are silent without"
    )
    source: dict[str, str] = Field({}, description="what it was translated from, by field")
    source_locale: str = Field("", description="BCP 47, the language of the source")
    is_source: bool = Field(False, description="still to be translated: idioms are told, too")


class FindingOut(Schema):
    category: str
    severity: str = Field(description="info, warning or error")
    field: str | None
    start: int | None = Field(description="half-open, in Unicode code points of the field")
    end: int | None
    message: str
    suggestion: str
    rule: str


class CheckedOut(Schema):
    """`findings` of a line, or the `error` that kept it from being read."""

    id: str | int | None
    findings: list[FindingOut] | None = None
    error: str | None = None


REQUEST = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "array",
                    "items": LineIn.model_json_schema(),
                    "maxItems": MOST_LINES,
                }
            },
            NDJSON: {"schema": LineIn.model_json_schema()},
        },
    }
}


@router.post(
    "",
    response={200: list[CheckedOut], frozenset({400, 401, 413, 422}): ProblemOut},
    summary="Check texts for the places they are read in",
    description="A JSON array of lines is answered with an array, NDJSON with NDJSON, in the same "
    "order. A line that cannot be read gets its `error`; the others are answered all the same. "
    "Nothing that is sent is kept.",
    openapi_extra=REQUEST,
)
def check_texts(request: HttpRequest, as_of: AsOf = None) -> HttpResponse:
    day = as_of or timezone.localdate()
    is_ndjson = (request.content_type or "").startswith(NDJSON)
    lines = _ndjson_lines(request) if is_ndjson else _json_lines(request)
    told = [_told(answer) for answer in _answers(lines, request.auth, day)]  # type: ignore[attr-defined]
    if is_ndjson:
        return HttpResponse("".join(f"{line}\n" for line in told), content_type=NDJSON)
    return HttpResponse(f"[{','.join(told)}]", content_type="application/json")


def _answers(lines: list[bytes], key: ApiKey, day: date) -> Iterator[Answer]:
    def judge(line: Line) -> list[Finding]:
        return check(line, knowledge(), day)

    for answer in answers(Document("", lines), judge):
        yield _refused(answer, key) or answer


def _refused(answer: Answer, key: ApiKey) -> Answer | None:
    """The answer without its findings where the key is for other markets."""
    if not key.markets or answer.error is not None:
        return None
    market = str(json.loads(answer.raw).get("market", "")).strip().lower()
    if market in key.markets:
        return None
    said = f"line {answer.place}: this key may not ask about “{market}”"
    return replace(answer, findings=(), error=said)


def _told(answer: Answer) -> str:
    (line,) = Report().write(answer)
    return line


def _body(request: HttpRequest) -> bytes:
    if len(request.body) > MOST_BYTES:
        detail = f"Send {MOST_BYTES:,} bytes at most at once; these are {len(request.body):,}."
        raise Problem(413, "Too much at once", detail)
    return request.body


def _ndjson_lines(request: HttpRequest) -> list[bytes]:
    return _few(list(io.BytesIO(_body(request))))


def _json_lines(request: HttpRequest) -> list[bytes]:
    """Each line as JSON text of its own. Raises Problem where the body is no array of lines."""
    try:
        found: Any = json.loads(_body(request))
    except (ValueError, RecursionError) as error:
        raise Problem(400, "Not JSON", f"The body is not JSON: {error}") from error
    if not isinstance(found, list):
        detail = f"Send a JSON array of lines, or one line each as {NDJSON}."
        raise Problem(422, "Invalid request", detail)
    return _few([json.dumps(line).encode() for line in found])


def _few(lines: list[bytes]) -> list[bytes]:
    if len(lines) > MOST_LINES:
        detail = f"Send {MOST_LINES} lines at most at once; these are {len(lines)}."
        raise Problem(413, "Too much at once", detail)
    return lines
