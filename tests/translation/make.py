"""Entries, memory units and engines for the tests of translation."""

from collections.abc import Callable

from catalog.models import Entry, Item, TextFormat, text_digest
from translation.engines.base import Request, Translation
from translation.memory import segment_digest
from translation.models import MemoryOrigin, MemoryUnit


def make_entry(text="Linen Tee", *, field="title", key="TEE-01", locale="en", html=False) -> Entry:
    item, _ = Item.objects.get_or_create(kind="product", key=key, source_locale=locale)
    return Entry.objects.create(
        item=item,
        field=field,
        source_text=text,
        source_locale=locale,
        text_format=TextFormat.HTML if html else TextFormat.PLAIN,
        digest=text_digest(text, locale),
    )


def make_unit(source, target, *, source_locale="en", target_locale="ar", origin="review"):
    return MemoryUnit.objects.create(
        source_locale=source_locale,
        target_locale=target_locale,
        source_digest=segment_digest(source),
        source_text=source,
        target_text=target,
        origin=MemoryOrigin(origin),
    )


class LoudEngine:
    """Answers every text in capitals, or as `say` does; remembers what it was asked."""

    name = "loud"

    def __init__(self, say: Callable[[str], str] = lambda text: f"«{text}»") -> None:
        self.say = say
        self.requests: list[Request] = []

    def translate(self, request: Request) -> list[Translation]:
        self.requests.append(request)
        return [Translation(self.say(text), len(text), "loud-1") for text in request.texts]
