"""Incidents as a page tells them: what happened, and what fires today on such a text."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from locales.knowledge import Knowledge
from locales.values import Incident
from review.knowledge.trying import Tried, try_incident


@dataclass(frozen=True, slots=True)
class Story:
    incident: Incident
    tried: Tried

    @property
    def rules(self) -> list[str]:
        """The rules of its category that would have stopped it, strongest first."""
        wanted = [
            one.finding.rule
            for one in self.tried.told
            if one.finding.category == self.incident.category and one.finding.severity != "info"
        ]
        return list(dict.fromkeys(wanted))


def incidents(packs: Knowledge, market: str = "", category: str = "") -> list[Incident]:
    """Those of a market and a category, where asked for; the latest first."""
    found = (
        one
        for one in packs.incidents
        if (not market or market in one.markets) and (not category or category == one.category)
    )
    return sorted(found, key=lambda one: (-one.year, one.id))


def story(packs: Knowledge, incident: Incident, today: date) -> Story:
    """One incident and what fires on such a text on a day."""
    return Story(incident, _tried(packs, incident.id, today))


@lru_cache(maxsize=512)
def _tried(packs: Knowledge, incident: str, today: date) -> Tried:
    """Checked once per process and day."""
    [told] = [one for one in packs.incidents if one.id == incident]
    return try_incident(told, packs, today)
