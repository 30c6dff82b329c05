from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.conditions import Moment
from checks.lines import Line
from checks.runner import check, check_markets
from locales.almanac.values import Card, Custom, Observance, Occurrence
from locales.days.grammar import parse
from locales.days.values import Day, Turn, Where
from locales.knowledge import Knowledge
from locales.values import Adjustment, Source
from tests.checks.make import AS_OF, make_knowledge, make_line, make_market, make_rule

CLOCK = make_rule(concepts=("clock",))
WINDOW = make_rule(concepts=("clock",), events=("founding",), from_day=-3, to_day=1)
PIECES = (
    *("clock", "Uhr", "時鐘", "钟", "<b>", "</p>", "&amp;", "🕰️", "٤", "4", "四件套", "。", ". "),
    *(" ", "ワイン", "\u0301", "ﾞ", "\ud800", "{x}", "-", "no", "不含", "İ", "ß"),
)
EVERYTHING = make_knowledge(
    make_rule(concepts=("clock", "alcohol")),
    make_rule(kind="number", numbers=(4,), id="aa.four", category="number"),
    make_rule(kind="format", pattern=r"\w", id="aa.any", category="format"),
)
LOCALES = ("en", "de", "ar", "zh-Hant-TW", "ja", "th", "tr", "vi")


@dataclass(frozen=True)
class Late:
    """A day that may be kept a day later."""

    day: Day

    def turns(self, year: int, where: Where) -> list[Turn]:
        found = self.day.turns(year, where)
        return [replace(turn, latest=turn.latest + timedelta(days=1)) for turn in found]

    def names(self) -> frozenset[str]:
        return frozenset()


def with_event(knowledge: Knowledge) -> Knowledge:
    source = Source("A law, 2001")
    founding = Observance(
        code="founding",
        name="Founding day",
        family="test",
        customs={"aa": (Custom(Late(parse("10 June")), ("aa",), source, days=1),)},
        announced={},
        places={},
        card=Card("", "", "", "", 1, source),
        source=source,
    )
    return replace(knowledge, observances={"founding": founding})


class CheckALine(SimpleTestCase):
    def test_findings_come_by_field_then_by_start(self):
        line = make_line(fields={"title": "Clock and clock", "description": "A clock"})
        found = check(line, make_knowledge(CLOCK), AS_OF)
        self.assertEqual(
            [(one.field, one.start) for one in found],
            [("title", 0), ("title", 10), ("description", 2)],
        )

    def test_spans_count_code_points_of_the_original_html(self):
        line = make_line("<p>Fine &amp; 🎉 <b>wall</b> clock</p>")
        [finding] = check(line, make_knowledge(CLOCK), AS_OF)
        self.assertEqual(line.fields["description"][finding.start : finding.end], "wall</b> clock")

    def test_a_market_without_a_pack_is_checked_by_language(self):
        spoken = make_rule(concepts=("clock",), level="language", home="en", id="en.clock")
        line = make_line("A clock", "en", market="gb")
        [finding] = check(line, make_knowledge(CLOCK, spoken=(spoken,)), AS_OF)
        self.assertEqual(finding.rule, "en.clock")

    def test_a_law_is_in_force_between_its_days(self):
        law = make_rule(
            concepts=("clock",), valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31)
        )
        for day, count in {
            (2025, 6, 1): 0,
            (2026, 1, 1): 1,
            (2026, 12, 31): 1,
            (2027, 1, 1): 0,
        }.items():
            found = check(make_line("A clock"), make_knowledge(law), date(*day))
            self.assertEqual(len(found), count, day)

    def test_a_law_that_comes_within_half_a_year_is_told_ahead_and_stops_nothing(self):
        law = make_rule(concepts=("clock",), severity="error", valid_from=date(2027, 2, 18))
        [found] = check(make_line("A clock"), make_knowledge(law), AS_OF)
        self.assertEqual(found.severity, "info")
        self.assertEqual(found.message, "From 18 February 2027: “clock” is unwelcome.")
        [found] = check(make_line("A clock"), make_knowledge(law), date(2027, 2, 18))
        self.assertEqual((found.severity, found.message), ("error", "“clock” is unwelcome."))

    def test_a_regional_rule_leaves_texts_alone_that_several_regions_share(self):
        spelling = make_rule(concepts=("clock",), regional=True)
        for locale, count in {"en": 0, "en-GB": 1}.items():
            found = check(make_line("A clock", locale), make_knowledge(spelling), AS_OF)
            self.assertEqual(len(found), count, locale)

    def test_a_rule_of_some_languages_reads_texts_in_those(self):
        theirs = make_rule(concepts=("clock",), languages=("de",))
        for text, locale, count in (("A clock", "en-GB", 0), ("Eine Uhr", "de-BE", 1)):
            found = check(make_line(text, locale), make_knowledge(theirs), AS_OF)
            self.assertEqual(len(found), count, locale)

    def test_an_adjusted_rule_has_the_market_s_severity(self):
        shared = make_rule(concepts=("clock",), level="culture", id="shared.clock")
        milder = make_market("bb", adjustments=(Adjustment("shared.clock", "info", "why"),))
        knowledge = make_knowledge(shared=(shared,), markets=(milder,))
        found = check_markets(make_line("A clock"), ("aa", "bb"), Moment(knowledge, AS_OF))
        self.assertEqual(
            {market: one.severity for market, [one] in found.items()},
            {"aa": "warning", "bb": "info"},
        )

    def test_regional_words_count_in_their_market_only(self):
        shared = make_rule(concepts=("clock",), level="culture", id="shared.clock")
        moment = Moment(make_knowledge(shared=(shared,)), AS_OF)
        found = check_markets(make_line("A ticker"), ("aa", "mx"), moment)
        self.assertEqual({market: len(all_) for market, all_ in found.items()}, {"aa": 0, "mx": 1})


class OverlappingFindings(SimpleTestCase):
    def test_market_wins_over_culture_over_language(self):
        shared = make_rule(concepts=("clock",), level="culture", id="shared.clock")
        spoken = make_rule(concepts=("clock",), level="language", id="en.clock")
        knowledge = make_knowledge(CLOCK, shared=(shared,), spoken=(spoken,))
        [finding] = check(make_line("A clock"), knowledge, AS_OF)
        self.assertEqual((finding.rule, finding.also), ("aa.rule", ("shared.clock", "en.clock")))

    def test_another_category_is_another_finding(self):
        other = make_rule(concepts=("clock",), category="number", id="aa.other")
        found = check(make_line("A clock"), make_knowledge(CLOCK, other), AS_OF)
        self.assertEqual([one.rule for one in found], ["aa.other", "aa.rule"])


class SourcesAndFinalTexts(SimpleTestCase):
    def found(self, category: str, locale: str, market: str = "aa") -> int:
        rule = make_rule(concepts=("clock",), category=category, level="language")
        line = make_line("A clock", locale, market=market)
        return len(check(line, make_knowledge(spoken=(rule,)), AS_OF))

    def test_idioms_are_told_where_the_text_is_to_be_translated(self):
        self.assertEqual(self.found("idiom", "en-US"), 1)
        self.assertEqual(self.found("idiom", "en-GB"), 0)
        self.assertEqual(self.found("idiom", "en"), 0)

    def test_formats_are_told_of_final_texts(self):
        self.assertEqual(self.found("format", "en-US"), 0)
        self.assertEqual(self.found("format", "en-GB"), 1)

    def test_a_market_without_a_pack_reads_its_likely_language(self):
        self.assertEqual(self.found("idiom", "en", "vn"), 1)
        self.assertEqual(self.found("idiom", "en", "gb"), 0)


class EventWindows(SimpleTestCase):
    def found(self, day: date | None, *confirmed: Occurrence) -> int:
        line = make_line("A clock", date=day)
        return len(check(line, with_event(make_knowledge(WINDOW)), AS_OF, confirmed))

    def test_a_rule_speaks_in_the_window_only(self):
        days = {6: 0, 7: 1, 10: 1, 12: 1, 13: 0}  # the start may be a day late
        self.assertEqual({day: self.found(date(2027, 6, day)) for day in days}, days)

    def test_without_a_date_it_is_silent(self):
        self.assertEqual(self.found(None), 0)

    def test_a_confirmed_day_moves_the_window(self):
        day = date(2027, 7, 1)
        moved = Occurrence(
            "founding", "aa", "2027", day, None, day, day, "confirmed", "A notice, 2027"
        )
        self.assertEqual(self.found(date(2027, 6, 10), moved), 0)
        self.assertEqual(self.found(day, moved), 1)

    def test_a_rule_without_concepts_speaks_of_the_date_alone(self):
        rule = make_rule(events=("founding",), category="timing")
        line = make_line("Anything", date=date(2027, 6, 10))
        [finding] = check(line, with_event(make_knowledge(rule)), AS_OF)
        self.assertEqual((finding.field, finding.start, finding.end), (None, None, None))

    def test_a_rule_may_know_several_days_and_name_the_one_it_is(self):
        rule = make_rule(
            concepts=("clock",), events=("harvest", "founding"), message="“{found}” on {day}."
        )
        line = make_line("A clock", date=date(2027, 6, 10))
        [finding] = check(line, with_event(make_knowledge(rule)), AS_OF)
        self.assertEqual(finding.message, "“clock” on Founding day.")

    def test_any_day_of_the_calendar_is_answered(self):
        for day in (date.min, date.max):
            self.assertEqual(self.found(day), 0)


class AnyText(SimpleTestCase):
    @settings(max_examples=150, deadline=None)
    @given(
        text=st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
        locale=st.sampled_from(LOCALES),
    )
    def test_every_span_lies_in_the_text(self, text: str, locale: str) -> None:
        line = make_line(text, locale, source={"description": "4 clocks <b>{x}</b>"})
        for finding in check(line, EVERYTHING, AS_OF):
            if finding.start is not None and finding.end is not None:
                assert 0 <= finding.start <= finding.end <= len(text)

    def test_a_lone_surrogate_is_only_a_letter_nobody_knows(self):
        line: Line = make_line("\ud83d clock")
        self.assertEqual(len(check(line, make_knowledge(CLOCK), AS_OF)), 1)
