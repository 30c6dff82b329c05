"""`manage.py confirm`: say what an authority declared of a day; shows first what would move."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.policy import may_operate
from campaigns.calendar.year import FIRST_YEAR, LAST_YEAR
from campaigns.confirmed import known_turn, said_of_others
from campaigns.confirming import (
    CannotConfirm,
    Saying,
    Shift,
    confirm_occurrence,
    preview_confirmation,
    say,
)
from campaigns.errors import CannotPlan
from campaigns.models import Confirmation, Said
from locales.almanac.occurrences import NEAR, occurrences
from locales.almanac.values import Observance, Occurrence
from locales.snapshot import knowledge

WRONG_INPUT = 2  # exit status
SOURCE_LENGTH = Confirmation._meta.get_field("source").max_length or 0
OFFERED = 6


def wrong(argument: str, sentence: str) -> CommandError:
    return CommandError(f"{argument}: {sentence}", returncode=WRONG_INPUT)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2027-02-08") from error


class Command(BaseCommand):
    help = "Confirm the day of an observance in one market, and move the campaigns that hang on it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("event", help="such as ramadan-start")
        parser.add_argument("market", type=str.lower, help="such as sa")
        said = parser.add_mutually_exclusive_group(required=True)
        said.add_argument("--sighted", action="store_true", help="the crescent was seen")
        said.add_argument("--not-sighted", action="store_true", help="it was not: a day later")
        said.add_argument("--moved-to", type=day, metavar="DATE", help="any other word on the day")
        parser.add_argument("--source", required=True, help="who said so, where and when")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="an operator there")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--turn", help="such as “1448 AH”; without it, the next one not over")
        which.add_argument("--year", type=int, help="the turn that starts in this Gregorian year")
        parser.add_argument("--dry-run", action="store_true", help="only show what would move")
        parser.add_argument("--yes", action="store_true", help="do it without asking")

    def handle(self, *args: object, **options: Any) -> None:
        observance = _observance(options["event"])
        market = _market(options["market"], observance)
        by = _operator(options["by"], market)
        saying = _saying(_turn(observance, market, options), options)
        try:
            self._show(saying, preview_confirmation(saying))
            if options["dry_run"]:
                self.stdout.write("Nothing was written: --dry-run only shows.")
                return
            self._agree(options["yes"])
            confirm_occurrence(saying, by)
        except CannotPlan as error:
            raise CommandError(f"{error} Nothing was written.") from error
        self.stdout.write("Confirmed.")

    def _show(self, saying: Saying, shifts: Sequence[Shift]) -> None:
        told = saying.occurrence
        known = known_turn(told.event, told.market, told.turn, told.start.year) or told
        self.stdout.write(
            f"{told.event} in {told.market}, {told.turn}: {known.start} "
            f"({known.earliest} – {known.latest}, {known.status}) → {saying.start} ({saying.kind})"
        )
        for line in _table(shift for shift in shifts if shift.before != shift.after):
            self.stdout.write(line)
        stays = sum(shift.before == shift.after for shift in shifts)
        if stays or not shifts:
            self.stdout.write(f"{stays} more on the days they have." if stays else "No campaign.")

    def _agree(self, yes: bool) -> None:
        """Raises CommandError unless a person, or --yes, agrees."""
        if yes:
            return
        if not sys.stdin.isatty():
            raise wrong("--yes", "there is no terminal to ask at, so this is needed.")
        self.stderr.write("Confirm this? [y/N] ", ending="")
        self.stderr.flush()
        if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
            raise CommandError("Nothing was written.")


def _table(shifts: Iterable[Shift]) -> Iterator[str]:
    """Columns: campaign, step, from, to; nothing where nothing moves."""
    rows = [
        (one.launch.step.campaign.item.key, one.launch.step.name, str(one.before), str(one.after))
        for one in shifts
    ]
    if rows:
        rows.insert(0, ("campaign", "step", "from", "to"))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _observance(event: str) -> Observance:
    known = knowledge().observances
    if event not in known:
        near = ", ".join(get_close_matches(event, known)) or "see `listevents --format table`"
        raise wrong("event", f"there is no observance “{event}”; near it: {near}.")
    return known[event]


def _market(market: str, observance: Observance) -> str:
    if market not in observance.markets:
        offered = _some(sorted(observance.markets))
        raise wrong("market", f"“{market}” doesn’t keep {observance.code}; these do: {offered}.")
    return market


def _operator(username: str, market: str) -> User:
    people = User.objects.filter(is_active=True).order_by("username").prefetch_related("roles")
    may = {person.username: person for person in people if may_operate(person, market)}
    if username not in may:
        offered = _some(list(may)) or "nobody; `manage.py makelogin` makes an operator"
        raise wrong("--by", f"“{username}” is no operator of {market}; these are: {offered}.")
    return may[username]


def _turn(observance: Observance, market: str, options: dict[str, Any]) -> Occurrence:
    """The turn that is meant, without what was said of it before: that would shift its window."""
    others = said_of_others(observance.code, market)

    def turns(years: Iterable[int]) -> list[Occurrence]:
        return [one for year in years for one in occurrences(observance, market, year, others)]

    if options["turn"]:
        return _named(turns(range(FIRST_YEAR, LAST_YEAR + 1)), options["turn"])
    if options["year"] is not None:
        if not FIRST_YEAR <= options["year"] <= LAST_YEAR:
            raise wrong("--year", f"write a year from {FIRST_YEAR} to {LAST_YEAR}.")
        return _only(turns([options["year"]]), options["year"])
    today = _today(market)
    coming = turns(range(today.year - 1, today.year + 4))
    found = next((one for one in coming if max(one.latest, one.last) >= today), None)
    if found is None:
        raise wrong("--turn", f"no turn of {observance.code} is known that is still to come.")
    return found


def _named(turns: Sequence[Occurrence], name: str) -> Occurrence:
    found = next((one for one in turns if one.turn == name), None)
    if found is None:
        known = [one.turn for one in turns]
        near = ", ".join(f"“{turn}”" for turn in get_close_matches(name, known) or known[-3:])
        raise wrong("--turn", f"no turn is called “{name}”; near it: {near or 'none is known'}.")
    return found


def _only(turns: Sequence[Occurrence], year: int) -> Occurrence:
    if not turns:
        raise wrong("--year", f"no turn is known that starts in {year}.")
    if len(turns) > 1:
        several = _some([f"--turn “{one.turn}”" for one in turns])
        raise wrong("--year", f"more than one starts in {year}; write one of {several}.")
    return turns[0]


def _saying(occurrence: Occurrence, options: dict[str, Any]) -> Saying:
    source = options["source"].strip()
    if not source or len(source) > SOURCE_LENGTH:
        raise wrong("--source", f"say who declared it, in 1 to {SOURCE_LENGTH} characters.")
    try:
        return say(occurrence, _kind(occurrence, options), options["moved_to"], source)
    except CannotConfirm as error:
        span = f"{occurrence.start - NEAR} to {occurrence.start + NEAR}"
        raise wrong("--moved-to", f"{error} It can be from {span}.") from error


def _kind(occurrence: Occurrence, options: dict[str, Any]) -> Said:
    """A crescent decides only a day that is open; Singles’ Day waits for none."""
    if options["moved_to"]:
        return Said.MOVED
    if not occurrence.is_open and occurrence.status != "projected":
        argument = "--sighted" if options["sighted"] else "--not-sighted"
        raise wrong(argument, f"{occurrence.start} is {occurrence.status}; write --moved-to DATE.")
    return Said.SIGHTED if options["sighted"] else Said.NOT_SIGHTED


def _today(market: str) -> date:
    """By the market's own clock, where a pack tells its zone."""
    pack = knowledge().markets.get(market)
    return datetime.now(ZoneInfo(pack.time_zones[0]) if pack else UTC).date()


def _some(names: Sequence[str]) -> str:
    more = ["…"] if len(names) > OFFERED else []
    return ", ".join([*names[:OFFERED], *more])
