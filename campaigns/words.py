"""Says rules, days and states of campaigns in sentences, in the interface's language."""

from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, pgettext

from campaigns.models import Step, StepName
from locales.almanac.values import Occurrence

REASONS = (  # what launching writes down as `held_because`
    gettext_noop("the campaign is cancelled"),
    gettext_noop("the day is not confirmed yet"),
    gettext_noop("its title and text are not approved in this market"),
    gettext_noop("its time was over before it could open"),
)


def rule_sentence(step: Step, day: str) -> str:
    """“Opens 10 days before “First day of Ramadan”, at 10:00 by each market's own clock.”"""
    said = _opens if step.name == StepName.OPENS else _closes
    days = abs(step.offset_days)
    clock = time.strftime(step.local_time, "%H:%M")
    return said(step.offset_days) % {"n": days, "day": f"\u2068{day}\u2069", "time": clock}


def _opens(offset: int) -> str:
    if offset == 0:
        return _("Opens on “%(day)s” itself, at %(time)s by each market’s own clock.")
    if offset < 0:
        return ngettext(
            "Opens %(n)s day before “%(day)s”, at %(time)s by each market’s own clock.",
            "Opens %(n)s days before “%(day)s”, at %(time)s by each market’s own clock.",
            -offset,
        )
    return ngettext(
        "Opens %(n)s day after “%(day)s”, at %(time)s by each market’s own clock.",
        "Opens %(n)s days after “%(day)s”, at %(time)s by each market’s own clock.",
        offset,
    )


def _closes(offset: int) -> str:
    if offset == 0:
        return _("Closes at midnight, when that day ends.")
    if offset < 0:
        return ngettext(
            "Closes %(n)s day before it, at midnight when that day ends.",
            "Closes %(n)s days before it, at midnight when that day ends.",
            -offset,
        )
    return ngettext(
        "Closes %(n)s day after it, at midnight when that day ends.",
        "Closes %(n)s days after it, at midnight when that day ends.",
        offset,
    )


def uncertainty(occurrence: Occurrence) -> str:
    """“±1 d”, “+1 d”: how far the best day may still move; empty where it is known."""
    early = (occurrence.start - occurrence.earliest).days
    late = (occurrence.latest - occurrence.start).days
    if early and late:
        both = _("±%(n)s d") if early == late else _("−%(early)s +%(n)s d")
        return both % {"n": late, "early": early}
    if early or late:
        return (_("+%(n)s d") if late else _("−%(n)s d")) % {"n": early or late}
    return ""


def day_and_month(day: date) -> str:
    """“16 Nov”, as short as the language allows."""
    return date_format(day, pgettext("a date format: day and short month", "j M"))
