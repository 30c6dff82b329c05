"""What people may say of a campaign: its rule, and the day an authority has declared."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.calendar.index import families
from campaigns.confirming import CannotConfirm, say
from campaigns.models import Said
from campaigns.planning import Plan
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge

SIDES = ((-1, gettext_lazy("days before")), (1, gettext_lazy("days after")))
FARTHEST_DAYS = 400


def events() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every observance by its English name, in families."""
    return [
        (family.code, [(one.code, one.name) for one in family.observances])
        for family in families(knowledge().observances.values())
    ]


def markets() -> list[tuple[str, str]]:
    return [(code, code) for code in knowledge().markets]


class RuleForm(forms.Form):
    """Which observance and markets, and how many days before or after it."""

    event = forms.ChoiceField(choices=events)
    markets = forms.MultipleChoiceField(choices=markets)
    opens_days = forms.IntegerField(min_value=0, max_value=FARTHEST_DAYS)
    opens_side = forms.TypedChoiceField(choices=SIDES, coerce=int)
    closes_days = forms.IntegerField(min_value=0, max_value=FARTHEST_DAYS)
    closes_side = forms.TypedChoiceField(choices=SIDES, coerce=int)
    local_time = forms.TimeField()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and self.plan().end_day < self.plan().start_day:
            self.add_error("closes_days", _("It would close before it opens."))
        return said

    def plan(self) -> Plan:
        """The rule that was sent; only when valid."""
        said = self.cleaned_data
        return Plan(
            event=said["event"],
            markets=tuple(said["markets"]),
            start_day=said["opens_days"] * said["opens_side"],
            end_day=said["closes_days"] * said["closes_side"],
            local_time=said["local_time"],
        )


def rule_values(plan: Plan) -> dict[str, Any]:
    """What the form starts with."""
    return {
        "event": plan.event,
        "markets": list(plan.markets),
        "opens_days": abs(plan.start_day),
        "opens_side": -1 if plan.start_day < 0 else 1,
        "closes_days": abs(plan.end_day),
        "closes_side": -1 if plan.end_day < 0 else 1,
        "local_time": f"{plan.local_time:%H:%M}",
    }


class ConfirmForm(forms.Form):
    """What an authority said of a market's day: seen, not seen, or another day; and who said so."""

    kind = forms.ChoiceField(choices=Said.choices, initial=Said.MOVED)
    start = forms.DateField(required=False)
    source = forms.CharField(max_length=300)

    def __init__(self, *args: Any, occurrence: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.occurrence = occurrence

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        kind = said.get("kind")
        if kind and not self.errors:
            try:
                self.saying = say(self.occurrence, Said(kind), said.get("start"), said["source"])
            except CannotConfirm as error:
                self.add_error("start", str(error))
        return said
