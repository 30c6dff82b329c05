"""A text names an observance and its day, and the market keeps it on another one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from babel.dates import format_date

from checks.analysis import Analysed, Hit
from checks.conditions import dated
from checks.dates import NamedDay, named_days, weekdays
from checks.findings import Finding
from checks.kinds import kind
from checks.view import Spot, View
from locales import tags
from locales.almanac.values import Occurrence
from locales.values import Rule

# Without a year, a text speaks of the turn after its own day; without a day, of one about today.
SHORTLY_BEFORE, WITHIN = timedelta(days=14), timedelta(days=330)
YEARS_AHEAD = 2
PUNCTUATION = r"[\s\u00a0,;:()（）【】\[\]、，：·•|–—-]"
BESIDE = 40  # letters between the name and the day at most


@kind("wrong_day")
def wrong_day(view: View, rule: Rule) -> Iterator[Finding]:
    """One finding per day that is given to the observance by name and is none of its own."""
    for text in view.texts_for(rule):
        days = list(named_days(text.visible, view.read.line.locale))
        for hit in view.hits(text, rule.concepts) if days else ():
            day = _given(hit, days, text, view)
            turns = _meant(day, rule, view) if day else []
            if day and turns and not any(_holds(day, turn, rule) for turn in turns):
                spot = Spot(text, day.start, day.end)
                if view.fits(rule, spot):
                    yield _told(spot.finding(rule), rule, turns, view)


def _given(hit: Hit, days: list[NamedDay], text: Analysed, view: View) -> NamedDay | None:
    """The day that a name is given: “Mother's Day (10 May)”, “10 May is Mother's Day”."""
    locale = view.read.line.locale
    gap, link = _between(_links(view, locale), tags.language(locale))
    for day in days:
        if hit.end <= day.start <= hit.end + BESIDE:
            if gap.fullmatch(text.visible, hit.end, day.start):
                return day
        elif day.end <= hit.start <= day.end + BESIDE:
            direct = gap if day.lettered else link
            if direct.fullmatch(text.visible, day.end, hit.start):
                return day
    return None


def _links(view: View, locale: str) -> tuple[str, ...]:
    """Words that give a name its day, “is on”, in the text's language."""
    packs = view.moment.knowledge.languages_of(locale)
    return tuple(word for pack in packs for word in pack.grammar.day_links)


@cache
def _between(words: tuple[str, ...], language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between a name and its day; the second asks for a word that gives it."""
    links = _any_of(words)
    gap = f"(?:{PUNCTUATION}|{_any_of(weekdays(language))}|{links})*"
    return re.compile(gap, re.IGNORECASE), re.compile(f"{gap}{links}{gap}", re.IGNORECASE)


def _any_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"


def _meant(day: NamedDay, rule: Rule, view: View) -> list[Occurrence]:
    """The turns that the text can speak of, in order; none where the market's are not known."""
    line, moment = view.read.line, view.moment
    about = line.date or moment.as_of
    year = day.year or about.year
    if abs(year - moment.as_of.year) > YEARS_AHEAD:
        return []  # of history, or too far ahead to be promised
    turns = sorted(moment.turns(rule.of_day, view.market, year), key=lambda turn: turn.start)
    if day.year:
        return [turn for turn in turns if turn.start.year == day.year]
    if line.date:
        return [turn for turn in turns if -SHORTLY_BEFORE <= turn.start - about <= WITHIN]
    return turns


def _holds(day: NamedDay, turn: Occurrence, rule: Rule) -> bool:
    """Whether the day is one of the turn's, or as near to it as the rule allows."""
    first = turn.earliest + timedelta(days=rule.from_day)
    last = max(turn.last, turn.latest) + timedelta(days=rule.to_day)
    return any(day.is_on(first + timedelta(days=n)) for n in range((last - first).days + 1))


def _told(finding: Finding, rule: Rule, turns: list[Occurrence], view: View) -> Finding:
    """The finding with the day's name there and its right date: of the next turn, else the last."""
    moment = view.moment
    about = view.read.line.date or moment.as_of
    turn = next((turn for turn in turns if turn.start >= about), turns[-1])
    name = moment.knowledge.observances[rule.of_day].name_in(view.market)
    named = dated(finding, name)
    return replace(named, message=named.message.replace("{on}", _written(turn)))


def _written(turn: Occurrence) -> str:
    """“9 May 2027”; while the day may move, both ends of its window."""

    def said(day: date) -> str:
        return format_date(day, "d MMMM y", locale="en")

    if turn.is_open:
        return f"{said(turn.earliest)} or as late as {said(turn.latest)}"
    return said(turn.start)
