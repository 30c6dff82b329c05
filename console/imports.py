"""An import as the operator meets it: what a file would do, the start, and what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from accounts.services import record
from catalog.drafts import ItemDraft, TextDraft
from catalog.errors import CatalogError
from catalog.importers import BadRow, ImportReport, Overrides, header_locale, import_catalog
from catalog.importers.headers import Column, choose_columns
from catalog.importers.parts import Part, read_parts
from catalog.importers.report import Doubt
from catalog.services import Removal, Saved
from console.uploads import Upload, find_upload
from jobs.models import ItemState, Job, JobItem
from jobs.services import create_job

KIND = "import"
SHOWN_COMPLAINTS = 50
SHOWN_COLUMNS = 60
SHOWN_PLACES = 12  # of a warning's many lines


@dataclass(frozen=True, slots=True)
class Said:
    """How the operator wants a file to be read; None is found out."""

    source_locale: str
    format: str | None
    overrides: Overrides


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning with all its lines: 400 rows in an unexpected language are one thing to know."""

    column: str
    reason: str
    lines: tuple[int, ...]

    @property
    def shown(self) -> tuple[int, ...]:
        return self.lines[:SHOWN_PLACES]

    @property
    def more(self) -> int:
        return len(self.lines) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. `columns`, `rows`, `bad` and `removals` are capped."""

    report: ImportReport
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    bad: tuple[BadRow, ...]
    warnings: tuple[Warned, ...]
    hidden_warnings: int
    removals: tuple[Removal, ...]

    @property
    def to_import(self) -> int:
        return self.report.new + self.report.changed

    @property
    def hidden_columns(self) -> int:
        return len(self.report.header) - len(self.columns)


def told_locale(upload: Upload) -> str:
    """The language of the texts, where the file's header tells it; the preview says what is wrong
    with a file that cannot be read.
    """
    try:
        return header_locale(upload.table)
    except CatalogError:
        return ""


def preview_import(upload: Upload, said: Said) -> Preview:
    """Read a whole file and say what importing it would do; keeps its bad rows for a download.

    Writes no table. Raises UnknownLocale, UnreadableFile and UnknownHeader.
    """
    report = import_catalog(
        upload.table,
        source_locale=said.source_locale,
        format=said.format,
        overrides=said.overrides,
        dry_run=True,
    )
    _keep_bad_rows(upload, report)
    warnings = _gathered(report.warnings)
    return Preview(
        report=report,
        columns=choose_columns(report.header, said.format).columns[:SHOWN_COLUMNS],
        rows=tuple(row[:SHOWN_COLUMNS] for row in report.sample),
        bad=report.bad[:SHOWN_COMPLAINTS],
        warnings=warnings[:SHOWN_COMPLAINTS],
        hidden_warnings=max(0, len(warnings) - SHOWN_COMPLAINTS),
        removals=report.removals[:SHOWN_COMPLAINTS],
    )


def _gathered(doubts: Iterable[Doubt]) -> tuple[Warned, ...]:
    """Equal warnings as one, the most frequent first."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for doubt in doubts:
        lines[doubt.column, doubt.reason].append(doubt.line)
    found = [Warned(*place, tuple(at)) for place, at in lines.items()]
    return tuple(sorted(found, key=lambda warned: -len(warned.lines)))


def _keep_bad_rows(upload: Upload, report: ImportReport) -> None:
    upload.bad_rows.unlink(missing_ok=True)
    if report.bad:
        report.write_bad_rows(upload.bad_rows)


def start_import(upload: Upload, said: Said, by: User) -> Job:
    """Hand a file's good rows to a job and forget the file; asking twice gives the same job.

    The drafts travel in the job's items, so that a worker on any machine can save them and what was
    cancelled can go on. Raises UnreadableFile and UnknownHeader.
    """
    found = read_parts(
        upload.table,
        source_locale=said.source_locale,
        format=said.format,
        overrides=said.overrides,
    )
    _keep_bad_rows(upload, found.report)
    stays_out = {"bad_rows": found.report.bad_rows, "warnings": len(found.report.warnings)}
    with transaction.atomic():
        job = create_job(
            KIND,
            items=(_packed(part) for part in found.parts),
            payload={"upload": upload.token, "items": found.items, **stays_out},
            label=upload.name,
            created_by=by,
            idempotency_key=_idempotency_key(upload.token),
        )
        record(by, "catalog.imported", job, {}, {"file": upload.name, "items": found.items})
    upload.table.unlink(missing_ok=True)
    return job


def job_of(token: str) -> Job | None:
    """The job that imports this upload, once there is one."""
    return Job.objects.filter(idempotency_key=_idempotency_key(token)).first()


def _idempotency_key(token: str) -> str:
    return f"{KIND}-{token}"


def _packed(part: Part) -> tuple[str, dict[str, Any]]:
    """A part as a job's item: named by its lines, its drafts as JSON."""
    return f"{part.first_line}–{part.last_line}", {"drafts": [asdict(d) for d in part.drafts]}


def unpacked(payload: Mapping[str, Any]) -> list[ItemDraft]:
    """The drafts that wait in a job's item; none once they are saved."""
    return [
        ItemDraft(**draft | {"texts": {name: TextDraft(**t) for name, t in draft["texts"].items()}})
        for draft in payload.get("drafts", ())
    ]


def counted(saved: Saved) -> dict[str, int]:
    """What takes the place of a part's drafts when they are saved."""
    return {
        **{change: saved.changes.count(change) for change in ("new", "changed", "unchanged")},
        "removed": len(saved.removals),
        "outdated": saved.outdated,
    }


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far an import is. The counts of changes are of what has been saved so far."""

    items: int
    new: int
    changed: int
    unchanged: int
    removed: int
    outdated: int
    bad_rows: int
    upload: Upload | None  # where the bad rows can still be had
    failed: QuerySet[JobItem]

    @property
    def done(self) -> int:
        return self.new + self.changed + self.unchanged

    @property
    def left(self) -> int:
        return self.items - self.done


def outcome_of(job: Job) -> Outcome:
    """Three queries. Reads no draft that still waits."""
    saved = job.items.filter(state=ItemState.DONE).values_list("payload", flat=True)
    sums: dict[str, int] = defaultdict(int)
    for counts in saved:
        for name, count in counts.items():
            sums[name] += count
    upload = find_upload(job.payload["upload"])
    failed = job.items.filter(state=ItemState.FAILED).defer("payload").order_by("pk")
    return Outcome(
        items=job.payload["items"],
        new=sums["new"],
        changed=sums["changed"],
        unchanged=sums["unchanged"],
        removed=sums["removed"],
        outdated=sums["outdated"],
        bad_rows=job.payload["bad_rows"],
        upload=upload if upload and upload.bad_rows.exists() else None,
        failed=failed[:SHOWN_COMPLAINTS],
    )
