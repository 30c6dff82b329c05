"""Tables of observances in the packs → the values that occurrences are worked out from."""

from collections.abc import Iterator

from locales.profiles import judge_code
from locales.schema import Table
from locales.values import Announced, Card, Observance, Place, Status

CALENDARS = frozenset({"gregorian", "hijri"})
LONGEST_MONTH_DAYS = {"gregorian": 31, "hijri": 30}
STATUSES: dict[str, Status] = {
    "projected": "projected",
    "official": "official",
    "announced": "announced",
    "confirmed": "confirmed",
}


def read_observance(code: str, table: Table, family: str) -> Observance:
    """One observance with its card, its places and what authorities have announced."""
    observance = Observance(
        code=code,
        name=table.text("name"),
        family=family,
        calendar=table.choice("calendar", CALENDARS),  # type: ignore[arg-type]  # choice has looked
        month=table.whole("month"),
        day=table.whole("day"),
        days=table.whole("days") if "days" in table else None,
        places={place.market: place for place in read_places(table)},
        announced=tuple(read_announced(table)),
        card=read_card(table.table("card")),
        source=table.source(),
    )
    table.finish()
    judge_observance(observance, table)
    return observance


def read_card(table: Table) -> Card:
    """What a seller should know, do and avoid, and how many days ahead."""
    card = Card(
        what=table.text("what"),
        do=table.text("do"),
        avoid=table.text("avoid"),
        lead_days=table.whole("lead_days"),
        source=table.source(),
    )
    table.finish()
    return card


def read_places(table: Table) -> Iterator[Place]:
    """The [[….place]] tables, one per market that keeps the day."""
    seen: set[str] = set()
    for given in table.tables("place"):
        place = Place(
            market=given.text("market"),
            name=given.text("name", ""),
            early_days=given.whole("early_days", 0),
            late_days=given.whole("late_days", 0),
        )
        given.finish()
        judge_code(place.market, given)
        if place.market in seen:
            given.complain(f"there is more than one `place` for “{place.market}”: join them")
        if min(place.early_days, place.late_days) < 0:
            given.complain("`early_days` and `late_days` count days, so neither is below 0")
        seen.add(place.market)
        yield place


def read_announced(table: Table) -> Iterator[Announced]:
    """The [[….announced]] tables: days that an authority has spoken about."""
    for given in table.tables("announced"):
        start = given.day("start")
        if start is None:
            given.complain("`start` is missing: write a date such as 2027-02-10")
            continue
        status = STATUSES.get(given.choice("status", STATUSES, "announced"), "announced")
        yield Announced(given.text("market"), start, given.source(), status)
        given.finish()


def judge_observance(observance: Observance, table: Table) -> None:
    """Complain about days that don't exist and about markets that don't keep the observance."""
    longest = LONGEST_MONTH_DAYS.get(observance.calendar, 31)
    if not 1 <= observance.month <= 12:
        table.complain(f"`month` is {observance.month}: write 1 to 12")
    if not 1 <= observance.day <= longest:
        table.complain(f"`day` is {observance.day}: write 1 to {longest}")
    if not observance.places:
        table.complain(f"no market keeps it: add a [[{observance.code}.place]]")
    for announced in observance.announced:
        table.expect("announced", [announced.market], observance.places)
