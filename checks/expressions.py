"""Findings about idioms in texts to be translated, and about calques in translated ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.analysis import Analysed, AnalysedLine
from checks.findings import Finding
from checks.idioms.detector import Sighting
from checks.idioms.notes import (
    Note,
    calques,
    idiom_called,
    idiom_notes,
    said_in,
    suspects,
)
from checks.rulebook import is_final
from locales import tags
from locales.knowledge import Knowledge
from locales.values import Severity

# Where an idiom is most of the text: there it must not go wrong.
LOUD_FIELDS = frozenset({"title", "subject", "cta"})
IDIOM, CALQUE = "idiom", "calque"
CITE = "Terroir’s lexicon: locales/languages/{language}"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads a line: whether it is final there, else the locale it is to be translated into."""

    is_final: bool
    target: str


def audience(read: AnalysedLine, market: str, knowledge: Knowledge) -> Audience:
    """As a market sees the line. Without a pack nobody knows what it would be translated into."""
    return _audience(knowledge, market, read.line.locale, read.line.is_source)


@lru_cache(maxsize=4096)
def _audience(knowledge: Knowledge, market: str, locale: str, is_source: bool) -> Audience:
    final = bool(market) and not is_source and is_final(knowledge, market, locale)
    known = knowledge.markets.get(market)
    target = known.locales[0] if known and known.locales and not final else ""
    is_same = bool(target) and tags.language(target) == tags.language(locale)
    return Audience(final, "" if is_same else target)


def expression_findings(
    read: AnalysedLine, reader: Audience, knowledge: Knowledge
) -> Iterator[Finding]:
    """Idioms of a text that is still a source, calques of one that is final. Raises BadTag."""
    for text in read.texts:
        if reader.is_final:
            yield from _calque_findings(read, text, knowledge)
        else:
            yield from _idiom_findings(read, text, reader, knowledge)


def _idiom_findings(
    read: AnalysedLine, text: Analysed, reader: Audience, knowledge: Knowledge
) -> Iterator[Finding]:
    line = read.line
    is_loud = text.name in LOUD_FIELDS or line.kind == "campaign"
    severity: Severity = "warning" if is_loud else "info"
    is_html = text.name in line.html
    for note in idiom_notes(text.text, line.locale, knowledge, reader.target, is_html):
        yield Finding(
            category=IDIOM,
            severity=severity,
            field=text.name,
            start=note.start,
            end=note.end,
            message=_message(note),
            suggestion=_instead(note, reader.target),
            rule=f"{IDIOM}.{note.idiom.id}",
            cite=CITE.format(language=note.idiom.id.partition(".")[0]),
            offers=note.say,
        )


def _message(note: Note) -> str:
    """The idiom, its meaning, and what may be wrong with it."""
    said = f"“{note.words}” is an idiom: {note.idiom.meaning}."
    asides = [f"It is {note.idiom.register}."] if note.idiom.register in ("slang", "vulgar") else []
    if note.idiom.markets:
        places = ", ".join(market.upper() for market in note.idiom.markets)
        asides.append(f"It is said in {places}; elsewhere it may not be understood.")
    return " ".join([said, *asides, "Translated word for word, it says something else."])


def _instead(note: Note, target: str) -> str:
    if not note.say:
        return f"Have the meaning translated: {note.idiom.meaning}."
    return f"In {target} people say {_quoted(note.say)}."


def _quoted(texts: Iterable[str]) -> str:
    return " or ".join(f"“{text}”" for text in texts)


def _calque_findings(read: AnalysedLine, text: Analysed, knowledge: Knowledge) -> Iterator[Finding]:
    """Calques wherever they stand; what only may be one beside the idiom it would render."""
    locale = read.line.locale
    found = calques(text.visible, locale, knowledge)
    behind = _idioms_of_source(read, text.name, knowledge)
    if behind:
        others = suspects(text.visible, locale, knowledge)
        found += [one for one in others if one.id in behind and not any(map(one.touches, found))]
    for sighting in sorted(found):
        yield _calque(text, sighting, locale, knowledge)


def _calque(text: Analysed, sighting: Sighting, locale: str, knowledge: Knowledge) -> Finding:
    said = said_in(locale, sighting.id, knowledge)
    language = sighting.id.partition(".")[0]
    idiom = idiom_called(sighting.id, knowledge)
    words = text.visible[sighting.start : sighting.end]
    start, end = text.span(sighting.start, sighting.end)
    return Finding(
        category=CALQUE,
        severity="warning",
        field=text.name,
        start=start,
        end=end,
        message=(
            f"“{words}” is “{idiom.forms[0]}” word for word ({language}: {idiom.meaning}); "
            "readers here don’t say it so."
        ),
        suggestion=f"People say {_quoted(said)}.",
        rule=f"{CALQUE}.{sighting.id}",
        cite=CITE.format(language=tags.language(locale)),
        offers=said,
    )


def _idioms_of_source(read: AnalysedLine, field: str, knowledge: Knowledge) -> frozenset[str]:
    """The idioms in the text that this one was translated from, where it is known."""
    source, locale = read.line.source.get(field, ""), read.line.source_locale
    if not source or not locale:
        return frozenset()
    notes = idiom_notes(source, locale, knowledge, is_html=field in read.line.html)
    return frozenset(note.idiom.id for note in notes)
