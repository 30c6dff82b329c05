"""Which text an entry has in a market: the one rule for page, search, checks and export."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from catalog.models import APPROVED
from locales.cldr import territory_name
from locales.tags import canonical, chain, same_writing

Step = Literal["market", "locale", "parent", "source"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An adaptation as far as resolving needs it. An empty `market`: it serves its locale."""

    locale: str
    market: str
    text: str
    state: str
    outdated: bool
    origin: str
    revision: int
    pk: int = 0  # the adaptation's, where it is a row


@dataclass(frozen=True, slots=True)
class Resolved:
    """The text found, and where. `locale` and `market` are the served ones; `why` is English.

    For step "source" `state` and `origin` are empty and `outdated` is False.
    """

    text: str
    locale: str
    market: str
    step: Step
    outdated: bool
    origin: str
    state: str
    why: str
    pk: int = 0  # the adaptation's; 0 for the source


Usable = Callable[[Candidate], bool]


def is_written(candidate: Candidate) -> bool:
    """Usable as a preview: whatever text there is, approved or not."""
    return candidate.text != ""


def is_approved(candidate: Candidate) -> bool:
    """Usable in public: approved, though perhaps for an older source."""
    return candidate.state in APPROVED


def is_current(candidate: Candidate) -> bool:
    """Usable where drift is not acceptable: approved for the present source."""
    return is_approved(candidate) and not candidate.outdated


def resolve(
    source_text: str,
    source_locale: str,
    candidates: Iterable[Candidate],
    *,
    market: str,
    locale: str,
    usable: Usable,
) -> Resolved:
    """The first usable text along market → locale → its parents → source.

    `market` may be empty: then only the locale counts. Candidates without text are never used,
    nor is another script's: the parents come from `locales.tags.chain`. Raises BadTag.
    """
    ready = {
        (candidate.market, candidate.locale): candidate
        for candidate in candidates
        if candidate.text and usable(candidate)
    }
    for step, place in _places(market, locale):
        found = ready.get(place)
        if found is not None:
            return Resolved(
                text=found.text,
                locale=found.locale,
                market=found.market,
                step=step,
                outdated=found.outdated,
                origin=found.origin,
                state=found.state,
                why=_why(step, found.locale, market, locale),
                pk=found.pk,
            )
    why = _why("source", source_locale, market, locale)
    return Resolved(source_text, source_locale, "", "source", False, "", "", why)


def _places(market: str, locale: str) -> Iterator[tuple[Step, tuple[str, str]]]:
    """The (market, locale) pairs to look at, in order."""
    tags = chain(locale)
    if market:
        yield from (("market", (market, tag)) for tag in tags)
    yield "locale", ("", tags[0])
    yield from (("parent", ("", tag)) for tag in tags[1:])


@cache
def _why(step: Step, served: str, market: str, locale: str) -> str:
    """English, no full stop; made of the step alone, so a page can say it in its language."""
    asked = canonical(locale)
    where = territory_name(market, "en") if market else asked
    match step:
        case "market":
            return f"{served} text, written for {where} alone"
        case "locale" if not market:
            return f"{served} text"
        case "locale" | "parent":
            return f"{served} text, because {where} has none of its own"
    if same_writing(served, asked):
        return f"source text in {served}, because {where} has none of its own"
    return f"source text in {served}, because there is no {asked} text yet"
