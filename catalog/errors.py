"""What can go wrong with content, in sentences a seller understands."""

from django.utils.translation import gettext as _


class CatalogError(Exception):
    """The base of all errors of this floor; `str()` of it is fit to be shown."""


class EmptyText(CatalogError):
    """Only a text that nobody has worked on yet may be empty."""

    def __init__(self) -> None:
        super().__init__(_("A text that counts as translated or approved can't be empty."))


class UnknownLocale(CatalogError):
    """The locale that the source texts are said to be in is no language tag."""

    def __init__(self, locale: str) -> None:
        sentence = _("“{locale}” is no language tag such as en, zh-Hans or pt-BR.")
        super().__init__(sentence.format(locale=locale))


class UnreadableFile(CatalogError):
    """Nothing of the file could be read: missing, empty, no table, or in no known encoding."""


class UnknownHeader(CatalogError):
    """The first line names no columns that a product, campaign or snippet could be made of."""
