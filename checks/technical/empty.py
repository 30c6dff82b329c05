"""A field whose source says something must say something too."""

from collections.abc import Iterator

from checks.findings import Finding
from checks.lines import Line


def check(line: Line, name: str) -> Iterator[Finding]:
    """An error where the text is blank and its source is not."""
    text = line.fields[name]
    if line.source.get(name, "").strip() and not text.strip():
        yield Finding(
            category="facts",
            severity="error",
            field=name,
            start=0,
            end=len(text),
            message="This field is empty although its source has a text.",
            suggestion="Translate the source text, or remove it there.",
            rule="check.empty",
            cite="",
        )
