"""Everything that writes items, entries and adaptations."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import User
from catalog.drafts import Change, ItemDraft, Plan, TextDraft, compare, field_position
from catalog.errors import EmptyText
from catalog.models import Adaptation, Entry, Item, Origin, Revision, State, text_digest
from locales.tags import canonical


@dataclass(frozen=True, slots=True)
class Removal:
    """A field that goes because its cell is present but empty, with its adaptations."""

    key: str
    field: str
    adaptations: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving some drafts did, or would do. `outdated`: adaptations whose source moved on."""

    changes: tuple[Change, ...]  # one per draft, in order
    removals: tuple[Removal, ...]
    outdated: int


def save_item(draft: ItemDraft) -> Change:
    """Create or change one item from what `draft` states.

    A changed source text leaves its adaptations standing, outdated. What is unchanged is not
    written.
    """
    return save_items([draft]).changes[0]


@transaction.atomic
def save_items(drafts: Sequence[ItemDraft]) -> Saved:
    """Save drafts of different items in one transaction, in a constant number of queries."""
    plans = _plan(drafts, Item.objects.select_for_update())
    saved = _foresee(plans)
    items = _write_items(plans)
    _write_entries(plans, items)
    return saved


def preview_items(drafts: Sequence[ItemDraft]) -> Saved:
    """What `save_items` would do; writes nothing."""
    return _foresee(_plan(drafts, Item.objects.all()))


def place(entry: Entry, locale: str, market: str = "") -> Adaptation:
    """The entry's adaptation for a locale, or for one market in it; made empty if missing.

    Raises locales.tags.BadTag.
    """
    adaptation, _ = Adaptation.objects.get_or_create(
        entry=entry, locale=canonical(locale), market=market
    )
    return adaptation


@transaction.atomic
def write_text(
    adaptation: Adaptation,
    text: str,
    *,
    state: str,
    origin: str,
    author: User | None = None,
    engine: str = "",
    reason: str = "",
) -> Adaptation:
    """Give an adaptation a text made from its entry's present source; the revision goes up by one.

    Returns the row as stored. Raises EmptyText where the text is empty and the state not initial.
    """
    if not text and state != State.INITIAL:
        raise EmptyText
    locked = Adaptation.objects.select_for_update(of=("self",)).select_related("entry")
    row = locked.get(pk=adaptation.pk)
    row.text, row.state, row.origin, row.engine = text, State(state), Origin(origin), engine
    row.source_text, row.source_digest = row.entry.source_text, row.entry.digest
    row.note = "" if text else row.note
    row.updated_by = author
    row.revision += 1
    row.save()
    Revision.objects.create(
        adaptation=row,
        number=row.revision,
        text=text,
        state=state,
        origin=origin,
        source_text=row.source_text,
        source_digest=row.source_digest,
        author=author,
        reason=reason[:200],
    )
    return row


@transaction.atomic
def promote(adaptations: QuerySet[Adaptation], reason: str) -> int:
    """Make texts reviewed as they stand, with a revision each; how many. Three queries."""
    rows = list(adaptations.select_for_update(of=("self",)))
    for row in rows:
        row.state, row.revision = State.REVIEWED, row.revision + 1
    Adaptation.objects.bulk_update(rows, ["state", "revision"])
    Revision.objects.bulk_create(
        Revision(
            adaptation=row,
            number=row.revision,
            text=row.text,
            state=row.state,
            origin=row.origin,
            source_text=row.source_text,
            source_digest=row.source_digest,
            reason=reason[:200],
        )
        for row in rows
    )
    return len(rows)


def _plan(drafts: Sequence[ItemDraft], stored: QuerySet[Item]) -> list[Plan]:
    """Compare drafts with what is stored, in two queries."""
    wanted = stored.filter(
        kind__in={draft.kind for draft in drafts}, key__in=[draft.key for draft in drafts]
    )
    items = {(item.kind, item.key): item for item in wanted}
    entries: dict[int, dict[str, Entry]] = {item.pk: {} for item in items.values()}
    for entry in Entry.objects.filter(item__in=items.values()):
        entries[entry.item_id][entry.field] = entry
    return [
        compare(draft, item, entries[item.pk] if item is not None else {})
        for draft in drafts
        for item in [items.get(draft.place)]
    ]


def _foresee(plans: Sequence[Plan]) -> Saved:
    gone = [(plan.draft.key, entry) for plan in plans for entry in plan.removed]
    moved = [
        entry.pk
        for plan in plans
        for entry, text in plan.rewritten
        if entry.digest != text_digest(text.text, plan.draft.source_locale)
    ]
    lost = _adaptations_of([entry.pk for _, entry in gone])
    removals = (Removal(key, entry.field, lost.count(entry.pk)) for key, entry in gone)
    fresh = Adaptation.objects.exclude(state=State.INITIAL).filter(source_digest=F("entry__digest"))
    return Saved(
        changes=tuple(plan.change for plan in plans),
        removals=tuple(removals),
        outdated=fresh.filter(entry__in=moved).count() if moved else 0,
    )


def _adaptations_of(entries: list[int]) -> list[int]:
    """The entry of each adaptation of these entries, one per adaptation."""
    if not entries:
        return []
    rows = Adaptation.objects.filter(entry__in=entries).exclude(text="")
    return list(rows.values_list("entry_id", flat=True))


def _write_items(plans: Sequence[Plan]) -> list[Item]:
    """Insert the new items and update the changed; an item's time moves with any of its entries.

    Returns the item of each plan, in order, all of them stored.
    """
    items = [plan.item or _item(plan) for plan in plans]
    new = [item for item in items if item.pk is None]
    changed = [item for item, plan in zip(items, plans, strict=True) if plan.change == "changed"]
    for item, plan in zip(items, plans, strict=True):
        if plan.change == "changed":
            item.facts, item.source_locale = plan.facts, plan.draft.source_locale
            item.updated_at = timezone.now()
    if new:
        Item.objects.bulk_create(new)
    if changed:
        Item.objects.bulk_update(changed, ["facts", "source_locale", "updated_at"])
    return items


def _write_entries(plans: Sequence[Plan], items: Sequence[Item]) -> None:
    """Insert, update and delete the entries of the stored items as planned."""
    added, rewritten, removed = [], [], []
    for plan, item in zip(plans, items, strict=True):
        added += [_entry(item, name, text) for name, text in plan.added.items()]
        rewritten += [_rewrite(entry, text, item) for entry, text in plan.rewritten]
        removed += [entry.pk for entry in plan.removed]
    if added:
        Entry.objects.bulk_create(added)
    if rewritten:
        fields = ["source_text", "source_locale", "text_format", "digest"]
        Entry.objects.bulk_update(rewritten, fields)
    if removed:
        Entry.objects.filter(pk__in=removed).delete()


def _item(plan: Plan) -> Item:
    draft = plan.draft
    return Item(kind=draft.kind, key=draft.key, facts=plan.facts, source_locale=draft.source_locale)


def _entry(item: Item, name: str, text: TextDraft) -> Entry:
    entry = Entry(item=item, field=name, position=field_position(name))
    return _rewrite(entry, text, item)


def _rewrite(entry: Entry, text: TextDraft, item: Item) -> Entry:
    entry.source_text, entry.text_format = text.text, text.text_format
    entry.source_locale = item.source_locale
    entry.digest = text_digest(text.text, item.source_locale)
    return entry
