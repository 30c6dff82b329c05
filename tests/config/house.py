"""A house of its own for the main job: an empty var folder, no broker, no engine."""

import tempfile
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.test import TestCase, override_settings


class House(TestCase):
    """A var folder of its own, no broker and no engine."""

    @classmethod
    def setUpClass(cls):
        folder = cls.enterClassContext(tempfile.TemporaryDirectory())
        cls.folder = Path(folder)
        sender = "tests.jobs.senders.keep"
        options = {"VAR_DIR": cls.folder, "JOB_SENDER": sender, "TRANSLATION_ENGINE": ""}
        cls.enterClassContext(override_settings(**options))
        super().setUpClass()

    @classmethod
    def firstlight(cls, *options) -> str:
        cls.err = StringIO()
        out = StringIO()
        call_command("firstlight", *map(str, options), stdout=out, stderr=cls.err)
        return out.getvalue()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path


def everything() -> dict[str, list]:
    """Every row of every table."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models()
    }
