"""A day that is given to an observance, and is not its own in the market."""

from datetime import date

import pytest

from checks.lines import Line
from checks.runner import check
from locales.almanac.values import Occurrence
from locales.snapshot import knowledge

AS_OF = date(2026, 11, 22)


def told(text: str, market: str, locale: str, on: date | None = None, **more) -> list[str]:
    line = Line("1", market, locale, "campaign", {"description": text}, on)
    found = check(line, knowledge(), AS_OF, more.get("confirmed", ()))
    return [one.message for one in found if one.rule.startswith("universal.day-of-")]


def test_the_message_names_the_day_as_the_market_calls_it_and_its_date():
    assert told("Muttertag am 14. März 2027", "de", "de-DE") == [
        "“14. März 2027” is not the day of Muttertag here: that is 9 May 2027."
    ]


def test_the_same_text_is_right_in_one_market_and_wrong_in_another():
    text = "Mother's Day is on 9 May 2027."
    assert not told(text, "us", "en")
    assert "that is 30 May 2027" in told(text, "se", "en")[0]


def test_a_market_that_does_not_keep_the_day_says_nothing():
    assert not told("Thanksgiving is on 1 May 2027.", "jp", "en")


@pytest.mark.parametrize(
    "text",
    [
        "Order by 1 May 2027 for Mother's Day.",
        "Mother's Day sale until 1 May 2027.",
        "1 May 2027 – Mother's Day gifts arrive.",
        "Mother's Day deals: 1 May – 9 May 2027.",
        "Mother's Day was first kept on 10 May 1908.",
        "Mother's Day is near. On 1 May 2027 we close.",
    ],
)
def test_a_day_that_is_not_given_to_the_feast_is_left_alone(text):
    assert not told(text, "us", "en-US")


@pytest.mark.parametrize(
    "text",
    [
        "Mother's Day (1 May 2027)",
        "Mother's Day, Saturday, May 1, 2027",
        "Mother's Day – May 1, 2027",
        "1 May 2027 is Mother's Day",
        "Mother's Day falls this year on 1 May 2027",
    ],
)
def test_a_day_may_be_given_in_many_ways(text):
    assert told(text, "us", "en-US")


def test_without_a_year_the_text_speaks_of_the_turn_after_its_own_day():
    assert not told("Mother's Day, 9 May", "us", "en-US", date(2027, 4, 20))
    assert told("Mother's Day, 10 May", "us", "en-US", date(2027, 4, 20))


def test_without_any_day_it_may_be_of_last_year_or_the_next():
    assert not told("Mother's Day, 10 May", "us", "en-US")  # 2026
    assert not told("Mother's Day, 9 May", "us", "en-US")  # 2027
    assert told("Mother's Day, 1 May", "us", "en-US")


def test_a_day_that_may_still_move_is_right_anywhere_in_its_window():
    assert not told("Eid al-Fitr is on 9 March 2027.", "sa", "en")
    assert not told("Eid al-Fitr is on 10 March 2027.", "sa", "en")
    (message,) = told("Eid al-Fitr is on 8 March 2027.", "sa", "en")
    assert message.endswith("that is 9 March 2027 or as late as 10 March 2027.")


def test_what_an_authority_declared_counts():
    day = date(2027, 3, 10)
    declared = Occurrence(
        "eid-al-fitr", "sa", "1448 AH", day, None, day, day, "confirmed", "Supreme Court"
    )
    assert told("Eid al-Fitr is on 9 March 2027.", "sa", "en", confirmed=[declared])


def test_a_day_in_letters_needs_no_word_between():
    assert told("5月8日母亲节", "cn", "zh-Hans-CN", date(2027, 4, 20))
    assert not told("5月9日母亲节", "cn", "zh-Hans-CN", date(2027, 4, 20))
