"""What a program fills in must survive translation: a lost {name} greets nobody."""

from collections import Counter
from collections.abc import Iterator

from checks import placeholders
from checks.findings import Finding
from checks.lines import Line
from checks.placeholders import Placeholder


def check(line: Line, name: str) -> Iterator[Finding]:
    """An error for each placeholder that the text lost or has on its own."""
    text, source = line.fields[name], line.source.get(name, "")
    if not source.strip() or not text.strip():
        return
    wanted = Counter(found.text for found in placeholders.find(source))
    lost, added = wanted.copy(), []
    for found in placeholders.find(text):
        if lost[found.text] > 0:
            lost[found.text] -= 1
        else:
            added.append(found)
    missing = list(lost.elements())
    if len(missing) == len(added) == 1:
        yield _changed(name, missing[0], added[0])
        return
    yield from (_lost(name, text, placeholder) for placeholder in missing)
    yield from (_added(name, found) for found in added)


def _changed(name: str, wanted: str, found: Placeholder) -> Finding:
    message = (
        f"The placeholder {wanted} became {found.text}. Nothing will be filled in there: "
        "placeholders are names for the program and stay as they are."
    )
    return _finding(name, (found.start, found.end), message, f"Write {wanted} exactly.")


def _lost(name: str, text: str, placeholder: str) -> Finding:
    message = f"The placeholder {placeholder} of the source is missing here."
    return _finding(name, (0, len(text)), message, f"Put {placeholder} where it reads naturally.")


def _added(name: str, found: Placeholder) -> Finding:
    message = (
        f"The placeholder {found.text} is not in the source (or not as often): "
        "customers may see it as it is written."
    )
    return _finding(name, (found.start, found.end), message, f"Remove {found.text}.")


def _finding(name: str, span: tuple[int, int], message: str, suggestion: str) -> Finding:
    return Finding(
        "placeholder", "error", name, *span, message, suggestion, "check.placeholder", ""
    )
