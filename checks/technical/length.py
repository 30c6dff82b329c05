"""A text must fit: shops and channels reject or cut what is too long."""

from collections.abc import Iterator

from checks.findings import Finding
from checks.lines import Line


def check(line: Line, name: str) -> Iterator[Finding]:
    """An error on the part beyond the field's limit, counted in code points as channels do."""
    text, limit = line.fields[name], line.limits.get(name)
    if limit is not None and len(text) > limit:
        excess = len(text) - limit
        yield Finding(
            category="length",
            severity="error",
            field=name,
            start=limit,
            end=len(text),
            message=f"{len(text)} characters where {limit} are allowed: {excess} too many. "
            "The channel will reject or cut this text.",
            suggestion=f"Shorten the text by {excess} characters.",
            rule="check.length",
            cite="",
        )
