"""Occurrences as an iCalendar file (RFC 5545), for the calendars that people already have."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from locales.knowledge import Knowledge
from locales.values import Occurrence

LINE_OCTETS = 75


def calendar(occurrences: Iterable[Occurrence], knowledge: Knowledge, stamp: datetime) -> str:
    """One all-day event per occurrence; lines end in CRLF. `stamp`: now, with its zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terroir//listevents//EN"]
    for one in occurrences:
        lines += event(one, knowledge, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def event(one: Occurrence, knowledge: Knowledge, stamp: datetime) -> list[str]:
    """A projected day is tentative. The UID names the turn, so that a moved day moves the entry."""
    name = knowledge.observances[one.event].name
    after = (one.end or one.start) + timedelta(days=1)  # DTEND is exclusive
    notes = f"{one.status}: {one.earliest} – {one.latest}\n{one.source}"
    return [
        "BEGIN:VEVENT",
        f"UID:{one.event}-{one.market}-{one.turn.replace(' ', '-')}@terroir",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{escape(f'{name} ({one.market})')}",
        f"DESCRIPTION:{escape(notes)}",
        f"STATUS:{'TENTATIVE' if one.status == 'projected' else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escape(text: str) -> str:
    """Text as a property value (RFC 5545, 3.3.11)."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def fold(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, cut between characters; the later ones begin with a space."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > LINE_OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece
