"""Long work that the console owns."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from catalog.services import save_items
from console.imports import KIND, counted, unpacked
from jobs.models import Job, JobItem
from jobs.runners import ItemFailed, Outcome, runner

LEASE_SECONDS = 120  # a part may wait for whoever writes at the same time


@runner(KIND, lease_seconds=LEASE_SECONDS)
def import_part(_job: Job, job_item: JobItem) -> Outcome:
    """Save one part of a file whole; its counts take the place of its drafts at the same moment."""
    drafts = unpacked(job_item.payload)
    if not drafts:  # saved before, only not marked
        return Outcome()
    try:
        with transaction.atomic():
            saved = save_items(drafts)
            JobItem.objects.filter(pk=job_item.pk).update(payload=counted(saved))
    except IntegrityError as error:
        sentence = _("Another import saved some of these items at the same moment. Try again.")
        raise ItemFailed(sentence) from error
    return Outcome()
