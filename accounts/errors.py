"""What can go wrong with people and keys, in words its caller can act on."""

from django.utils.translation import gettext


class AccountError(Exception):
    """Something the accounts refuse to do; the message is fit to be shown."""


class BadPreference(AccountError):
    """A language the interface does not speak, or a time zone that does not exist."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(
            gettext("%(name)s “%(value)s” is not known.") % {"name": name, "value": value}
        )
