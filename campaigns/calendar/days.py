"""One occurrence as a page shows it: named, dated, with its card and by when to be ready."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from babel.core import get_global

from campaigns.words import uncertainty
from locales import tags
from locales.almanac.values import Card, Observance, Occurrence, Place
from locales.knowledge import Knowledge
from locales.snapshot import knowledge
from locales.values import Source

ORDINARY = "work"  # a pay day asks for no campaign of its own
WEIGHTY_LEAD_DAYS = 14  # a day that wants less preparing is no news
SOON = timedelta(days=7)
LATIN_ENDS_AT = "\u0250"  # the first letter after the Latin blocks


@dataclass(frozen=True, slots=True)
class LocalName:
    """What a market calls a day, and the locale it is written in; both empty where nobody told."""

    text: str = ""
    locale: str = ""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """An occurrence with what is known of it."""

    occurrence: Occurrence
    observance: Observance
    name: LocalName
    today: date

    @property
    def card(self) -> Card:
        return self.observance.card

    @property
    def place(self) -> Place | None:
        return self.observance.places.get(self.occurrence.market)

    @property
    def differs(self) -> str:
        return self.place.differs if self.place else ""

    @property
    def source(self) -> Source:
        """Where the card comes from, or what differs here."""
        return (self.place and self.place.source) or self.card.source

    @property
    def lead_days(self) -> int:
        return self.observance.lead_days_in(self.occurrence.market)

    @property
    def ready_by(self) -> date:
        """When a campaign should be ready: counted from the earliest day it can be."""
        return self.occurrence.earliest - timedelta(days=self.lead_days)

    @property
    def readiness(self) -> str:
        """past (it began), late (it should be ready), soon or ahead."""
        if self.occurrence.latest < self.today:
            return "past"
        if self.ready_by <= self.today:
            return "late"
        return "soon" if self.ready_by <= self.today + SOON else "ahead"

    @property
    def days_ahead(self) -> int:
        return (self.occurrence.start - self.today).days

    @property
    def may_be_confirmed(self) -> bool:
        """Whether a word of an authority is still to come."""
        return self.occurrence.is_open or self.occurrence.status in {"projected", "confirmed"}

    @property
    def open_days(self) -> str:
        return uncertainty(self.occurrence)


def calendar_day(occurrence: Occurrence, today: date) -> CalendarDay:
    observance = knowledge().observances[occurrence.event]
    return CalendarDay(occurrence, observance, local_name(observance, occurrence.market), today)


def local_name(observance: Observance, market: str) -> LocalName:
    """The market's own name of a day, where it is another than the English one."""
    text = observance.name_in(market)
    if text == observance.name:
        return LocalName()
    return LocalName(text, written_in(text, locales_of(knowledge(), market)))


def locales_of(known: Knowledge, market: str) -> tuple[str, ...]:
    """The locales a market reads: its pack's, else the likely one by CLDR."""
    pack = known.markets.get(market)
    if pack:
        return pack.locales
    likely: Mapping[str, str] = get_global("likely_subtags")
    tag = likely.get(f"und_{market.upper()}", "und").replace("_", "-")
    return (tags.canonical(tag),) if tag != "und" else ()


def written_in(text: str, locales: tuple[str, ...]) -> str:
    """The first of the locales in whose script the text is; "und" where it is in none of them."""
    latin = all(letter < LATIN_ENDS_AT for letter in text if letter.isalpha())
    for locale in locales:
        if (tags.script(locale) == "Latn") == latin:
            return locale
    return "und"
