"""Days of the Hindu lunisolar calendar: a tithi of an amanta month that prevails at some hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from locales.days.forms import UnknownDay, form
from locales.days.sky import Site, moon_from_sun, new_moon_after, sun_crosses, sun_longitude
from locales.days.values import Day, Turn, Where

MONTHS = (
    "Chaitra Vaishakha Jyeshtha Ashadha Shravana Bhadrapada "
    "Ashvina Kartika Margashirsha Pausha Magha Phalguna"
).split()
# The share of the way from sunrise to sunset; after sunset, of the way to the next sunrise.
MOMENTS = {
    "sunrise": 0.0,
    "noon": 0.5,
    "afternoon": 0.7,  # the middle of aparahna, the fourth fifth of the day
    "sunset": 1.0,
    "dusk": 1.1,  # the middle of pradosha, the first fifth of the night
    "midnight": 1.5,
}
UJJAIN = Site(23.18, 75.78)
TITHI_DEGREES = 12.0
TITHIS = 30
SEARCH_DAYS = 9
SIGN_DEGREES = 30.0
# Lahiri’s ayanamsa, as the Indian Astronomical Ephemeris has it.
AYANAMSA_2000_DEGREES = 23.853
AYANAMSA_DEGREES_A_YEAR = 0.013969


@lru_cache(maxsize=512)
def months(year: int) -> tuple[tuple[datetime, int, bool], ...]:
    """(beginning, month, adhika) of the months from October before a Gregorian year to its end.

    A month is named after the sign that the sun enters in it; where it enters none it is adhika.
    """
    moon = new_moon_after(datetime(year - 1, 10, 1, tzinfo=UTC))
    found = []
    while moon.year <= year:
        following = new_moon_after(moon + timedelta(days=25))
        sign, next_sign = _sign(moon), _sign(following)
        found.append((moon, (sign + 1) % 12, sign == next_sign))
        moon = following
    return tuple(found)


def _sign(moment: datetime) -> int:
    """Which sidereal sign the sun is in: 0 is Mesha."""
    years = (moment - datetime(2000, 1, 1, 12, tzinfo=UTC)) / timedelta(days=365.25)
    ayanamsa = AYANAMSA_2000_DEGREES + AYANAMSA_DEGREES_A_YEAR * years
    return int((sun_longitude(moment) - ayanamsa) % 360 // SIGN_DEGREES)


@lru_cache(maxsize=4096)
def moment_of(day: date, moment: str) -> datetime:
    """An hour of a day at Ujjain."""
    rise = _crossing(day, rising=True)
    sets = _crossing(day, rising=False)
    share = MOMENTS[moment]
    if share <= 1:
        return rise + (sets - rise) * share
    return sets + (_crossing(day + timedelta(days=1), rising=True) - sets) * (share - 1)


def _crossing(day: date, *, rising: bool) -> datetime:
    found = sun_crosses(UJJAIN, day, rising)
    assert found is not None, "the sun rises and sets at Ujjain every day"
    return found


def tithi_at(moment: datetime) -> int:
    """1 to 30; 15 ends with the full moon, 30 with the new moon."""
    return int(moon_from_sun(moment) // TITHI_DEGREES) % TITHIS + 1


@lru_cache(maxsize=4096)
def tithi_day(beginning: datetime, tithi: int, moment: str) -> date:
    """The day of the month begun then whose tithi is that one at the hour.

    Where the tithi prevails at that hour on no day, the day on which it began.
    """
    first = beginning.date() + timedelta(days=max(0, tithi - 4))
    days = [first + timedelta(days=ahead) for ahead in range(SEARCH_DAYS)]
    for day in days:
        at = moment_of(day, moment)
        if at >= beginning and tithi_at(at) == tithi:
            return day
    for day in days:
        following = moment_of(day + timedelta(days=1), moment)
        if following >= beginning and (tithi_at(following) - tithi) % TITHIS in {1, 2}:
            return day
    return first


@dataclass(frozen=True, slots=True)
class Tithi:
    """The first day of an amanta month, never an adhika one, whose tithi is that one at the hour.

    Where the tithi prevails at that hour on no day, the day on which it began.
    """

    tithi: int
    month: int
    moment: str

    def turns(self, year: int, where: Where) -> list[Turn]:
        found = (self._turn(beginning) for beginning in self._months(year))
        here = [turn for turn in found if turn.day.year == year]
        return [
            replace(turn, name=f"{year}/{n}") if n > 1 else turn for n, turn in enumerate(here, 1)
        ]

    def _months(self, year: int) -> Iterator[datetime]:
        for beginning, month, adhika in months(year):
            if month == self.month and not adhika:
                yield beginning

    def _turn(self, beginning: datetime) -> Turn:
        """The window spans the days on which almanacs that go by another hour would keep it."""
        day = tithi_day(beginning, self.tithi, self.moment)
        rivals = [tithi_day(beginning, self.tithi, one) for one in ("sunrise", "dusk")]
        return Turn(str(day.year), day, min(day, *rivals), max(day, *rivals), "projected")

    def names(self) -> frozenset[str]:
        return frozenset()


@form(
    rf"tithi (?P<tithi>\d{{1,2}}) of (?P<month>{'|'.join(MONTHS)}) "
    rf"at (?P<moment>{'|'.join(MOMENTS)}) in India"
)
def tithi(tithi: str, month: str, moment: str) -> Day:
    if not 1 <= int(tithi) <= TITHIS:
        raise UnknownDay(f"a lunar month has 30 tithis, not {tithi}")
    return Tithi(int(tithi), MONTHS.index(month), moment)
