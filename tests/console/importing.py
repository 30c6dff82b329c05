"""An operator who hands in files: what the tests of the import begin with."""

from django.test import TestCase, override_settings
from django.urls import reverse

from jobs.services import drain
from tests.console.make import make_upload
from tests.review.make import make_operator

UPLOAD = "/products/import/"
HTMX = {"HX-Request": "true"}


@override_settings(JOB_SENDER="tests.jobs.senders.keep")
class Importing(TestCase):
    """An operator at the import; each step follows the last answer's own address."""

    def setUp(self):
        self.client.force_login(make_operator())

    def upload(self, file=None, *, locale="en", **ways):
        """Hand in a file and follow to its preview."""
        sent = {"file": file or make_upload(), "source_locale": locale} | ways
        return self.client.post(UPLOAD, sent, follow=True)

    def confirm(self, preview):
        """Press the button of a preview."""
        token, form = preview.context["upload"].token, preview.context["form"]
        said = {name: form[name].value() or "" for name in form.fields}
        return self.client.post(reverse("imports:start", args=[token]), said, follow=True)

    def take_in(self, file=None, **ways):
        """Import a file to its end, and look at its page."""
        job = self.confirm(self.upload(file, **ways)).context["job"]
        with self.captureOnCommitCallbacks(execute=True):
            drain()
        return self.client.get(reverse("imports:job", args=[job.pk]))
