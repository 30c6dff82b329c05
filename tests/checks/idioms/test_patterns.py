from unittest import TestCase

from checks.idioms.lexicons import manner_of
from checks.idioms.patterns import REFLEXIVE, Filler, Order, Pattern, compile_form
from locales.snapshot import knowledge


def patterns(canonical: str, language: str = "en") -> list[Pattern]:
    return compile_form(7, canonical, manner_of(knowledge(), language))


def words(canonical: str, language: str = "en") -> list[tuple[str, Filler, str]]:
    """Each fixed word with the filler before it, and what fills it in the canonical form."""
    plain = patterns(canonical, language)[0]
    return [(word.canonical, word.filler, word.filled) for word in plain.words]


def orders(canonical: str, language: str = "en") -> list[str]:
    return [pattern.order.value for pattern in patterns(canonical, language)]


class PlainPattern(TestCase):
    def test_an_article_is_the_filler_of_the_next_word(self) -> None:
        self.assertEqual(
            words("kick the bucket"),
            [("kick", Filler.NOTHING, ""), ("bucket", Filler.DETERMINER, "the")],
        )

    def test_possessives_of_any_spelling_make_a_slot(self) -> None:
        for owner in ("one's", "someone's", "my", "your", "his", "someone’s"):
            [_, leg] = words(f"pull {owner} leg")
            self.assertEqual(leg[1], Filler.POSSESSIVE, owner)

    def test_people_and_things_are_objects(self) -> None:
        for anybody in ("someone", "something", "…"):
            self.assertEqual(words(f"drive {anybody} mad")[1][:2], ("mad", Filler.OBJECT), anybody)

    def test_a_slot_outweighs_the_article_beside_it(self) -> None:
        self.assertEqual(words("give someone the boot")[1], ("boot", Filler.OBJECT, "someone"))

    def test_a_leading_be_goes_where_words_enough_are_left(self) -> None:
        self.assertEqual([word for word, _, _ in words("be in hot water")], ["in", "hot", "water"])
        self.assertEqual([word for word, _, _ in words("be toast")], ["be", "toast"])

    def test_a_form_without_words_has_no_pattern(self) -> None:
        for nothing in ("", "!", " - "):
            self.assertEqual(patterns(nothing), [], nothing)

    def test_a_reflexive_marker_is_a_filler_of_its_verb(self) -> None:
        [verb, *_] = words("se mettre à table", "fr")
        self.assertEqual((verb[0], verb[2]), ("mettre", REFLEXIVE))

    def test_the_number_is_kept_in_every_order(self) -> None:
        self.assertEqual({pattern.number for pattern in patterns("pick up the tab")}, {7})


class Orders(TestCase):
    def test_the_plain_order_comes_first(self) -> None:
        for canonical in ("pick up the tab", "kick the bucket", "piece of cake"):
            self.assertEqual(orders(canonical)[0], Order.PLAIN, canonical)

    def test_a_particle_moves_behind_its_object_and_back(self) -> None:
        self.assertIn(Order.PARTICLE, orders("pick up the tab"))
        self.assertIn(Order.PARTICLE, orders("pick the tab up"))

    def test_a_verb_with_a_thing_has_a_passive(self) -> None:
        self.assertIn(Order.PASSIVE, orders("spill the beans"))

    def test_some_verbs_have_none(self) -> None:
        for canonical in ("have a ball", "go bananas", "piece of cake"):
            self.assertNotIn(Order.PASSIVE, orders(canonical), canonical)

    def test_the_verb_moves_only_where_grammar_lets_it(self) -> None:
        self.assertIn(Order.VERB_MOVED, orders("auf den Keks gehen", "de"))
        self.assertNotIn(Order.VERB_MOVED, orders("spill the beans"))
