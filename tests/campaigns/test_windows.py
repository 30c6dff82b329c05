"""From a rule to an instant, with its uncertainty."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import NoSuchTime
from campaigns.windows import closing_of, instant, turn_of
from locales.almanac.values import Occurrence


def occurrence(**changes):
    facts = {
        "event": "ramadan-start",
        "market": "sa",
        "turn": "1448 AH",
        "start": date(2027, 2, 8),
        "end": None,
        "earliest": date(2027, 2, 8),
        "latest": date(2027, 2, 9),
        "status": "projected",
        "source": "computed",
    }
    return Occurrence(**{**facts, **changes})


class TestTurnOf:
    def test_what_leads_up_to_a_day_counts_from_the_earliest_it_can_be(self):
        turn = turn_of(occurrence(start=date(2027, 2, 9)), -7, time(10), "Asia/Riyadh")
        assert turn.day == date(2027, 2, 1)
        assert not turn.waits

    def test_a_greeting_on_the_day_waits_while_the_day_is_open(self):
        assert turn_of(occurrence(), 0, time(10), "Asia/Riyadh").waits

    def test_a_confirmed_day_is_not_waited_for(self):
        sure = occurrence(latest=date(2027, 2, 8), status="confirmed")
        assert not turn_of(sure, 0, time(10), "Asia/Riyadh").waits

    def test_hours_are_the_markets_own(self):
        turn = turn_of(occurrence(), -7, time(10), "Asia/Riyadh")
        assert turn.due_at == datetime(2027, 2, 1, 7, 0, tzinfo=UTC)


class TestClosingOf:
    def test_is_the_end_of_the_last_day_that_it_can_be(self):
        turn = closing_of(occurrence(), 29, "Asia/Riyadh")
        assert turn.due_at == datetime(2027, 3, 10, 21, 0, tzinfo=UTC)

    def test_where_midnight_does_not_exist_the_day_ends_with_the_first_minute_that_does(self):
        day = date(2026, 4, 23)  # Cairo's clocks jump from 00:00 to 01:00 on the 24th
        sure = occurrence(earliest=day, latest=day, start=day)
        turn = closing_of(sure, 0, "Africa/Cairo")
        assert turn.due_at == datetime(2026, 4, 23, 22, 0, tzinfo=UTC)


class TestInstant:
    def test_a_time_that_clocks_jump_over_is_refused_with_the_next_that_exists(self):
        with pytest.raises(NoSuchTime) as refused:
            instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin")
        assert refused.value.suggestion == datetime(2026, 3, 29, 3, 30)  # noqa: DTZ001
        assert "03:30" in str(refused.value)

    def test_of_an_hour_that_comes_twice_the_first_is_meant(self):
        assert instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin").hour == 0

    @given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.times())
    def test_where_clocks_never_change_every_time_exists(self, day, clock):
        assert instant(day, clock, "Asia/Tokyo").tzinfo is UTC
