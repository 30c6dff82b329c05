"""Items, texts, findings and people, as review meets them."""

from typing import Any

from accounts.models import Role, RoleName, User
from catalog.models import Adaptation, Entry, Item, Origin, State, text_digest
from catalog.services import place, write_text
from review.findings import rule_digest
from review.models import Finding, Review
from translation.memory import segment_digest
from translation.models import MemoryOrigin, MemoryUnit


def make_person(name: str = "amina", market: str = "", role: str = RoleName.REVIEWER) -> User:
    person = User.objects.create_user(name, password="a long enough word")
    Role.objects.create(user=person, name=role, market=market)
    return person


def make_operator(name: str = "lin") -> User:
    return make_person(name, role=RoleName.OPERATOR)


def make_item(
    key: str = "TEA-04", *, source_locale: str = "en", kind: str = "product", **texts: str
) -> Item:
    """An item with one entry per keyword; a title is made up when none is given."""
    item = Item.objects.create(kind=kind, key=key, source_locale=source_locale)
    for position, (field, text) in enumerate((texts or {"title": "Linen tote bag"}).items()):
        Entry.objects.create(
            item=item,
            field=field,
            source_text=text,
            source_locale=source_locale,
            position=position,
            digest=text_digest(text, source_locale),
        )
    return item


def make_text(
    item: Item, field: str = "title", *, locale: str = "ar", text: str = "حقيبة", **more: str
) -> Adaptation:
    """A text waiting for review (`state`, `origin` and `market` may be given)."""
    adaptation = place(item.entries.get(field=field), locale, more.get("market", ""))
    adaptation = write_text(
        adaptation,
        text,
        state=State(more.get("state", State.TRANSLATED)),
        origin=Origin(more.get("origin", Origin.MACHINE)),
    )
    Review.objects.get_or_create(adaptation=adaptation)
    return adaptation


def make_finding(adaptation: Adaptation, **values: Any) -> Finding:
    """An error about alcohol in Saudi Arabia on the present text, unless told otherwise."""
    plain = {
        "market": "sa",
        "rule": "islamic.alcohol",
        "category": "food-drink",
        "severity": "error",
        "start": 0,
        "end": 4,
        "message": "Alcohol may not be offered.",
        "suggestion": "Offer a date drink.",
        "cite": "a source",
        "text_digest": text_digest(adaptation.text, adaptation.locale),
        "rule_digest": rule_digest("islamic.alcohol"),
    }
    return Finding.objects.create(adaptation=adaptation, **(plain | values))


def change_source(entry: Entry, text: str) -> Entry:
    entry.source_text = text
    entry.digest = text_digest(text, entry.source_locale)
    entry.save()
    return entry


def remember_segment(source: str, target: str, locale: str, source_locale: str = "en") -> None:
    MemoryUnit.objects.create(
        source_locale=source_locale,
        target_locale=locale,
        source_digest=segment_digest(source),
        source_text=source,
        target_text=target,
        origin=MemoryOrigin.STARTER,
    )
