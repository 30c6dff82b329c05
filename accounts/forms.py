"""What people may say about themselves, and about their keys."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

THEMES = (
    ("", _("as my device has it")),
    ("light", _("light")),
    ("dark", _("dark")),
)


class MeForm(forms.Form):
    """The interface's language, time zone and theme."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField()
    theme = forms.ChoiceField(choices=THEMES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = zones()  # type: ignore[attr-defined]


def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every place of the time zone database, by region, and UTC: “Asia” → “Riyadh”."""
    regions: dict[str, list[tuple[str, str]]] = {"UTC": [("UTC", "UTC")]}
    for zone in sorted(available_timezones()):
        region, _slash, place = zone.partition("/")
        if place and region != "Etc":
            regions.setdefault(region, []).append((zone, place.replace("_", " ")))
    return list(regions.items())


class KeyForm(forms.Form):
    """A key of the content API. No market ticked: every market."""

    name = forms.CharField(max_length=80)
    markets = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, markets: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["markets"].choices = markets  # type: ignore[attr-defined]
