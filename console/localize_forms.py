"""What a person may ask of a localisation: which markets, and which engine for the rest."""

from django import forms

from console.engines import choices
from locales.snapshot import knowledge


def markets() -> list[tuple[str, str]]:
    return [(code, code) for code in knowledge().markets]


def usable_engines() -> list[tuple[str, str]]:
    return [(choice.name, choice.name) for choice in choices() if not choice.missing]


class LocalizeForm(forms.Form):
    """At least one market. No engine: what the memory lacks waits for a person."""

    markets = forms.MultipleChoiceField(choices=markets)
    engine = forms.ChoiceField(choices=usable_engines, required=False)
