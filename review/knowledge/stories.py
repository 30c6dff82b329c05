"""Incidents as a page tells them: what happened, and what fires today on such a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone

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


@lru_cache(maxsize=2)
def stories(packs: Knowledge) -> Sequence[Story]:
    """Every incident, the latest first, each checked once per process."""
    today = timezone.localdate()
    found = [Story(one, try_incident(one, packs, today)) for one in packs.incidents]
    return tuple(sorted(found, key=lambda one: (-one.incident.year, one.incident.id)))
