"""What people may send to the review queue."""

from django import forms
from django.utils.translation import gettext_lazy as _

from review.models import Scope
from review.waivers import Reach

REASONS = (
    ("meaning", _("meaning")),
    ("terminology", _("terminology")),
    ("tone", _("tone or register")),
    ("idiom", _("idiom")),
    ("etiquette", _("etiquette")),
    ("legal", _("legal")),
    ("facts", _("facts")),
    ("length", _("length")),
    ("typo", _("typo")),
)


class EditForm(forms.Form):
    text = forms.CharField(strip=False)

    def clean_text(self) -> str:
        """With line ends as they were typed: browsers send two letters for each."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class SendBackForm(forms.Form):
    reason = forms.ChoiceField(choices=REASONS)
    note = forms.CharField(max_length=500, required=False)


class WaiveForm(forms.Form):
    reason = forms.CharField(max_length=500)
    scope = forms.ChoiceField(choices=Scope.choices, required=False)
    expires_on = forms.DateField(required=False)

    def reach(self) -> Reach:
        said = self.cleaned_data
        return Reach(Scope(said["scope"] or Scope.TEXT), said["expires_on"])
