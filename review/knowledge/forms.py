"""The form of the try-it box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalog.models import ItemKind
from checks.lines import Line
from locales import tags
from locales.snapshot import knowledge

MOST_LETTERS = 5000


class TryForm(forms.Form):
    """Copy to check: a text, what else belongs to it, and where it is to be read."""

    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    text = forms.CharField(
        label=_("Copy"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 5})
    )
    image_alt = forms.CharField(label=_("What its picture shows"), required=False, max_length=500)
    locale = forms.ChoiceField(label=_("Language of the copy"))
    kind = forms.ChoiceField(label=_("Kind"), choices=ItemKind.choices)
    date = forms.DateField(
        label=_("Goes live on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    markets = forms.MultipleChoiceField(
        label=_("Markets"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, **values: object) -> None:
        super().__init__(*args, **values)  # type: ignore[arg-type]
        packs = knowledge()
        self.fields["locale"].choices = [(tag, tag) for tag in _locales()]  # type: ignore[attr-defined]
        self.fields["markets"].choices = [(code, code) for code in packs.markets]  # type: ignore[attr-defined]

    def line(self) -> Line:
        """The copy as the checks read it."""
        said = self.cleaned_data
        named = {
            "title": said["title"],
            "description": said["text"],
            "image_alt": said["image_alt"],
        }
        return Line(
            id="try",
            market="",
            locale=said["locale"],
            kind=said["kind"],
            fields={name: text for name, text in named.items() if text},
            date=said["date"],
        )

    def chosen(self) -> list[str]:
        """The markets that were ticked; all of them where none was."""
        return self.cleaned_data["markets"] or list(knowledge().markets)


def _locales() -> list[str]:
    """English and Chinese, which most sellers write, then what the markets read."""
    read = sorted(locale for market in knowledge().markets.values() for locale in market.locales)
    return list(dict.fromkeys(["en", "zh-Hans", *map(tags.canonical, read)]))
