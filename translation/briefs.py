"""What an engine is told beside the texts: what the item is, and what its idioms mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.models import Entry, TextFormat
from checks.idioms.notes import Note, idiom_notes
from checks.markup import visible
from locales.snapshot import knowledge

CONTEXT_FIELDS = ("title", "description", "body")
CONTEXT_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Brief:
    """`context` is for every engine that takes one, `instructions` for those that obey."""

    context: str = ""
    instructions: tuple[str, ...] = ()


def briefs(entries: Iterable[Entry], target: str) -> dict[int, Brief]:
    """A brief for each of the entries' items, by the item's id. One query."""
    by_item: dict[int, list[Entry]] = {}
    for entry in entries:
        by_item.setdefault(entry.item_id, []).append(entry)
    about = dict.fromkeys(by_item, "")
    told = Entry.objects.filter(item_id__in=by_item, field__in=CONTEXT_FIELDS)
    for item_id, text in told.order_by("position", "id").values_list("item_id", "source_text"):
        about[item_id] += f"{visible(text)[0].strip()}\n"
    return {
        item_id: _brief(about[item_id][:CONTEXT_CHARACTERS].strip(), found, target)
        for item_id, found in by_item.items()
    }


def _brief(about: str, entries: list[Entry], target: str) -> Brief:
    notes = {note.idiom.id: note for entry in entries for note in _notes(entry, target)}
    meanings = [_meaning(note) for note in notes.values()]
    return Brief("\n".join([about, *meanings]).strip(), tuple(map(_instruction, notes.values())))


def _notes(entry: Entry, target: str) -> Iterator[Note]:
    is_html = entry.text_format == TextFormat.HTML
    yield from idiom_notes(entry.source_text, entry.source_locale, knowledge(), target, is_html)


def _meaning(note: Note) -> str:
    return f"“{note.words}” is an idiom here and means: {note.idiom.meaning}."


def _instruction(note: Note) -> str:
    said = f" People say, for instance, “{note.say[0]}”." if note.say else ""
    return f"Translate the idiom “{note.words}” by its meaning ({note.idiom.meaning}).{said}"
