"""What calendars ask of the sky: new moons, the sun's way, and crescents in the evening.

Days are civil days; instants are UTC. Source: VSOP87 and NOVAS as in the astronomy-engine library.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

import astronomy

MOON_RADIUS_KM = 1737.4
LONGEST_MONTH_DAYS = 40
HORIZON_DEGREES = 0.833  # the sun's radius and the air's refraction
OBLIQUITY_DEGREES = 23.437  # of 2014 to 2035, to a hundredth of a minute of time
DEGREES_AN_HOUR = 15.0  # the sun's own way is what the corrections correct
CORRECTIONS = 4
SUN_DEGREES_A_DAY = 360 / 365.2422
ROOM_DAYS = 4.0  # the sun's way is up to two days ahead of, or behind, its mean


@dataclass(frozen=True, slots=True)
class Site:
    """A place on the Earth, in degrees; north and east are positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Crescent:
    """The moon at sunset. Degrees; `width` of the crescent in minutes of arc.

    `altitude` is the moon's above the horizon as seen there, without refraction; `arc` is how much
    higher than the sun it stands; `elongation` its distance from the sun, seen from the centre.
    """

    altitude: float
    arc: float
    elongation: float
    width: float


@lru_cache(maxsize=65536)
def new_moon_after(moment: datetime) -> datetime:
    """The next instant of conjunction."""
    found = astronomy.SearchMoonPhase(0, _time(moment), LONGEST_MONTH_DAYS)
    return _moment(found)


@lru_cache(maxsize=65536)
def sun_at(longitude: int, after: datetime) -> datetime:
    """When the sun next reaches an ecliptic longitude, in degrees."""
    ahead = (longitude - sun_longitude(after)) % 360 / SUN_DEGREES_A_DAY
    near = after + timedelta(days=max(0, ahead - ROOM_DAYS))
    return _moment(astronomy.SearchSunLongitude(longitude % 360, _time(near), 3 * ROOM_DAYS))


def sun_longitude(moment: datetime) -> float:
    """The sun's apparent tropical longitude, in degrees."""
    return float(astronomy.SunPosition(_time(moment)).elon)


def moon_from_sun(moment: datetime) -> float:
    """How far the moon is ahead of the sun along the ecliptic, 0 to 360 degrees."""
    return float(astronomy.MoonPhase(_time(moment)))


def civil_day(moment: datetime, hours_east: float) -> date:
    """The civil day at a meridian's own time."""
    return moment.astimezone(timezone(timedelta(hours=hours_east))).date()


def sun_crosses(site: Site, day: date, rising: bool) -> datetime | None:
    """Sunrise or sunset of a civil day at a site; None where there is none in high latitudes."""
    return _sun_at_depth(site, day, HORIZON_DEGREES, rising)


def sun_below(site: Site, day: date, degrees: float) -> datetime | None:
    """When in the morning the sun is so many degrees below the horizon; None in white nights."""
    return _sun_at_depth(site, day, degrees, rising=True)


@lru_cache(maxsize=65536)
def _sun_at_depth(site: Site, day: date, degrees: float, rising: bool) -> datetime | None:
    """By the sun's hour angle, corrected until it stands: to a few seconds, in a fifth of a ms."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    noon -= timedelta(hours=site.longitude / 15)
    found = noon + timedelta(hours=-6 if rising else 6)
    for _ in range(CORRECTIONS):
        ascension, declination = _sun(found)
        angle = _hour_angle(site.latitude, declination, degrees)
        if angle is None:
            return None
        wanted = -angle if rising else angle
        stands = astronomy.SiderealTime(_time(found)) * 15 + site.longitude - ascension
        turned = (wanted - stands + 180) % 360 - 180
        found += timedelta(hours=turned / DEGREES_AN_HOUR)
    return found


def _sun(moment: datetime) -> tuple[float, float]:
    """Right ascension and declination, in degrees."""
    longitude = math.radians(sun_longitude(moment))
    tilt = math.radians(OBLIQUITY_DEGREES)
    ascension = math.atan2(math.cos(tilt) * math.sin(longitude), math.cos(longitude))
    return math.degrees(ascension), math.degrees(math.asin(math.sin(tilt) * math.sin(longitude)))


def _hour_angle(latitude: float, declination: float, depth: float) -> float | None:
    """How far from noon, in degrees, the sun is so deep; None where it never is."""
    north, dec = math.radians(latitude), math.radians(declination)
    cosine = (math.sin(math.radians(-depth)) - math.sin(north) * math.sin(dec)) / (
        math.cos(north) * math.cos(dec)
    )
    return math.degrees(math.acos(cosine)) if -1 <= cosine <= 1 else None


def elongation(moment: datetime) -> float:
    """The moon's distance from the sun, in degrees, from the Earth's centre."""
    return float(astronomy.AngleFromSun(astronomy.Body.Moon, _time(moment)))


@lru_cache(maxsize=65536)
def crescent(site: Site, evening: date) -> Crescent | None:
    """The young moon at sunset; None where the sun doesn't set."""
    sunset = sun_crosses(site, evening, rising=False)
    return crescent_at(site, sunset) if sunset else None


def crescent_at(site: Site, moment: datetime) -> Crescent:
    """The moon as it stands at an instant."""
    time, observer = _time(moment), _observer(site)
    altitudes, distances = [], []
    for body in (astronomy.Body.Moon, astronomy.Body.Sun):
        seen = astronomy.Equator(body, time, observer, True, True)
        altitudes.append(
            astronomy.Horizon(time, observer, seen.ra, seen.dec, astronomy.Refraction.Airless)
        )
        distances.append(seen.dist)
    moon, sun = (one.altitude for one in altitudes)
    apart = elongation(moment)
    radius_minutes = 60 * math.degrees(MOON_RADIUS_KM / (distances[0] * astronomy.KM_PER_AU))
    width = radius_minutes * (1 - math.cos(math.radians(apart)))
    return Crescent(moon, moon - sun, apart, width)


def _observer(site: Site) -> astronomy.Observer:
    return astronomy.Observer(site.latitude, site.longitude, 0)


def _time(moment: datetime) -> astronomy.Time:
    at = moment.astimezone(UTC)
    return astronomy.Time.Make(
        at.year, at.month, at.day, at.hour, at.minute, at.second + at.microsecond / 1e6
    )


def _moment(time: astronomy.Time) -> datetime:
    found: datetime = time.Utc()
    return found.replace(tzinfo=UTC)
