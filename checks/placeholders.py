"""Find the places in a text that a program fills in, so that nobody translates or loses them."""

import re
from dataclasses import dataclass

PLACEHOLDER = re.compile(
    r"\{\{\s*[\w.\-]+\s*\}\}"  # {{ name }}
    r"|\$\{[\w.\-]+\}"  # ${name}
    r"|\{[\w.\-]*\}"  # {name}, {0}, {}
    r"|%\(\w+\)[sdif]"  # %(name)s
    r"|(?<![\w%])%(?:\d+\$)?[sdif@](?!\w)"  # %s, %1$s; not “5%s” nor “%discount”
    r"|(?<![\w/:]):[a-z][a-z_]*[a-z](?![\w:])"  # :name; not 12:30, http://, a:b, :smile:
)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One placeholder as written. `start` and `end` are half-open code points."""

    start: int
    end: int
    text: str


def find(text: str) -> list[Placeholder]:
    """All placeholders in order: {name}, {{name}}, ${name}, %s, %(name)s, :name."""
    return [Placeholder(*found.span(), found[0]) for found in PLACEHOLDER.finditer(text)]
