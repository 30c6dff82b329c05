"""The translation memory: what people approved, found again by the digest of the source segment."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from django.db import transaction
from django.db.models import F

from catalog.models import Adaptation, TextFormat
from locales.tags import canonical, chain
from translation.models import MemoryOrigin, MemoryUnit
from translation.segments import segment
from translation.tmx import BadUnit, Unit, read, write

STARTER = Path(__file__).parent / "starter"
BATCH_UNITS = 500  # below every database's limit on parameters


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a TMX file brought: units written, units that were there already, units refused."""

    written: int = 0
    known: int = 0
    bad: tuple[BadUnit, ...] = ()


def segment_digest(text: str) -> str:
    """The identity of a source segment: SHA-256 of its NFC text, blanks squeezed."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normal.encode()).hexdigest()


def lookup(segments: Iterable[str], source: str, target: str) -> dict[str, str]:
    """The approved translation of each segment that has one, by the segment as given. One query.

    Units of a parent locale serve too, of the target (es for es-419) as of the source (en for
    en-GB): the nearest target first, then the nearest source.
    """
    digests = {text: segment_digest(text) for text in segments}
    sources, targets = chain(source), chain(target)
    found = MemoryUnit.objects.filter(
        source_locale__in=sources,
        target_locale__in=targets,
        source_digest__in=set(digests.values()),
    ).values_list("source_digest", "target_text", "target_locale", "source_locale")
    farthest_first = sorted(
        found, key=lambda unit: (targets.index(unit[2]), sources.index(unit[3])), reverse=True
    )
    texts = {digest: text for digest, text, *_ in farthest_first}
    return {text: texts[digest] for text, digest in digests.items() if digest in texts}


def remember(adaptation: Adaptation) -> int:
    """Add an approved adaptation to the memory, segment by segment; the number of units written.

    Call it in the transaction of the approval. Nothing enters where source and text don't fall
    into the same number of segments, from a market's own text (a transcreation) or from text that
    was already in the locale.
    """
    entry = adaptation.entry
    is_translation = adaptation.locale not in chain(entry.source_locale)
    if adaptation.market or not adaptation.text or not is_translation:
        return 0
    source = segment(adaptation.source_text, entry.text_format, entry.source_locale)
    target = segment(adaptation.text, entry.text_format, adaptation.locale)
    couples: Sequence[tuple[str, str]] = ()
    if len(source.segments) == len(target.segments):
        couples = list(zip(source.segments, target.segments, strict=True))
    elif len(source.segments) == 1 and entry.text_format == TextFormat.PLAIN:
        couples = [(source.segments[0], adaptation.text.strip())]
    units = [
        Unit(entry.source_locale, adaptation.locale, text, translation, str(entry)[:200])
        for text, translation in couples
    ]
    return _save(units, MemoryOrigin.REVIEW)


def forget(adaptation: Adaptation) -> int:
    """Take back what approving this text put into the memory; how many units changed.

    A wording of the starter that it had replaced stands again.
    """
    units = MemoryUnit.objects.filter(
        context=str(adaptation.entry)[:200],
        target_locale=adaptation.locale,
        origin=MemoryOrigin.REVIEW,
    )
    restored = units.exclude(replaced_text="").update(
        target_text=F("replaced_text"), origin=MemoryOrigin.STARTER, replaced_text=""
    )
    return restored + units.delete()[0]


@transaction.atomic
def load_tmx(path: Path, origin: MemoryOrigin = MemoryOrigin.REVIEW) -> Loaded:
    """Load a TMX file of reviewed translations, all of it or, where it can't be read, nothing.

    The starter's units never replace reviewed ones; those of an operator's file do. Units that
    can't be used are reported, the others kept. Raises BadTmx.
    """
    bad: list[BadUnit] = []
    written = known = 0
    for batch in _batches(_good(read(path), bad)):
        fresh = list(_fresh(batch, origin))
        written += _save(fresh, origin)
        known += len(batch) - len(fresh)
    return Loaded(written, known, tuple(bad))


def load_starter() -> Loaded:
    """Load the memory that ships with the project. A second time it reads, and writes nothing."""
    loaded = [load_tmx(path, MemoryOrigin.STARTER) for path in sorted(STARTER.glob("*.tmx"))]
    return Loaded(
        sum(one.written for one in loaded),
        sum(one.known for one in loaded),
        tuple(bad for one in loaded for bad in one.bad),
    )


def dump_tmx(target: str, out: BinaryIO) -> int:
    """Write all units of a target locale as TMX, in a stable order; their number."""
    found = MemoryUnit.objects.filter(target_locale=canonical(target)).order_by(
        "source_locale", "context", "source_digest"
    )
    units = (
        Unit(row.source_locale, row.target_locale, row.source_text, row.target_text, row.context)
        for row in found.iterator()
    )
    return write(units, out)


def _good(units: Iterable[Unit | BadUnit], bad: list[BadUnit]) -> Iterator[Unit]:
    for unit in units:
        if isinstance(unit, BadUnit):
            bad.append(unit)
        else:
            yield unit


def _batches(units: Iterator[Unit]) -> Iterator[list[Unit]]:
    while batch := list(islice(units, BATCH_UNITS)):
        yield batch


def _fresh(units: Sequence[Unit], origin: MemoryOrigin) -> Iterator[Unit]:
    """The units that say something new and may say it."""
    stored = _stored(units)
    for unit in units:
        there = stored.get(_key(unit))
        is_guarded = origin == MemoryOrigin.STARTER and there and there[1] == MemoryOrigin.REVIEW
        if not is_guarded and (there is None or there[:2] != (unit.target, origin)):
            yield unit


def _stored(units: Sequence[Unit]) -> Mapping[tuple[str, str, str], tuple[str, str, str]]:
    """Text, origin and replaced text of what the memory holds for the same segments."""
    found = MemoryUnit.objects.filter(
        source_digest__in={segment_digest(unit.source) for unit in units},
        target_locale__in={unit.target_locale for unit in units},
    )
    return {
        (unit.source_locale, unit.target_locale, unit.source_digest): (
            unit.target_text,
            unit.origin,
            unit.replaced_text,
        )
        for unit in found
    }


def _key(unit: Unit) -> tuple[str, str, str]:
    return unit.source_locale, unit.target_locale, segment_digest(unit.source)


def _save(units: Sequence[Unit], origin: MemoryOrigin) -> int:
    """Write the units over what is there; of two with one key the last counts."""
    stored = _stored(units) if origin == MemoryOrigin.REVIEW else {}
    rows = {
        _key(unit): MemoryUnit(
            source_locale=unit.source_locale,
            target_locale=unit.target_locale,
            source_digest=segment_digest(unit.source),
            source_text=unit.source,
            target_text=unit.target,
            origin=origin,
            context=unit.context[:200],
            replaced_text=_replaced(stored.get(_key(unit))),
        )
        for unit in units
    }
    MemoryUnit.objects.bulk_create(
        rows.values(),
        batch_size=BATCH_UNITS,
        update_conflicts=True,
        unique_fields=["source_locale", "target_locale", "source_digest"],
        update_fields=[
            "source_text",
            "target_text",
            "origin",
            "context",
            "replaced_text",
            "updated_at",
        ],
    )
    return len(rows)


def _replaced(there: tuple[str, str, str] | None) -> str:
    """The starter's wording that a reviewed one takes the place of; an undo goes back to it."""
    if there is None:
        return ""
    text, origin, replaced = there
    return text if origin == MemoryOrigin.STARTER else replaced
