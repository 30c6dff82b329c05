from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from checks.idioms.index import Index, build
from checks.idioms.patterns import Filler, Order, Pattern, Word

LETTERS = st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3)
IDIOMS = st.lists(st.lists(LETTERS, min_size=1, max_size=4), max_size=8)


def pattern(number: int, *words: frozenset[str], order: Order = Order.PLAIN) -> Pattern:
    made = (Word(min(keys), keys, "noun", Filler.NOTHING, "") for keys in words)
    return Pattern(number, tuple(made), order)


def indexed(*idioms: str) -> Index:
    """Each idiom as words apart, each word its own only key."""
    return build(
        [
            (pattern(number, *(frozenset({word}) for word in idiom.split())),)
            for number, idiom in enumerate(idioms)
        ]
    )


class Candidates(TestCase):
    INDEX = indexed("kick bucket", "kick habit", "cut corner")

    def test_every_word_must_be_there(self) -> None:
        self.assertEqual(self.INDEX.candidates({"kick", "bucket", "cut"}), [0])

    def test_they_come_by_number(self) -> None:
        keys = {"corner", "cut", "kick", "habit", "bucket"}
        self.assertEqual(self.INDEX.candidates(keys), [0, 1, 2])

    def test_unknown_words_are_no_candidates(self) -> None:
        self.assertEqual(self.INDEX.candidates({"tea"}), [])
        self.assertEqual(self.INDEX.candidates(set()), [])

    def test_a_word_that_stands_twice_counts_once(self) -> None:
        self.assertEqual(indexed("by and by").candidates({"by", "and"}), [0])

    def test_an_index_of_nothing_finds_nothing(self) -> None:
        self.assertEqual(build([]).candidates({"kick"}), [])

    def test_a_form_without_a_pattern_leaves_the_numbers_of_others(self) -> None:
        found = build([(), (pattern(1, frozenset({"cut"})),)])
        self.assertEqual(found.candidates({"cut"}), [1])
        self.assertEqual(found.patterns[0], ())

    def test_all_orders_of_a_form_are_under_its_number(self) -> None:
        cut, corner = frozenset({"cut"}), frozenset({"corner"})
        passive = pattern(0, corner, cut, order=Order.PASSIVE)
        [patterns] = build([(pattern(0, cut, corner), passive)]).patterns
        self.assertEqual([one.order for one in patterns], [Order.PLAIN, Order.PASSIVE])

    @given(IDIOMS, LETTERS)
    def test_no_idiom_is_missed_and_none_is_looked_for_in_vain(
        self, idioms: list[list[frozenset[str]]], keys: frozenset[str]
    ) -> None:
        found = build([(pattern(number, *words),) for number, words in enumerate(idioms)])
        complete = [at for at, words in enumerate(idioms) if all(keys & word for word in words)]
        self.assertEqual(found.candidates(keys), complete)
