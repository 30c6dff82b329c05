"""What to tell a person about the idioms of a text: what each means, what people say elsewhere."""

from functools import lru_cache
from typing import NamedTuple

from checks.analysis import readable, span_of
from checks.idioms.detector import Sighting
from checks.idioms.lexicons import (
    calque_detector,
    idiom_detector,
    idioms_of,
    suspect_detector,
)
from checks.idioms.scripts import written_for
from locales.knowledge import Knowledge
from locales.values import Equivalent, Idiom

# People are told of what is likelier an idiom than not; a missed one costs less than noise.
SURE_ENOUGH = 0.5


class Note(NamedTuple):
    """An idiom at [start, end) of a text as it is stored, in code points.

    `say`: what people say instead in the locale that was asked for, best first; () if unknown.
    """

    start: int
    end: int
    words: str
    idiom: Idiom
    say: tuple[str, ...]
    score: float

    @property
    def severity(self) -> str:
        """For pages that mark it like a finding."""
        return "idiom"

    @property
    def title(self) -> str:
        """One line for whoever points at it."""
        return f"{self.idiom.forms[0]}: {self.idiom.meaning}"


def idiom_notes(
    text: str, locale: str, knowledge: Knowledge, target: str = "", is_html: bool = False
) -> tuple[Note, ...]:
    """The idioms of a text in a locale, in order, for translation into `target`. Raises BadTag."""
    found = _notes(text, locale, knowledge, is_html)
    if not target:
        return found
    return tuple(note._replace(say=said_in(target, note.idiom.id, knowledge)) for note in found)


@lru_cache(maxsize=4096)
def _notes(text: str, locale: str, knowledge: Knowledge, is_html: bool) -> tuple[Note, ...]:
    """Looked for once, however many markets ask."""
    seen, offsets = readable(text, is_html)
    known = _by_id(knowledge, locale)
    found = idiom_detector(knowledge, locale).find(seen, SURE_ENOUGH)
    return tuple(
        Note(
            *span_of(text, offsets, one.start, one.end),
            words=seen[one.start : one.end],
            idiom=known[one.id],
            say=(),
            score=one.score,
        )
        for one in found
    )


def calques(text: str, locale: str, knowledge: Knowledge) -> list[Sighting]:
    """Renderings that are wrong wherever they stand; `id` is the idiom behind each."""
    return calque_detector(knowledge, locale).find(text)


def suspects(text: str, locale: str, knowledge: Knowledge) -> list[Sighting]:
    """Renderings that are wrong only where the source has the idiom."""
    return suspect_detector(knowledge, locale).find(text)


def idiom_called(name: str, knowledge: Knowledge) -> Idiom:
    """The idiom of that id, of whatever language. Raises KeyError."""
    return _by_id(knowledge, name.partition(".")[0])[name]


def equivalent_in(locale: str, idiom: str, knowledge: Knowledge) -> Equivalent | None:
    """What the locale's language says for an idiom, regional packs first. Raises BadTag."""
    found = None
    for pack in knowledge.languages_of(locale):
        here = pack.equivalents.get(idiom)
        if here is not None:
            found = found.joined(here) if found else here
    return found


def said_in(locale: str, idiom: str, knowledge: Knowledge) -> tuple[str, ...]:
    """What to say instead, in the locale's own script."""
    found = equivalent_in(locale, idiom, knowledge)
    return tuple(written_for(locale, text) for text in found.say) if found else ()


@lru_cache(maxsize=64)
def _by_id(knowledge: Knowledge, locale: str) -> dict[str, Idiom]:
    return {idiom.id: idiom for idiom in idioms_of(knowledge, locale)}
