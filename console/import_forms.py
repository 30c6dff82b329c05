"""What an operator says about a file: its language always, the rest only where we misread it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from catalog.importers import ImportReport, Overrides
from catalog.importers.headers import FORMATS
from catalog.models import Item
from console.imports import Said
from console.uploads import LIMIT_BYTES
from locales.cldr import language_name
from locales.snapshot import knowledge
from locales.tags import canonical, language, script

ENCODINGS = {
    "utf-8": _("UTF-8"),
    "gb18030": _("Simplified Chinese (GB18030, GBK)"),
    "big5": _("Traditional Chinese (Big5)"),
    "cp932": _("Japanese (Shift JIS)"),
    "cp949": _("Korean (EUC-KR)"),
    "cp1252": _("Western European (Windows)"),
    "cp1256": _("Arabic (Windows)"),
    "utf-16": _("UTF-16"),
}
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
DELIMITER_NAMES = {"comma": _("comma"), "semicolon": _("semicolon"), "tab": _("tab")}
FORMAT_NAMES = {
    "neutral": _("Terroir’s own columns"),
    "shopify": _("Shopify products"),
    "shopify-legacy": _("Shopify products, old columns"),
    "chinese": _("supplier sheet with Chinese headers"),
}


def source_locales() -> list[tuple[str, str]]:
    """The languages we know with their names, in the order of the names."""
    shown_in = canonical(get_language() or "en")
    told = (tag for tag in knowledge().languages if not _leaves_script_open(tag))
    return sorted(
        ((tag, language_name(tag, shown_in)) for tag in told), key=lambda pair: pair[1].casefold()
    )


def _leaves_script_open(tag: str) -> bool:
    """Whether a plain language stands for texts in more than one script."""
    kin = {script(other) for other in knowledge().languages if language(other) == tag}
    return tag == language(tag) and len(kin) > 1


def usual_locale() -> str:
    """The language of the newest item; before there is one, the interface's; else English."""
    newest = Item.objects.order_by("-pk").values_list("source_locale", flat=True).first()
    wanted = newest or canonical(get_language() or "en")
    return wanted if wanted in dict(source_locales()) else "en"


class ReadingForm(forms.Form):
    """How to read a file; what is left empty is found out."""

    source_locale = forms.ChoiceField(choices=source_locales)
    encoding = forms.ChoiceField(choices=list(ENCODINGS.items()), required=False)
    delimiter = forms.ChoiceField(choices=list(DELIMITER_NAMES.items()), required=False)
    format = forms.ChoiceField(choices=[(name, name) for name in FORMATS], required=False)

    def said(self) -> Said:
        """Only of a valid form."""
        found: dict[str, Any] = self.cleaned_data
        return Said(
            source_locale=found["source_locale"],
            format=found["format"] or None,
            overrides=Overrides(found["encoding"] or None, DELIMITERS.get(found["delimiter"])),
        )

    def address(self, told: str = "") -> str:
        """The same, as the query of an address.

        `told` is what the header tells of the texts' language; it stands where the operator left
        the usual one.
        """
        said = {name: said for name, said in self.cleaned_data.items() if name != "file"}
        if told and said["source_locale"] == usual_locale():
            said["source_locale"] = told
        return urlencode(said)


class UploadForm(ReadingForm):
    file = forms.FileField(error_messages={"required": _("Choose a file first.")})

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LIMIT_BYTES:
            raise ValidationError(too_large())
        return file


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the ways to read a file, as a select offers it."""

    value: str
    label: str
    is_chosen: bool


def offered(form: ReadingForm, locale: str) -> dict[str, list[Choice]]:
    """What each select offers, by its name; `locale` is chosen until the operator says another."""
    return {
        name: [
            Choice(value, str(label), is_chosen=value == (form[name].value() or usual))
            for value, label in choices
        ]
        for name, choices, usual in (
            ("source_locale", source_locales(), locale),
            ("encoding", ENCODINGS.items(), ""),
            ("delimiter", DELIMITER_NAMES.items(), ""),
            ("format", ((name, FORMAT_NAMES[name]) for name in FORMATS), ""),
        )
    }


def found_out(form: ReadingForm, report: ImportReport) -> dict[str, str]:
    """What was found out where the operator said nothing, by the name of the select."""
    delimiters = {sign: name for name, sign in DELIMITERS.items()}
    delimiter = DELIMITER_NAMES.get(delimiters.get(report.delimiter, ""), report.delimiter)
    encoding = report.encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    told = {
        "encoding": ENCODINGS.get(encoding, encoding),
        "delimiter": delimiter,
        "format": FORMAT_NAMES[report.dialect],
    }
    sentence = gettext("found: %(what)s")
    return {
        name: sentence % {"what": what} for name, what in told.items() if not form[name].value()
    }


def too_large() -> str:
    sentence = gettext("The file is larger than %(limit)s MB. Split it, and import the parts.")
    return sentence % {"limit": LIMIT_BYTES >> 20}
