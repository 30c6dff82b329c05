"""Publishing: documents, a release of them, one pointer moved, one event written, at once."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.services import record
from catalog.models import Adaptation, Item, State
from locales.snapshot import knowledge
from releases.errors import NoSuchRelease
from releases.models import Document, MarketPointer, OutboxEvent, Release, ReleaseEntry
from releases.selectors import BATCH, Content, approved_content, current_release


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing did. `release` is the one the market serves now; `new` when it was made."""

    release: Release | None
    new: bool
    published: int
    withheld: int


def canonical_json(body: object) -> bytes:
    """One byte string per value: sorted keys, no blanks, UTF-8 as it is."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_of(body: object) -> str:
    return hashlib.sha256(canonical_json(body)).hexdigest()


@transaction.atomic
def publish(
    market: str, items: Iterable[Item], *, by: User | None = None, note: str = ""
) -> Publication:
    """Make what is approved of `items` the market's release, unless it already is.

    A reader sees wholly the old or wholly the new. Raises UnknownMarket.
    """
    knowledge().market(market)
    _serialise(market)
    found = list(approved_content(market, items))
    contents = [part for part in found if isinstance(part, Content)]
    withheld = len(found) - len(contents)
    digests = [digest_of(content.body) for content in contents]
    identity = digest_of([_place(c, d) for c, d in zip(contents, digests, strict=True)])
    current = current_release(market)
    if (current is None and not contents) or (current and current.digest == identity):
        return Publication(current, False, len(contents), withheld)
    release = _next_release(market, identity)
    release.note, release.created_by = note, by
    release.save()
    _write_entries(release, contents, digests)
    _finalise(contents)
    _point(market, release, by, "release.published")
    return Publication(release, True, len(contents), withheld)


def _serialise(market: str) -> None:
    """One publisher of a market at a time, where the database has rows to lock."""
    if connection.features.has_select_for_update:
        MarketPointer.objects.select_for_update().filter(market=market).first()


def _place(content: Content, digest: str) -> list[str]:
    return [content.item.kind, content.item.key, content.locale, digest]


def _next_release(market: str, identity: str) -> Release:
    last = Release.objects.filter(market=market).order_by("-number").first()
    return Release(market=market, number=last.number + 1 if last else 1, digest=identity)


def _write_entries(release: Release, contents: Sequence[Content], digests: Sequence[str]) -> None:
    pairs = list(zip(contents, digests, strict=True))
    Document.objects.bulk_create(
        (Document(digest=digest, body=content.body) for content, digest in pairs),
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    ReleaseEntry.objects.bulk_create(
        (
            ReleaseEntry(
                release=release,
                kind=content.item.kind,
                key=content.item.key,
                locale=content.locale,
                position=position,
                document_id=digest,
            )
            for position, (content, digest) in enumerate(pairs, start=1)
        ),
        batch_size=BATCH,
    )


def _finalise(contents: Sequence[Content]) -> None:
    """Reviewed texts that now stand in a release are final."""
    texts = [pk for content in contents for pk in content.adaptations]
    for start in range(0, len(texts), BATCH):
        part = Adaptation.objects.filter(pk__in=texts[start : start + BATCH])
        part.filter(state=State.REVIEWED).update(state=State.FINAL)


@transaction.atomic
def roll_back(market: str, number: int, by: User | None = None) -> Release:
    """Serve an earlier (or later) release again. Raises NoSuchRelease."""
    release = Release.objects.filter(market=market, number=number).first()
    if release is None:
        raise NoSuchRelease(f"{market} has no release {number}")
    _point(market, release, by, "release.rolled_back")
    return release


def _point(market: str, release: Release, by: User | None, event: str) -> None:
    MarketPointer.objects.update_or_create(
        market=market, defaults={"release": release, "moved_at": timezone.now()}
    )
    payload: dict[str, Any] = {"release": release.number, "digest": release.digest}
    OutboxEvent.objects.create(type=event, market=market, payload=payload)
    record(by, event, f"market:{market}", {}, payload)
