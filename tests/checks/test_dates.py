"""Days as languages write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.dates import NamedDay, named_days


def said(text: str, locale: str) -> list[tuple[str, int, int, int | None]]:
    """What stands there, and the month, day and year it names."""
    return [
        (text[day.start : day.end], day.month, day.day, day.year)
        for day in named_days(text, locale)
    ]


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en-GB", "on 10 May", ("10 May", 5, 10, None)),
        ("en-US", "on May 10th, 2027!", ("May 10th, 2027", 5, 10, 2027)),
        ("en-US", "on Feb. 3", ("Feb. 3", 2, 3, None)),
        ("de-DE", "am 10. Mai 2027", ("10. Mai 2027", 5, 10, 2027)),
        ("de-DE", "am 10.05.2027", ("10.05.2027", 5, 10, 2027)),
        ("fr-FR", "le 1er mai 2027", ("1er mai 2027", 5, 1, 2027)),
        ("es-MX", "el 10 de mayo de 2027", ("10 de mayo de 2027", 5, 10, 2027)),
        ("pl-PL", "26 maja", ("26 maja", 5, 26, None)),
        ("ru-KZ", "9 мая 2027 года", ("9 мая 2027", 5, 9, 2027)),
        ("tr-TR", "10 Mart 2027", ("10 Mart 2027", 3, 10, 2027)),
        ("he-IL", "ב-12 במאי", ("12 במאי", 5, 12, None)),
        ("ar-SA", "٩ مارس ٢٠٢٧", ("٩ مارس ٢٠٢٧", 3, 9, 2027)),
        ("hi", "15 अगस्त 2027", ("15 अगस्त 2027", 8, 15, 2027)),
        ("th-TH", "13 เมษายน 2570", ("13 เมษายน 2570", 4, 13, 2027)),
        ("vi-VN", "ngày 6 tháng 2 năm 2027", ("ngày 6 tháng 2 năm 2027", 2, 6, 2027)),
        ("zh-Hans-CN", "2027年5月9日", ("2027年5月9日", 5, 9, 2027)),
        ("ja-JP", "5月9日", ("5月9日", 5, 9, None)),
        ("ko-KR", "2027년 5월 8일", ("2027년 5월 8일", 5, 8, 2027)),
        ("en-US", "5/9/2027", ("5/9/2027", 5, 9, 2027)),
        ("en-GB", "9/5/2027", ("9/5/2027", 5, 9, 2027)),
        ("en", "2027-05-09", ("2027-05-09", 5, 9, 2027)),
    ],
)
def test_a_day_is_read_as_its_language_writes_it(locale, text, day):
    assert said(text, locale) == [day]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "9/5/2027"),  # which of them is the month?
        ("en-US", "May 20% off"),
        ("en-US", "May 10:30"),
        ("en-GB", "31 February"),
        ("es-ES", "1 de mayo al 3"),
        ("en-GB", "10 Mayfair"),
        ("zh-Hans-CN", "13月9日"),
        ("de-DE", "Artikel 10.05"),
    ],
)
def test_what_is_no_single_day_is_left_out(locale, text):
    assert said(text, locale) == []


@pytest.mark.parametrize("text", ["10 May – 12 May", "10 May to 12 May", "10-12 May 2027"])
def test_a_day_that_begins_a_stretch_is_no_day_of_its_own(text):
    assert "10 May" not in [one[0] for one in said(text, "en-GB")]


@given(st.text(), st.sampled_from(["en-US", "de-DE", "th-TH", "zh-Hans-CN", "ar-SA", "vi-VN"]))
def test_any_text_can_be_read(text, locale):
    for day in named_days(text, locale):
        assert 0 <= day.start < day.end <= len(text)
        date(day.year or 2024, day.month, day.day)


def test_a_day_without_a_year_is_that_day_of_any_year():
    day = NamedDay(0, 5, 5, 9, None)
    assert day.is_on(date(2027, 5, 9))
    assert not day.is_on(date(2027, 5, 10))
    assert not NamedDay(0, 5, 5, 9, 2026).is_on(date(2027, 5, 9))
