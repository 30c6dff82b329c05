"""What an operator may decide about a market."""

from django import forms


class PolicyForm(forms.Form):
    accept_memory = forms.BooleanField(required=False)
    accept_source = forms.BooleanField(required=False)


class PublishForm(forms.Form):
    note = forms.CharField(max_length=200, required=False)


class ServeForm(forms.Form):
    number = forms.IntegerField(min_value=1)
