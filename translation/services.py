"""Translates entries: from memory what people approved, from an engine the rest, paid for once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalog.models import Entry, Origin, TextFormat
from locales.tags import canonical, chain
from translation.briefs import briefs
from translation.engines.base import Engine, EngineRefused, Request
from translation.masks import MaskBroken, Masked, mask, unmask
from translation.measures import localise
from translation.memory import lookup
from translation.purchases import Bought, bought, buy
from translation.segments import Skeleton, assemble, segment

NOTE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Translated:
    """One entry's translation. `text` is None where a segment is missing: never half a text.

    `missing` counts the segments that neither memory nor engine gave, `note` says why (at most
    200 characters). `characters` were billed now; a text shared by entries is on its first.
    """

    entry: Entry
    text: str | None
    origin: Origin
    engine: str = ""
    missing: int = 0
    note: str = ""
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a translation would take: distinct segments, how many of them cost nothing because
    people approved them or an engine was paid before, and the characters of the rest.
    """

    segments: int
    from_memory: int
    already_bought: int
    characters: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment as it is looked up and bought: equal pieces are translated once."""

    source: str
    text: str
    is_html: bool


@dataclass(frozen=True)
class Plan:
    """An entry and the pieces it is cut into."""

    entry: Entry
    skeleton: Skeleton

    def is_already_in(self, target: str) -> bool:
        """Whether the source is written in the target locale, or in one below it."""
        return canonical(target) in chain(self.entry.source_locale)

    @cached_property
    def pieces(self) -> list[Piece]:
        is_html = self.entry.text_format == TextFormat.HTML
        return [Piece(self.entry.source_locale, text, is_html) for text in self.skeleton.segments]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine made of a piece: a text, or the reason why there is none."""

    text: str | None
    note: str = ""
    characters: int = 0


@dataclass(frozen=True)
class Found:
    """What memory and engine gave to a batch. Characters are charged to whoever comes first."""

    known: Mapping[Piece, str]
    answers: Mapping[Piece, Answer]
    engine: str
    charged: set[Piece] = field(default_factory=set)

    def text(self, piece: Piece) -> str | None:
        answer = self.answers.get(piece)
        return self.known.get(piece) or (answer.text if answer else None)

    def charge(self, pieces: Iterable[Piece]) -> int:
        """The characters billed for these pieces and not charged before."""
        due = {piece for piece in pieces if piece in self.answers} - self.charged
        self.charged.update(due)
        return sum(self.answers[piece].characters for piece in due)


def translate_entry_batch(
    entries: Sequence[Entry], target: str, engine: Engine | None
) -> list[Translated]:
    """Translate entries into a locale; one Translated each, same order. Nothing is written to them.

    Memory first; what it lacks is asked of the engine item by item, or left to a person where
    there is none. Answers are committed call by call, so this must not run inside a transaction
    (RuntimeError). Raises EngineError where going on is useless: no key, quota, no connection;
    call it again later, nothing is bought twice.
    """
    plans = [_plan(entry) for entry in entries]
    foreign = [plan for plan in plans if not plan.is_already_in(target)]
    known = _known(foreign, target)
    answers: dict[Piece, Answer] = {}
    if engine is not None:
        answers = _ask_item_by_item(engine, foreign, known, target)
    found = Found(known, answers, engine.name if engine else "")
    return [_finish(plan, target, found) for plan in plans]


def estimate(entries: Sequence[Entry], target: str, engine: Engine | None = None) -> Estimate:
    """What translating these entries would take; asks and writes nothing. Without an engine,
    nothing counts as bought.
    """
    plans = [_plan(entry) for entry in entries]
    plans = [plan for plan in plans if not plan.is_already_in(target)]
    known = _known(plans, target)
    pieces = {piece for plan in plans for piece in plan.pieces}
    already, characters = 0, 0
    for source in sorted({piece.source for piece in pieces}):
        wanted = {p: mask(p.text, p.is_html) for p in pieces - known.keys() if p.source == source}
        texts = {masked.text: len(piece.text) for piece, masked in wanted.items()}
        request = Request(tuple(texts), source, target, html=True)
        here = bought(engine, request) if engine else {}
        already += sum(masked.text in here for masked in wanted.values())
        characters += sum(length for text, length in texts.items() if text not in here)
    return Estimate(len(pieces), len(pieces & known.keys()), already, characters)


def _plan(entry: Entry) -> Plan:
    return Plan(entry, segment(entry.source_text, entry.text_format, entry.source_locale))


def _known(plans: Sequence[Plan], target: str) -> dict[Piece, str]:
    """What people approved; bare measures, which CLDR knows; and words that the target's readers
    share with the source (en for en-CA). One query per source locale.
    """
    pieces = [piece for plan in plans for piece in plan.pieces]
    approved = {
        source: lookup((piece.text for piece in pieces if piece.source == source), source, target)
        for source in sorted({piece.source for piece in pieces})
    }
    found = {
        piece: approved[piece.source].get(piece.text)
        or localise(piece.text, piece.source, target)
        or (piece.text if _is_shared(piece.source, target) else None)
        for piece in pieces
    }
    return {piece: text for piece, text in found.items() if text}


def _is_shared(source: str, target: str) -> bool:
    """Whether the target falls back to the source, so that its words may stand (en for en-CA)."""
    return canonical(source) in chain(target)


def _ask_item_by_item(
    engine: Engine, plans: Sequence[Plan], known: Mapping[Piece, str], target: str
) -> dict[Piece, Answer]:
    """An item's segments go together, with what the engine is to know of the item."""
    asking = [plan.entry for plan in plans if any(piece not in known for piece in plan.pieces)]
    answers: dict[Piece, Answer] = {}
    for item_id, brief in briefs(asking, target).items():
        pieces = [piece for plan in plans if plan.entry.item_id == item_id for piece in plan.pieces]
        for source in sorted({piece.source for piece in pieces}):
            wanted = {
                piece: mask(piece.text, piece.is_html)
                for piece in pieces
                if piece.source == source and piece not in known and piece not in answers
            }
            texts = tuple(dict.fromkeys(masked.text for masked in wanted.values()))
            request = Request(
                texts, source, target, brief.context, html=True, instructions=brief.instructions
            )
            answers |= _ask(engine, request, wanted) if texts else {}
    return answers


def _ask(engine: Engine, request: Request, wanted: Mapping[Piece, Masked]) -> dict[Piece, Answer]:
    """One item's answers. A refused request leaves its pieces missing; the next item goes on."""
    received: dict[str, Bought] = {}
    refusal = ""
    try:
        for instalment in buy(engine, request):
            received |= instalment
    except EngineRefused as error:
        refusal = str(error)
    answers: dict[Piece, Answer] = {}
    for piece, masked in wanted.items():
        answer = received.get(masked.text)
        answers[piece] = _unmasked(masked, answer) if answer else Answer(None, refusal)
        received |= {masked.text: replace(answer, characters=0)} if answer else {}
    return answers


def _unmasked(masked: Masked, answer: Bought) -> Answer:
    try:
        return Answer(unmask(masked, answer.text).strip(), characters=answer.characters)
    except MaskBroken as error:
        return Answer(None, f"the engine's answer was not usable: {error}", answer.characters)


def _finish(plan: Plan, target: str, found: Found) -> Translated:
    if plan.is_already_in(target):
        return Translated(plan.entry, plan.entry.source_text, Origin.SOURCE)
    texts = [found.text(piece) for piece in plan.pieces]
    present = [text for text in texts if text is not None]
    asked = [piece for piece in plan.pieces if piece not in found.known and found.engine]
    missing = len(texts) - len(present)
    text = None if missing else assemble(plan.skeleton, present, target)
    return Translated(
        entry=plan.entry,
        text=text,
        origin=_origin(plan, target, text, bool(asked)),
        engine=found.engine if asked else "",
        missing=missing,
        note=_note(plan, found, missing)[:NOTE_CHARACTERS] if missing else "",
        characters=found.charge(plan.pieces),
    )


def _origin(plan: Plan, target: str, text: str | None, is_asked: bool) -> Origin:
    """Whose words the text is: the seller's own where a shared language left nothing to change."""
    if text == plan.entry.source_text and _is_shared(plan.entry.source_locale, target):
        return Origin.SOURCE
    return Origin.MACHINE if is_asked else Origin.MEMORY


def _note(plan: Plan, found: Found, missing: int) -> str:
    """Why the entry has no text: a sentence."""
    if not found.engine:
        return f"no engine configured; the memory lacks {missing} of {len(plan.pieces)} segments"
    reasons = (found.answers[piece].note for piece in plan.pieces if piece in found.answers)
    return next((reason for reason in reasons if reason), "")
