"""What people may say about themselves, and about their keys."""

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from locales.cldr import territory_name
from locales.snapshot import knowledge
from locales.tags import canonical

THEMES = (
    ("", _("as my device has it")),
    ("light", _("light")),
    ("dark", _("dark")),
)


def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every place of the time zone database, by region, and UTC: “Asia” → “Riyadh”."""
    regions: dict[str, list[tuple[str, str]]] = {"UTC": [("UTC", "UTC")]}
    for zone in sorted(available_timezones()):
        region, _slash, place = zone.partition("/")
        if place and region != "Etc":
            regions.setdefault(region, []).append((zone, place.replace("_", " ")))
    return list(regions.items())


def named_markets() -> list[tuple[str, str]]:
    """Every market there is a pack for, named in the interface's language."""
    language = canonical(get_language() or "en")
    return [(code, territory_name(code, language)) for code in knowledge().markets]


class MeForm(forms.Form):
    """The interface's language, time zone and theme."""

    language = forms.ChoiceField(choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(choices=zones)
    theme = forms.ChoiceField(choices=THEMES, required=False)


class KeyForm(forms.Form):
    """A key of the content API. No market ticked: every market."""

    name = forms.CharField(max_length=80)
    markets = forms.MultipleChoiceField(choices=named_markets, required=False)
