"""Items and adaptations for tests, with nothing to fill in that a test does not care about."""

from catalog.drafts import ItemDraft, TextDraft
from catalog.models import Adaptation, Entry, Item, Origin, State
from catalog.services import place, save_item, write_text


def make_draft(key="TEE-01", *, kind="product", locale="en", facts=None, **texts):
    """A draft whose texts are plain; a product without texts gets a title."""
    texts = texts or {"title": "Linen Tee"}
    return ItemDraft(
        kind, key, locale, {name: TextDraft(text) for name, text in texts.items()}, facts or {}
    )


def make_item(key="TEE-01", *, kind="product", locale="en", facts=None, **texts) -> Item:
    save_item(make_draft(key, kind=kind, locale=locale, facts=facts, **texts))
    return Item.objects.get(kind=kind, key=key)


def make_entry(key="TEE-01", field="title", text="Linen Tee", locale="en") -> Entry:
    return make_item(key, locale=locale, **{field: text}).entries.get(field=field)


def make_adaptation(
    entry: Entry, locale: str, text: str, *, market="", state=State.REVIEWED
) -> Adaptation:
    return write_text(place(entry, locale, market), text, state=state, origin=Origin.HUMAN)
