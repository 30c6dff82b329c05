"""What the statements of a market's profile are called on the pages; built in."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

FLAGS = {
    "share_channels": _("where people share"),
    "local_payments": _("how people pay"),
    "installments": _("paying in instalments"),
    "cash_on_delivery": _("cash on delivery"),
    "consent_model": _("consent to tracking and mail"),
    "privacy_law": _("privacy law"),
    "price_display": _("how prices are shown"),
    "price_form": _("how a price is written"),
    "decimal_mark": _("decimal mark"),
    "size_labels": _("clothing sizes"),
    "size_notes": _("about sizes"),
    "units": _("units"),
    "date_order": _("order of a date"),
    "clock": _("clock"),
    "weekend": _("weekend"),
    "first_day_of_week": _("first day of the week"),
    "address_order": _("order of an address"),
    "name_order": _("order of a name"),
    "calling_code": _("calling code"),
    "mains": _("mains and plugs"),
    "age_gates": _("age limits"),
    "return_right": _("right to return goods"),
    "language_duty": _("language duties"),
    "legal_languages": _("languages the law asks for"),
    "live_selling": _("live selling"),
    "host_etiquette": _("manners of a live host"),
    "delivery_notes": _("about delivery"),
}


@register.filter
def flag_label(name: str) -> str:
    """The statement's name in the interface's language; a pack's own as it is written."""
    return str(FLAGS.get(name, name.replace("_", " ")))
