"""The idioms of what is to be translated, as the desk and the product page tell them."""

from catalog.models import Entry, TextFormat
from checks.idioms.notes import Note, idiom_notes
from locales.snapshot import knowledge


def idioms_of(entry: Entry, target: str = "") -> tuple[Note, ...]:
    """The idioms of an entry's source text; with a target locale, what people say there instead."""
    is_html = entry.text_format == TextFormat.HTML
    return idiom_notes(entry.source_text, entry.source_locale, knowledge(), target, is_html)
