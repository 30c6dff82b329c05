"""What a person may ask of a localisation: which markets, and which engine for the rest."""

from typing import Any

from django import forms


class LocalizeForm(forms.Form):
    """At least one market. No engine: what the memory lacks waits for a person."""

    markets = forms.MultipleChoiceField()
    engine = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, markets: list[str], engines: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["markets"].choices = [(code, code) for code in markets]  # type: ignore[attr-defined]
        self.fields["engine"].choices = [(name, name) for name in ["", *engines]]  # type: ignore[attr-defined]
