"""HTML must stay whole: a lost </strong> makes the rest of a page bold."""

from collections import Counter
from collections.abc import Iterator

from checks.findings import Finding
from checks.lines import Line
from checks.markup import Tag, looks_like_html, tags


def check(line: Line, name: str) -> Iterator[Finding]:
    """An error for each tag that is unclosed, unopened, lost or added against the source."""
    text, source = line.fields[name], line.source.get(name, "")
    if not source.strip() or not text.strip():
        return
    if not (name in line.html or looks_like_html(source) or looks_like_html(text)):
        return
    found, wanted = tags(text), tags(source)
    broken = [] if any(_unpaired(wanted)) else list(_unpaired(found))
    yield from (_broken(name, tag) for tag in broken)
    yield from _differences(name, text, (wanted, found), {tag.name for tag in broken})


def _unpaired(found: list[Tag]) -> Iterator[Tag]:
    """Tags without their partner, and tags that cross another's borders."""
    opened: list[Tag] = []
    for tag in found:
        if tag.kind == "open":
            opened.append(tag)
        elif tag.kind == "close":
            if opened and opened[-1].name == tag.name:
                opened.pop()
            elif any(other.name == tag.name for other in opened):
                while opened[-1].name != tag.name:
                    yield opened.pop()
                opened.pop()
            else:
                yield tag
    yield from opened


def _differences(
    name: str, text: str, both: tuple[list[Tag], list[Tag]], broken: set[str]
) -> Iterator[Finding]:
    wanted, found = (Counter(tag.name for tag in tags if tag.kind != "close") for tags in both)
    for element in sorted((wanted | found).keys() - broken):
        change = found[element] - wanted[element]
        if change < 0:
            yield _lost(name, text, element, -change)
        elif change > 0:
            extra = [tag for tag in both[1] if tag.name == element and tag.kind != "close"]
            yield from (_added(name, tag) for tag in extra[wanted[element] :])


def _broken(name: str, tag: Tag) -> Finding:
    partner = f"</{tag.name}>" if tag.kind == "open" else f"<{tag.name}>"
    message = f"{tag.text} has no matching {partner}: the page after it may be shown wrongly."
    return _finding(name, (tag.start, tag.end), message, f"Add {partner}, or remove {tag.text}.")


def _lost(name: str, text: str, element: str, count: int) -> Finding:
    times = "" if count == 1 else f" {count} times"
    message = f"The source has <{element}>{times} more than this text: its formatting is lost."
    return _finding(name, (0, len(text)), message, f"Put <{element}> around the same words.")


def _added(name: str, tag: Tag) -> Finding:
    message = f"{tag.text} is not in the source."
    return _finding(name, (tag.start, tag.end), message, f"Remove {tag.text} or mend the source.")


def _finding(name: str, span: tuple[int, int], message: str, suggestion: str) -> Finding:
    return Finding("markup", "error", name, *span, message, suggestion, "check.markup", "")
