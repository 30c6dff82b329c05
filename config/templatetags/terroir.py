"""What templates need to speak of places and texts; built in, no `load` needed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from accounts.models import User
from accounts.policy import may_operate
from campaigns.words import day_and_month
from checks.idioms.notes import Note
from checks.markup import tags as html_tags
from checks.placeholders import find
from locales import cldr, tags

register = template.Library()


def interface_language() -> str:
    return tags.canonical(get_language() or "en")


@register.filter
def as_tag(language: str) -> str:
    """Django's `zh-hans` as BCP 47 writes it: `zh-Hans`."""
    return tags.canonical(language)


@register.filter
def foreign(locale: str) -> SafeString:
    """The `lang` and `dir` that a run of foreign text carries."""
    return format_html('lang="{}" dir="{}"', locale, tags.direction(locale))


@register.filter
def market_name(market: str) -> str:
    """“Saudi Arabia”, in the interface's language, from CLDR."""
    return cldr.territory_name(market, interface_language())


@register.filter
def market_names(markets: Iterable[str]) -> str:
    """“Chile and Colombia”, in the interface's language, from CLDR."""
    return enumerated([market_name(market) for market in markets])


@register.filter
def enumerated(names: Sequence[str]) -> str:
    """“Friday and Saturday”: the commas and the “and” of the interface's language."""
    return cldr.enumeration(names, interface_language())


@register.filter
def locale_name(locale: str) -> str:
    """“Arabic”, in the interface's language, from CLDR."""
    return cldr.language_name(locale, interface_language())


@register.filter
def locale_names(locales: Iterable[str]) -> str:
    """“English and French”, in the interface's language, from CLDR."""
    return enumerated([locale_name(locale) for locale in locales])


@register.filter
def fact(value: object) -> str:
    """A fact of an item as a line: what was a list in the file reads as one."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@register.filter
def operates(person: User) -> bool:
    """Whether the menu shows what only operators may do."""
    return may_operate(person)


@register.filter
def number(value: int) -> str:
    """A count as the interface's language groups it: 18,234."""
    return str(format_decimal(value, locale=interface_language().replace("-", "_")))


@register.filter
def words(line: str) -> list[str]:
    """A space-separated line as a list, for a `for` over constants."""
    return line.split()


@register.filter
def unlocalised(value: float) -> str:
    """A number for code and addresses, the same in every language: 12.5, 2027."""
    return str(value)


@register.filter
def short_day(day: date) -> str:
    """“16 Nov”, as short as the language allows."""
    return day_and_month(day)


@register.filter
def in_zone(moment: datetime, zone: str) -> datetime:
    """An instant as the clocks of `zone` show it; naive, so that templates keep it so."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@register.filter
def percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


class Spanned(Protocol):
    """A finding or an idiom's note, as far as marking it in a text goes."""

    @property
    def severity(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    start: int
    end: int
    opening: str
    closing: str


@register.filter
def marked(text: str, findings: Iterable[Spanned]) -> SafeString:
    """A text as HTML: findings underlined, placeholders as chips, tags pale, the rest escaped.

    Of overlapping pieces the first stands; spans are code points of `text`.
    """
    out: list[str] = []
    at = 0
    for piece in sorted(_pieces(text, findings), key=lambda piece: (piece.start, -piece.end)):
        if piece.start < at or piece.end > len(text):
            continue
        out.append(escape(text[at : piece.start]))
        out.append(piece.opening + escape(text[piece.start : piece.end]) + piece.closing)
        at = piece.end
    out.append(escape(text[at:]))
    return mark_safe("".join(out))


def _pieces(text: str, findings: Iterable[Spanned]) -> Iterable[Piece]:
    for finding in findings:
        if finding.start is not None and finding.end is not None:
            title = f' title="{escape(finding.title)}"' if isinstance(finding, Note) else ""
            opening = f'<mark class="{escape(finding.severity)}"{title}>'
            yield Piece(finding.start, finding.end, opening, "</mark>")
    for found in find(text):
        yield Piece(found.start, found.end, '<bdi class="token">', "</bdi>")
    for tag in html_tags(text):
        ends_line = tag.is_block and tag.kind != "open"
        yield Piece(tag.start, tag.end, '<bdi class="tag">', "</bdi>\n" if ends_line else "</bdi>")


@register.filter
def apart(name: str) -> str:
    """A name for the middle of a translated sentence: its letters and digits keep to themselves.

    Unicode's FSI … PDI, where a `<bdi>` would have to stand inside the translation.
    """
    return f"\u2068{name}\u2069"


@register.filter
def prose(message: str) -> SafeString:
    """A rule's English sentence as HTML; what it quotes keeps its own direction."""
    return mark_safe(re.sub("“([^”]*)”", r"“<bdi>\1</bdi>”", escape(message)))


@register.filter
def unfilled(message: str) -> str:
    """A rule's sentence where nothing was found yet: “…” stands for the words it will name."""
    return re.sub(r"{(?:found|day|on)}", "…", message)


@register.filter
def cited(cite: str) -> SafeString:
    """A finding's source as HTML: `title <url>` becomes a link, a title alone stays text."""
    found = re.fullmatch(r"(.+) <(https?://[^\s<>]+)>", cite)
    if found is None:
        return escape(cite)
    return format_html('<a href="{1}" rel="noreferrer">{0}</a>', *found.groups())


@register.filter
def without_tags(html: str) -> str:
    """A line of text from HTML, for lists. Not a sanitiser: the template escapes it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


@register.inclusion_tag("components/nav_link.html", takes_context=True)
def nav_link(context: Context, at: str, label: str) -> dict[str, object]:
    """A link of the main menu, marked when the page is below it."""
    href = reverse(at)
    path = context["request"].path
    return {
        "href": href,
        "label": label,
        "here": path == href if at == "home" else path.startswith(href),
    }
