"""A small calendar of known days, for the doors that show it."""

import os
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import time_machine
from django.test import TestCase

from campaigns.confirmed import known_turn
from campaigns.confirming import Saying, confirm_occurrence
from locales import snapshot
from tests.locales.make import PackCase
from tests.review.make import make_operator

CARD = """
what = "People meet."
sell = "Sweets"
tone = "Warm"
avoid = "Haste"
quiet = "Mornings"
lead_days = {lead_days}
source = "A study, 2020"
seen = true
url = "https://example.org/study"
"""
EID = f"""
[eid-al-fitr]
name = "Eid al-Fitr"
source = "Umm al-Qura"
[eid-al-fitr.card]{CARD.format(lead_days=30)}
[[eid-al-fitr.custom]]
on = "1 Shawwal"
days = 3
markets = ["id", "pk", "sa"]
[[eid-al-fitr.place]]
market = "sa"
name = "عيد الفطر"
differs = "Shops open after the night prayer."
lead_days = 40
"""
SINGLES = f"""
[singles-day]
name = "Singles’ Day"
source = "The shops themselves"
[singles-day.card]{CARD.format(lead_days=14)}
[[singles-day.custom]]
on = "11 November"
markets = ["jp", "sa"]
"""
NEW_YEAR = datetime(2027, 1, 1, 12, tzinfo=UTC)


class KnownCase(PackCase, TestCase):
    """Ramadan, Eid and Singles' Day alone are known, on New Year's Day of 2027."""

    def setUp(self):
        super().setUp()
        self.write({"observances/islamic/eid.toml": EID, "observances/retail/days.toml": SINGLES})
        environment = {"TERROIR_VAR": str(self.root.parent), "TERROIR_PACKS": ""}
        for change in (
            patch.dict(os.environ, environment),
            patch.object(snapshot, "OWN_ROOT", self.root),
            time_machine.travel(NEW_YEAR, tick=False),
        ):
            change.start()
            self.addCleanup(change.stop)
        snapshot.knowledge.cache_clear()
        self.addCleanup(snapshot.knowledge.cache_clear)
        self.operator = make_operator()

    def confirm(self, market="sa", days=1):
        """Somebody declares Eid so many days after the earliest it can be."""
        turn = known_turn("eid-al-fitr", market, "1448 AH", 2027)
        told = turn.earliest + timedelta(days=days)
        confirm_occurrence(Saying(turn, told, "Supreme Court, 8 March"), self.operator)
        return told
