"""Occurrences as an iCalendar file (RFC 5545), for the calendars that people already have."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from locales import cldr
from locales.almanac.values import Observance, Occurrence
from locales.knowledge import Knowledge

LINE_OCTETS = 75
REFRESH_HOURS = 6
STATUS_SAYS = {
    "projected": "projected; no authority has spoken yet",
    "official": "official; fixed by law, by rule or in an official calendar",
    "announced": "announced by an authority or the organiser",
    "confirmed": "confirmed; recorded from an authority’s word",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """How often the day of one turn was revised, and when last."""

    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What holds for the calendar as a whole.

    `stamp`, with its zone, is when its days were as written; the same stamp, the same bytes.
    `revisions` are by (event, turn); a turn that nobody revised has none.
    """

    name: str
    stamp: datetime
    revisions: Mapping[tuple[str, str], Revision] = field(default_factory=dict)


def calendar_name(market: str, families: Iterable[str] = ()) -> str:
    """What a calendar program shows it as: “Saudi Arabia (islamic + retail)”."""
    place = cldr.territory_name(market, "en")
    narrowed = " + ".join(families)
    return f"{place} ({narrowed})" if narrowed else place


def calendar(occurrences: Iterable[Occurrence], knowledge: Knowledge, about: About) -> str:
    """One all-day event per occurrence; lines end in CRLF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Terroir//Calendar//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escape(about.name)}",  # RFC 7986; the next line says it to older programs
        f"X-WR-CALNAME:{escape(about.name)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:PT{REFRESH_HOURS}H",
        f"X-PUBLISHED-TTL:PT{REFRESH_HOURS}H",
    ]
    for one in occurrences:
        lines += event(one, knowledge.observances[one.event], about)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def event(one: Occurrence, observance: Observance, about: About) -> list[str]:
    """One all-day entry. LAST-MODIFIED and SEQUENCE stand only where somebody kept count."""
    revision = about.revisions.get((one.event, one.turn))
    after = one.last + timedelta(days=1)  # DTEND is exclusive
    return [
        "BEGIN:VEVENT",
        f"UID:{escape(uid(one))}",
        f"DTSTAMP:{instant(revision.last if revision else about.stamp)}",
        *(revised(revision) if revision else ()),
        f"DTSTART;VALUE=DATE:{day(one.start)}",
        f"DTEND;VALUE=DATE:{day(after)}",
        f"SUMMARY:{escape(summary(one, observance))}",
        f"DESCRIPTION:{escape(description(one, observance))}",
        f"CATEGORIES:{escape(observance.family)}",
        f"STATUS:{'TENTATIVE' if may_move(one) else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def uid(one: Occurrence) -> str:
    """Names the turn, never the day, so that a moved day moves the entry that people have."""
    return f"{one.event}-{one.market}-{one.turn.replace(' ', '-')}@terroir"


def may_move(one: Occurrence) -> bool:
    return one.is_open or one.status == "projected"


def revised(revision: Revision) -> Iterator[str]:
    yield f"LAST-MODIFIED:{instant(revision.last)}"
    yield f"SEQUENCE:{revision.times}"


def summary(one: Occurrence, observance: Observance) -> str:
    """“SA: Eid al-Fitr (+1 day) – عيد الفطر”: where, what, how surely, and the name there."""
    local = observance.name_in(one.market)
    sign = f" ({uncertainty(one)})" if may_move(one) else ""
    named = f" – {local}" if local != observance.name else ""
    return f"{one.market.upper()}: {observance.name}{sign}{named}"


def uncertainty(one: Occurrence) -> str:
    """How far the best day may still move: “±1 day”, “+2 days”, “−1/+2 days”, else “projected”."""
    early, late = (one.start - one.earliest).days, (one.latest - one.start).days
    if not early and not late:
        return "projected"
    unit = "day" if max(early, late) == 1 else "days"
    if early == late:
        return f"±{late} {unit}"
    signed = [text for days, text in ((early, f"−{early}"), (late, f"+{late}")) if days]
    return f"{'/'.join(signed)} {unit}"


def description(one: Occurrence, observance: Observance) -> str:
    """The window, who says so, what to do about it, and by when."""
    card, place = observance.card, observance.places.get(one.market)
    said = {
        "Day": window(one),
        "Status": STATUS_SAYS[one.status],
        "Source": one.source,
        "Sell": card.sell,
        "Avoid": card.avoid,
        "Here": place.differs if place else "",
        "Be ready by": ready_by(one, observance.lead_days_in(one.market)),
    }
    return "\n".join(f"{label}: {text}" for label, text in said.items() if text)


def window(one: Occurrence) -> str:
    """“2027-03-09 – 2027-03-10, most likely 2027-03-09”, or the one day that it can be."""
    if not one.is_open:
        return one.start.isoformat()
    return f"{one.earliest} – {one.latest}, most likely {one.start}"


def ready_by(one: Occurrence, lead_days: int) -> str:
    """Counted from the earliest day it can be."""
    ready = one.earliest - timedelta(days=lead_days)
    return f"{ready} ({lead_days} {'day' if lead_days == 1 else 'days'} before)"


def instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def day(date_: date) -> str:
    return date_.isoformat().replace("-", "")  # strftime writes early years without zeros


def escape(text: str) -> str:
    """Text as a property value (RFC 5545, 3.3.11), which holds no control signs but tabs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return "".join(letter for letter in text if letter == "\t" or not is_control(letter))


def is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f"


def fold(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, cut between characters; the later ones begin with a space."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + character, octets + size
    yield piece
