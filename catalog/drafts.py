"""Content as it is handed in, and what it would change: values between importers and tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from catalog.models import Entry, Item, ItemKind, TextFormat, text_digest

Change = Literal["new", "changed", "unchanged"]

# What an item of a kind cannot be without.
REQUIRED_FIELDS = {
    ItemKind.PRODUCT: ("title",),
    ItemKind.CAMPAIGN: ("title", "body"),
    ItemKind.SNIPPET: ("body",),
}
# The order in which fields are shown and exported; any other field comes after these.
FIELD_ORDER = (
    "title",
    "subject",
    "description",
    "body",
    "slogan",
    "cta",
    "push",
    "color",
    "size",
    "image_alt",
    "seo_title",
    "seo_description",
)


@dataclass(frozen=True, slots=True)
class TextDraft:
    """A source text. Blank (empty or only white space) means: this field is to go."""

    text: str
    text_format: str = TextFormat.PLAIN

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An item as a file states it: what is absent stays as it is, what is present but blank goes.

    `facts` hold what JSON can; a value of None takes the fact away, a mapping is merged key by key.
    `source_locale` is canonical.
    """

    kind: str
    key: str
    source_locale: str
    texts: Mapping[str, TextDraft]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str]:
        return self.kind, self.key


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft does to the tables: preview and import share it, so they can't differ."""

    draft: ItemDraft
    item: Item | None
    facts: dict[str, Any]
    added: Mapping[str, TextDraft]
    rewritten: tuple[tuple[Entry, TextDraft], ...]
    removed: tuple[Entry, ...]

    @property
    def item_differs(self) -> bool:
        return self.item is not None and (
            self.item.facts != self.facts or self.item.source_locale != self.draft.source_locale
        )

    @property
    def change(self) -> Change:
        if self.item is None:
            return "new"
        touched = self.item_differs or self.added or self.rewritten or self.removed
        return "changed" if touched else "unchanged"


def compare(draft: ItemDraft, item: Item | None, entries: Mapping[str, Entry]) -> Plan:
    """What `draft` changes in `item`, whose entries are given by field.

    Texts are equal when their digests are (NFC, so a change of Unicode form is none).
    """
    blank = {name for name, text in draft.texts.items() if text.is_blank}
    written = {name: text for name, text in draft.texts.items() if name not in blank}
    known = item.facts if item is not None else {}
    return Plan(
        draft=draft,
        item=item,
        facts=merge_facts(known, draft.facts),
        added={name: text for name, text in written.items() if name not in entries},
        rewritten=tuple(
            (entries[name], text)
            for name, text in written.items()
            if name in entries and _differs(entries[name], text, draft.source_locale)
        ),
        removed=tuple(entry for name, entry in entries.items() if name in blank),
    )


def merge_facts(known: Mapping[str, Any], stated: Mapping[str, Any]) -> dict[str, Any]:
    """`known` with what is `stated`: None removes, mappings merge, anything else replaces."""
    merged = dict(known)
    for name, value in stated.items():
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, Mapping):
            below = known.get(name)
            inner = merge_facts(below if isinstance(below, Mapping) else {}, value)
            merged[name] = inner
            if not inner:
                del merged[name]
        else:
            merged[name] = value
    return merged


def field_position(name: str) -> int:
    """Where a field stands among its item's entries."""
    return FIELD_ORDER.index(name) if name in FIELD_ORDER else len(FIELD_ORDER)


def _differs(entry: Entry, text: TextDraft, locale: str) -> bool:
    return entry.digest != text_digest(text.text, locale) or entry.text_format != text.text_format
