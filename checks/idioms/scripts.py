"""Chinese is written once, in Simplified letters; readers get it in their own."""

from collections.abc import Callable
from functools import cache

from locales import tags

# OpenCC's conversions with the words of the region. Source: OpenCC, configuration files.
REGIONAL = {"TW": "s2twp", "HK": "s2hk", "MO": "s2hk"}
ANYWHERE = "s2t"
TRADITIONAL = "Hant"


def written_for(locale: str, text: str) -> str:
    """The text in Traditional letters where the locale is written so. Raises BadTag."""
    if tags.script(locale) != TRADITIONAL:
        return text
    return _converter(REGIONAL.get(tags.region(locale), ANYWHERE))(text)


@cache
def _converter(name: str) -> Callable[[str], str]:
    # Loaded on first use: only Traditional Chinese needs the dictionaries.
    import opencc  # noqa: PLC0415

    convert: Callable[[str], str] = opencc.OpenCC(name).convert
    return convert
