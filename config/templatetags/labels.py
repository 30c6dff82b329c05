"""What states, fields, severities and categories are called on the pages; built in."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from config.templatetags.terroir import enumerated

register = template.Library()

STATES = {
    "initial": _("needs translation"),
    "translated": _("waiting for review"),
    "reviewed": _("approved"),
    "final": _("in a release"),
    "outdated": _("source changed"),
    "blocked": _("blocked by an error"),
}
FIELDS = {
    "title": _("title"),
    "description": _("description"),
    "body": _("body"),
    "slogan": _("slogan"),
    "cta": _("button"),
    "push": _("push message"),
    "image_alt": _("image description"),
    "seo_title": _("search title"),
    "seo_description": _("search description"),
    "color": _("colour"),
    "size": _("size"),
}
SEVERITY_CLASS = {"error": "is-blocked", "warning": "is-waiting", "info": "is-machine"}
SEVERITY_SIGN = {"error": "◆", "warning": "◐", "info": "○"}
SEVERITIES = {"error": _("error"), "warning": _("warning"), "info": _("note")}
CATEGORIES = {
    "number": pgettext_lazy("category of a finding", "number"),
    "color": pgettext_lazy("category of a finding", "colour"),
    "symbol": pgettext_lazy("category of a finding", "symbol"),
    "gesture": pgettext_lazy("category of a finding", "gesture"),
    "food-drink": pgettext_lazy("category of a finding", "food and drink"),
    "religion": pgettext_lazy("category of a finding", "religion"),
    "territory": pgettext_lazy("category of a finding", "territory"),
    "history": pgettext_lazy("category of a finding", "history"),
    "gender": pgettext_lazy("category of a finding", "gender"),
    "ethnicity": pgettext_lazy("category of a finding", "ethnicity"),
    "body": pgettext_lazy("category of a finding", "body"),
    "name": pgettext_lazy("category of a finding", "name"),
    "legal-claim": pgettext_lazy("category of a finding", "legal claim"),
    "address": pgettext_lazy("category of a finding", "form of address"),
    "timing": pgettext_lazy("category of a finding", "timing"),
    "idiom": pgettext_lazy("category of a finding", "idiom"),
    "calque": pgettext_lazy("category of a finding", "word-for-word"),
    "variant": pgettext_lazy("category of a finding", "regional variant"),
    "format": pgettext_lazy("category of a finding", "format"),
    "terminology": pgettext_lazy("category of a finding", "terminology"),
    "placeholder": pgettext_lazy("category of a finding", "placeholder"),
    "markup": pgettext_lazy("category of a finding", "markup"),
    "length": pgettext_lazy("category of a finding", "length"),
    "punctuation": pgettext_lazy("category of a finding", "punctuation"),
    "facts": pgettext_lazy("category of a finding", "facts"),
    "spelling": pgettext_lazy("category of a finding", "spelling"),
}


FAMILIES = {
    "islamic": pgettext_lazy("family of days", "Islamic"),
    "lunar": pgettext_lazy("family of days", "East Asian lunar calendar"),
    "buddhist": pgettext_lazy("family of days", "Buddhist and South-East Asian"),
    "hindu": pgettext_lazy("family of days", "Hindu"),
    "jewish": pgettext_lazy("family of days", "Jewish"),
    "christian": pgettext_lazy("family of days", "Christian"),
    "orthodox": pgettext_lazy("family of days", "Orthodox"),
    "family": pgettext_lazy("family of days", "Family days"),
    "folk": pgettext_lazy("family of days", "Folk and gift days"),
    "national": pgettext_lazy("family of days", "National days"),
    "mourning": pgettext_lazy("family of days", "Mourning and remembrance"),
    "retail": pgettext_lazy("family of days", "Sales days"),
    "work": pgettext_lazy("family of days", "School and pay days"),
}
SAID = {
    "sighted": _("crescent seen"),
    "not sighted": _("crescent not seen"),
    "moved": _("day declared"),
}


WITHIN = {
    "phrase": _("in the same phrase"),
    "sentence": _("in the same sentence"),
    "field": _("in the same text"),
    "item": _("anywhere in the item"),
}


@register.filter
def within_label(within: str) -> str:
    """How far a rule looks for what stands beside its words."""
    return str(WITHIN.get(within, within))


@register.filter
def family_label(family: str) -> str:
    """“Islamic”; a seller's own family stays as its folder is called."""
    return str(FAMILIES.get(family, family))


@register.filter
def said_label(kind: str) -> str:
    return str(SAID.get(kind, kind))


@register.filter
def state_label(state: str) -> str:
    return str(STATES.get(state, state))


@register.filter
def field_label(field: str) -> str:
    """“image description” for `image_alt`; a field nobody named here stays as it is."""
    return str(FIELDS.get(field, field))


@register.filter
def severity_class(severity: str) -> str:
    return SEVERITY_CLASS.get(severity, "")


@register.filter
def severity_sign(severity: str) -> str:
    return SEVERITY_SIGN.get(severity, "")


@register.filter
def severity_label(severity: str) -> str:
    return str(SEVERITIES.get(severity, severity))


@register.filter
def category_label(category: str) -> str:
    return str(CATEGORIES.get(category, category))


@register.filter
def field_labels(fields: list[str]) -> str:
    """“title and body”, in the interface's language."""
    return enumerated([field_label(field) for field in fields])
