import unicodedata
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.idioms.detector import Form
from tests.checks.idioms.make import made, reported, score, seen, sightings

BUCKET, LEG, TAB = "kick the bucket", "pull someone's leg", "pick up the tab"
BEANS, CORNERS = "spill the beans", "cut corners"
LEXICON = (BUCKET, LEG, TAB, BEANS, CORNERS, "lose one's marbles", "white-collar")
PIECES = [*" ".join(LEXICON).split(), " ", ".", ",", "-", "’", "'s", "\n", "😀", "𝒜", "my"]
# Every code point, also those that stand for no letter.
ANY_TEXT = st.text(st.characters(exclude_categories=()))
NEAR_IDIOMS = st.lists(st.sampled_from(PIECES) | ANY_TEXT, max_size=12).map(" ".join)


class Slots(TestCase):
    def test_any_possessive_fills_a_possessive_slot(self) -> None:
        for owner in ("my", "your", "her", "one's", "someone's"):
            self.assertEqual(len(reported("en", f"pull {owner} leg", LEG)), 1, owner)

    def test_a_noun_phrase_fills_it_too(self) -> None:
        found = reported("en", "Stop pulling my aunt's leg.", LEG)
        self.assertEqual(found, ["pulling my aunt's leg"])

    def test_a_curly_apostrophe_makes_the_same_noun_phrase(self) -> None:
        found = reported("en", "Stop pulling my aunt’s leg.", LEG)
        self.assertEqual(found, ["pulling my aunt’s leg"])

    def test_an_article_in_its_place_is_less_likely(self) -> None:
        self.assertLess(score("en", "pulled the leg", LEG), score("en", "pulled my leg", LEG))

    def test_an_object_slot_takes_a_phrase(self) -> None:
        found = seen("en", "It rubs my old boss up the wrong way", "rub someone up the wrong way")
        self.assertEqual(found, ["rubs my old boss up the wrong way"])

    def test_a_slot_holds_no_more_than_a_few_words(self) -> None:
        text = "pull every one of those heavy wooden things off your leg"
        self.assertEqual(seen("en", text, LEG), [])

    def test_a_reflexive_takes_the_person_of_its_sentence(self) -> None:
        self.assertEqual(seen("en", "Enjoy yourselves!", "enjoy oneself"), ["Enjoy yourselves"])
        self.assertEqual(seen("en", "Enjoy the film!", "enjoy oneself"), [])


class Variation(TestCase):
    def test_a_verb_and_a_noun_inflect(self) -> None:
        self.assertEqual(seen("en", "kicking the buckets", BUCKET), ["kicking the buckets"])

    def test_another_determiner_scores_lower_than_the_same(self) -> None:
        self.assertLess(
            score("en", "He kicked a bucket.", BUCKET), score("en", "He kicked the bucket.", BUCKET)
        )

    def test_an_adjective_inside_scores_lower(self) -> None:
        self.assertLess(
            score("en", "He kicked the old bucket.", BUCKET),
            score("en", "He kicked the bucket.", BUCKET),
        )

    def test_a_dropped_article_scores_lower(self) -> None:
        self.assertLess(
            score("en", "He kicked bucket.", BUCKET), score("en", "He kicked the bucket.", BUCKET)
        )

    def test_the_risk_of_a_literal_use_lowers_the_score(self) -> None:
        scores = [
            score("en", "He kicked the bucket.", Form("x", BUCKET, risk))
            for risk in ("none", "low", "medium", "high")
        ]
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_a_leading_be_is_no_part_of_a_longer_form(self) -> None:
        found = seen("en", "We landed in hot water.", "be in hot water")
        self.assertEqual(found, ["in hot water"])

    def test_words_in_another_order_are_another_phrase(self) -> None:
        self.assertEqual(seen("en", "The beans may spill", BEANS), [])


class Order(TestCase):
    def test_a_particle_may_follow_the_object(self) -> None:
        found = reported("en", "She picked the tab up.", TAB)
        self.assertEqual(found, ["picked the tab up"])

    def test_what_was_done_may_stand_before_a_passive(self) -> None:
        for text in ("The beans were spilled.", "The beans have been spilt."):
            self.assertEqual(len(reported("en", text, BEANS)), 1, text)

    def test_a_relative_clause_counts_as_well(self) -> None:
        found = seen("en", "the beans that he spilled", BEANS)
        self.assertEqual(found, ["beans that he spilled"])

    def test_a_base_form_after_its_object_is_no_passive(self) -> None:
        self.assertEqual(seen("en", "Why do beans spill?", BEANS), [])


class Gaps(TestCase):
    def test_no_gap_crosses_a_mark_that_ends_a_sentence_or_clause(self) -> None:
        for mark in (". ", "! ", "? ", "; ", ": ", " (", "… ", "\n", "。"):
            self.assertEqual(seen("en", f"Cut{mark}Corners are nice", CORNERS), [], mark)

    def test_a_comma_is_no_end(self) -> None:
        self.assertEqual(seen("en", "kick, the bucket", BUCKET), ["kick, the bucket"])

    def test_few_words_fit_between(self) -> None:
        self.assertEqual(len(seen("en", "cut a few corners", CORNERS)), 1)
        self.assertEqual(seen("en", "cut paper for the round corners", CORNERS), [])


class Typography(TestCase):
    def test_hyphens_and_blanks_are_exchanged(self) -> None:
        for text in ("white collar", "White-collar", "white\u2011collar", "WHITE COLLAR"):
            self.assertEqual(seen("en", text, "white-collar"), [text])
        self.assertEqual(seen("en", "over-the-moon", "over the moon"), ["over-the-moon"])

    def test_straight_and_curly_apostrophes_are_the_same(self) -> None:
        for text in ("the cat's pyjamas", "the cat’s pyjamas"):
            self.assertEqual(seen("en", text, "cat's pyjamas"), [text[4:]])

    def test_a_contraction_is_the_words_it_stands_for(self) -> None:
        found = seen("en", "The ball's in your court", "the ball is in someone's court")
        self.assertEqual(found, ["ball's in your court"])

    def test_british_and_american_spelling_are_one(self) -> None:
        found = seen("en", "off-color jokes, off-colour jokes", "off-colour")
        self.assertEqual(found, ["off-color", "off-colour"])

    def test_places_are_code_points_also_beside_astral_letters(self) -> None:
        [one] = sightings("en", "😀𝒜𠮷 He kicked the bucket", BUCKET)
        self.assertEqual((one.start, one.end), (7, 24))

    def test_decomposed_letters_are_the_same_letters(self) -> None:
        text = unicodedata.normalize("NFD", "Das geht mir völlig gegen den Strich")
        self.assertEqual(len(seen("de", text, "völlig gegen den Strich")), 1)


class FixedForms(TestCase):
    KNOT = Form("knot", "tie the knot", "none", fixed=True)

    def test_they_inflect(self) -> None:
        self.assertEqual(reported("en", "They tied the knot.", self.KNOT), ["tied the knot"])

    def test_nothing_is_put_in_left_out_or_moved(self) -> None:
        for text in ("tied a knot", "tied the big knot", "tied knot", "the knot was tied"):
            self.assertEqual(reported("en", text, self.KNOT), [], text)


class Traps(TestCase):
    CAKE = (Form("cake", "piece of cake", "low"), Form("cake", "piece of cake tin", trap=True))

    def test_a_trap_hides_the_idiom_inside_it(self) -> None:
        self.assertEqual(seen("en", "A piece of cake tin.", *self.CAKE), [])

    def test_beside_a_trap_the_idiom_is_seen(self) -> None:
        text = "A piece of cake tin? A piece of cake."
        [one] = sightings("en", text, *self.CAKE)
        self.assertEqual(one.start, text.rindex("piece"))

    def test_a_trap_holds_only_as_it_is_written(self) -> None:
        self.assertEqual(len(seen("en", "A piece of cake on that tin.", *self.CAKE)), 1)


class Choice(TestCase):
    def test_of_two_idioms_the_longer_is_seen(self) -> None:
        forms = (Form("short", "the wrong way"), Form("long", "rub someone up the wrong way"))
        found = sightings("en", "It rubbed me up the wrong way", *forms)
        self.assertEqual([one.id for one in found], ["long"])

    def test_one_idiom_is_seen_as_often_as_it_stands_there(self) -> None:
        text = "He kicked the bucket. She kicked the bucket, too."
        self.assertEqual(seen("en", text, BUCKET), ["kicked the bucket"] * 2)

    def test_only_what_reaches_the_threshold_is_reported(self) -> None:
        found = made("en", LEG)
        self.assertLess(score("en", "They pulled the leg.", LEG), found.threshold)
        self.assertEqual(found.find("They pulled the leg."), [])

    def test_an_empty_lexicon_finds_nothing(self) -> None:
        for language in ("en", "zh", "ja", "ko", "xx"):
            self.assertEqual(sightings(language, "kick the bucket"), [], language)

    def test_a_form_without_a_word_is_never_seen(self) -> None:
        self.assertEqual(seen("en", "kick the … bucket!", "…", "… …", "!", ""), [])


class AnyText(TestCase):
    @given(NEAR_IDIOMS)
    @settings(max_examples=300, deadline=None)
    def test_sightings_lie_in_the_text_in_order_and_apart(self, text: str) -> None:
        last = 0
        for one in sightings("en", text, *LEXICON):
            self.assertLessEqual(last, one.start)
            self.assertLess(one.start, one.end)
            last = one.end
        self.assertLessEqual(last, len(text))

    @given(NEAR_IDIOMS)
    @settings(max_examples=100, deadline=None)
    def test_scores_are_probabilities_and_a_higher_floor_only_takes_away(self, text: str) -> None:
        every = sightings("en", text, *LEXICON)
        self.assertTrue(all(0 <= one.score <= 1 for one in every))
        likely = made("en", *LEXICON).find(text, 0.9)
        self.assertTrue(all(one.score >= 0.9 for one in likely))

    @given(ANY_TEXT, st.sampled_from(["ar", "en", "de", "fr", "tr", "ko", "zh", "ja", "th"]))
    @settings(max_examples=300, deadline=None)
    def test_no_text_is_too_strange(self, text: str, language: str) -> None:
        made(language, "kick the bucket", "ab", "放鸽子", "…").find(text, 0.0)

    @given(ANY_TEXT, ANY_TEXT)
    @settings(max_examples=100, deadline=None)
    def test_a_form_as_it_stands_is_seen_wherever_lines_surround_it(
        self, before: str, after: str
    ) -> None:
        found = seen("en", f"{before}\n{BUCKET}\n{after}", BUCKET)
        self.assertIn(BUCKET, found)
