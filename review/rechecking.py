"""Checking again after the packs changed: only the texts that what changed can touch."""

from collections.abc import Iterator, Mapping

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from catalog.models import Adaptation, Item
from checks.reaching import Changes, can_touch, changes, reaches
from jobs.models import Job
from jobs.services import create_job
from locales.snapshot import knowledge
from review.findings import lines_read, refresh_findings
from review.models import CheckedWith, Finding

KIND = "recheck"
ITEMS_PER_PART = 50
LAST = "remember"


def checked_with() -> Mapping[str, str]:
    """What all texts were last checked with; empty where nobody has kept it."""
    row = CheckedWith.objects.order_by("-pk").first()
    return row.rules if row else {}


def changed_rules() -> Changes:
    """What is other than when all texts were last checked; nothing where nobody has kept it."""
    before = checked_with()
    nothing = Changes(frozenset(), frozenset())
    return changes(before, reaches(knowledge())) if before else nothing


def keep_rules() -> None:
    """All texts are checked with the packs as they are."""
    CheckedWith.objects.all().delete()
    CheckedWith.objects.create(rules=dict(reaches(knowledge())))


def keep_rules_once() -> None:
    """The same at the very beginning, when no text has been checked before."""
    if not CheckedWith.objects.exists():
        keep_rules()


@transaction.atomic
def start_recheck(created_by: AbstractBaseUser | None = None) -> Job | None:
    """Ask for the job that checks again; None where nothing changed."""
    changed = changed_rules()
    if not changed:
        return None
    payload = {"rules": sorted(changed.rules), "languages": sorted(changed.languages)}
    return create_job(
        KIND,
        items=_parts(),
        payload=payload,
        label=_("Check again"),
        created_by=created_by,
    )


def _parts() -> Iterator[tuple[str, dict[str, object]]]:
    """Stretches of items by id, locale by locale; at last, that all of it is done."""
    locales = Adaptation.objects.order_by("locale").values_list("locale", flat=True).distinct()
    ids = list(Item.objects.order_by("pk").values_list("pk", flat=True))
    for locale in locales:
        for begin in range(0, len(ids), ITEMS_PER_PART):
            part = ids[begin : begin + ITEMS_PER_PART]
            payload = {"locale": locale, "first": part[0], "last": part[-1]}
            yield f"{locale}:{part[0]}", payload
    yield LAST, {}


def recheck_part(locale: str, first: int, last: int, changed: Changes) -> int:
    """Check again what changed rules can touch among some items; how many items that were."""
    items = Item.objects.filter(
        pk__gte=first, pk__lte=last, entries__adaptations__locale=locale
    ).distinct()
    touched = [item for item in items if _is_touched(item, locale, changed)]
    for item in touched:
        refresh_findings(item, locale)
    return len(touched)


def _is_touched(item: Item, locale: str, changed: Changes) -> bool:
    """Whether a changed rule had fired on the item's texts, or could now."""
    found = Finding.objects.filter(adaptation__entry__item=item, adaptation__locale=locale)
    before = set(found.values_list("rule", flat=True))
    if before & changed.rules:
        return True
    packs = knowledge()
    return any(can_touch(read.line, changed, packs) for read in lines_read(item, locale))
