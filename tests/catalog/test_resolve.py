from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from catalog.resolve import Candidate, is_approved, is_current, is_written, resolve
from locales.tags import chain, same_writing

LOCALES = ("es-MX", "es-419", "es", "pt", "pt-BR", "zh-Hant-TW", "zh-Hant", "zh-Hans", "zh")
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        locale=st.sampled_from(LOCALES),
        market=st.sampled_from(("", "mx", "tw")),
        text=st.sampled_from(("", "a", "b")),
        state=st.sampled_from(("initial", "translated", "reviewed", "final")),
        outdated=st.booleans(),
        origin=st.just("human"),
        revision=st.just(1),
    ),
    unique_by=lambda candidate: (candidate.market, candidate.locale),
)
PLACES = {"market": st.sampled_from(("", "mx", "tw")), "locale": st.sampled_from(LOCALES)}
USABLE = st.sampled_from((is_written, is_approved, is_current))


def candidate(locale, market="", *, text="text", state="reviewed", outdated=False):
    return Candidate(locale, market, text, state, outdated, "human", 1)


def found(*candidates, market="mx", locale="es-MX", usable=is_approved):
    return resolve("Hi", "en", candidates, market=market, locale=locale, usable=usable)


class Resolve(TestCase):
    def test_the_market_s_own_text_comes_first_even_for_a_parent_locale(self):
        result = found(candidate("es-MX"), candidate("es", "mx", text="own"))
        self.assertEqual(("own", "market", "mx"), (result.text, result.step, result.market))

    def test_then_the_locale_then_its_parents_nearest_first(self):
        result = found(candidate("es", text="far"), candidate("es-419", text="near"))
        self.assertEqual(("near", "parent", "es-419"), (result.text, result.step, result.locale))
        self.assertEqual("locale", found(candidate("es-MX"), candidate("es")).step)

    def test_without_any_the_source_text_stands(self):
        result = found()
        self.assertEqual(("Hi", "source", "en"), (result.text, result.step, result.locale))

    def test_another_market_s_text_is_never_used(self):
        self.assertEqual("source", found(candidate("es-MX", "cl")).step)

    def test_simplified_never_serves_a_traditional_reader(self):
        result = found(candidate("zh"), candidate("zh-Hans"), market="tw", locale="zh-TW")
        self.assertEqual("source", result.step)

    def test_portugal_s_text_never_serves_brazil(self):
        self.assertEqual("source", found(candidate("pt-PT"), market="br", locale="pt-BR").step)

    def test_an_unapproved_text_is_passed_over_in_public(self):
        result = found(candidate("es-MX", state="translated"), candidate("es-419"))
        self.assertEqual("es-419", result.locale)

    def test_an_outdated_text_is_used_and_says_so_unless_only_current_ones_are(self):
        drifted = candidate("es-MX", outdated=True)
        self.assertTrue(found(drifted).outdated)
        self.assertEqual("source", found(drifted, usable=is_current).step)

    def test_why_is_a_sentence_with_the_market_s_name(self):
        self.assertEqual("es text, written for Mexico alone", found(candidate("es", "mx")).why)
        self.assertEqual(
            "es-419 text, because Mexico has none of its own", found(candidate("es-419")).why
        )
        self.assertEqual("source text in en, because there is no es-MX text yet", found().why)

    def test_why_without_a_market_speaks_of_the_locale(self):
        self.assertEqual("es-MX text", found(candidate("es-MX"), market="").why)
        self.assertEqual(
            "es text, because es-MX has none of its own", found(candidate("es"), market="").why
        )

    def test_why_knows_a_source_that_the_market_reads_as_it_is(self):
        result = resolve("Hi", "en", [], market="gb", locale="en-GB", usable=is_approved)
        self.assertEqual(
            "source text in en, because United Kingdom has none of its own", result.why
        )

    @given(CANDIDATES, PLACES["market"], PLACES["locale"], USABLE)
    def test_the_best_place_that_has_a_usable_text_wins(self, candidates, market, locale, usable):
        result = found(*candidates, market=market, locale=locale, usable=usable)
        places = [(market, tag) for tag in chain(locale)] + [("", tag) for tag in chain(locale)]
        ready = {(c.market, c.locale): c for c in candidates if c.text and usable(c)}
        best = next((ready[place] for place in places if place in ready), None)
        if best is None:
            self.assertEqual(("source", "Hi"), (result.step, result.text))
        else:
            self.assertEqual(
                (best.text, best.market, best.locale), (result.text, result.market, result.locale)
            )
            self.assertTrue(same_writing(result.locale, locale))
            self.assertTrue(result.text)
