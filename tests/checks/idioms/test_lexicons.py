from collections.abc import Sequence
from unittest import TestCase

from checks.idioms.detector import Detector, Form
from checks.idioms.lexicons import (
    calque_detector,
    detector,
    idiom_detector,
    idioms_of,
    manner_of,
    signature,
    suspect_detector,
    with_known_risks,
)
from locales.grammars import Grammar
from locales.knowledge import Knowledge
from locales.snapshot import knowledge
from locales.tags import BadTag
from locales.values import Equivalent, Idiom, Language

ENGLISH = Grammar(
    articles=("a", "the"),
    possessives=("my", "your", "one's", "someone's"),
    slots=("someone",),
    function_words=("of", "in"),
)
CAKE = Idiom(
    "en.piece-of-cake",
    ("piece of cake", "a cakewalk"),
    "something very easy",
    literal="low",
    traps=("piece of cake tin",),
)
LEG = Idiom("en.pull-leg", ("pull someone's leg",), "to tease", literal="none")
TABLE = Idiom("en.table", ("on the table",), "up for discussion", literal="high")
EH = Idiom("en-CA.eh", ("double double",), "a coffee with cream and sugar", literal="none")
PASTEL = Equivalent(
    "en.piece-of-cake",
    ("pan comido",),
    calques=("pedazo de pastel",),
    suspects=("trozo de tarta",),
)


def language(tag: str, idioms: Sequence[Idiom] = (), *said: Equivalent) -> Language:
    grammar = ENGLISH if tag == "en" else Grammar()
    equivalents = {one.of: one for one in said}
    return Language(tag, True, (), grammar, (), tuple(idioms), equivalents)


KNOWN = Knowledge(
    digest="test",
    markets={},
    cultures={},
    concepts={},
    languages={
        "en": language("en", (CAKE, LEG, TABLE)),
        "en-CA": language("en-CA", (EH,)),
        "es": language("es", (), PASTEL),
    },
    observances={},
)


def found(detector: Detector, text: str) -> list[tuple[str, str]]:
    return [(one.id, text[one.start : one.end]) for one in detector.find(text)]


class OwnIdioms(TestCase):
    def test_every_form_stands_for_its_idiom(self) -> None:
        detector = idiom_detector(KNOWN, "en")
        for text in ("a piece of cake", "that was a cakewalk"):
            self.assertEqual([name for name, _ in found(detector, text)], [CAKE.id], text)

    def test_traps_come_with_the_idiom(self) -> None:
        self.assertEqual(found(idiom_detector(KNOWN, "en"), "A piece of cake tin"), [])

    def test_what_is_mostly_meant_as_it_stands_is_not_reported(self) -> None:
        text = "Put the plates on the table near the door."
        self.assertEqual(found(idiom_detector(KNOWN, "en"), text), [])
        self.assertEqual(len(idiom_detector(KNOWN, "en").find(text, 0.0)), 1)

    def test_a_region_adds_its_own(self) -> None:
        text = "A double double is a piece of cake"
        names = [name for name, _ in found(idiom_detector(KNOWN, "en-CA"), text)]
        self.assertEqual(names, [EH.id, CAKE.id])
        self.assertEqual(len(found(idiom_detector(KNOWN, "en-GB"), text)), 1)

    def test_the_region_s_are_listed_first(self) -> None:
        self.assertEqual(idioms_of(KNOWN, "en-CA"), [EH, CAKE, LEG, TABLE])

    def test_a_language_without_a_pack_has_none(self) -> None:
        self.assertEqual(found(idiom_detector(KNOWN, "vi"), "a piece of cake"), [])

    def test_what_is_no_tag_is_refused(self) -> None:
        with self.assertRaises(BadTag):
            idiom_detector(KNOWN, "english!")


class Renderings(TestCase):
    def test_a_calque_is_found_under_its_idiom(self) -> None:
        said = found(calque_detector(KNOWN, "es-MX"), "¡Es un pedazo de pastel!")
        self.assertEqual(said, [(CAKE.id, "pedazo de pastel")])

    def test_a_calque_is_fixed(self) -> None:
        for text in ("pedazo de buen pastel", "pedazo pastel", "pastel de un pedazo"):
            self.assertEqual(found(calque_detector(KNOWN, "es"), text), [], text)

    def test_suspects_are_kept_apart(self) -> None:
        text = "un trozo de tarta"
        self.assertEqual(found(calque_detector(KNOWN, "es"), text), [])
        self.assertEqual(found(suspect_detector(KNOWN, "es"), text), [(CAKE.id, text[3:])])

    def test_what_people_say_is_neither(self) -> None:
        for made in (calque_detector, suspect_detector):
            self.assertEqual(found(made(KNOWN, "es"), "Es pan comido"), [])


class KnownRisks(TestCase):
    def risks(self, *forms: Form) -> list[str]:
        return [form.literal for form in with_known_risks(forms, KNOWN, "en")]

    def test_a_form_of_the_same_words_has_the_same_risk(self) -> None:
        forms = (Form("1", "pulls my leg"), Form("2", "on a table"), Form("3", "a cakewalk"))
        self.assertEqual(self.risks(*forms), ["none", "high", "low"])

    def test_unknown_words_have_none(self) -> None:
        self.assertEqual(self.risks(Form("1", "a storm in a teacup")), [""])

    def test_a_judgement_of_its_own_stays(self) -> None:
        self.assertEqual(self.risks(Form("1", "pull someone's leg", "high")), ["high"])

    def test_every_occurrence_of_a_form_asked_for_counts_where_no_spaces_are_written(self) -> None:
        asked = Form("a", "对号入座")
        [given] = with_known_risks([asked], knowledge(), "zh")
        self.assertEqual(given, asked)
        found = detector([given], knowledge(), "zh").find("請對號入座，对号入座")
        self.assertEqual([(one.start, one.end) for one in found], [(1, 5), (6, 10)])


class Signature(TestCase):
    def test_slots_articles_and_inflection_do_not_count(self) -> None:
        manner = manner_of(knowledge(), "en")
        alike = ("pull someone's leg", "pull my leg", "pulls one's legs", "pull the leg")
        self.assertEqual(len({signature(form, manner) for form in alike}), 1)

    def test_other_words_do(self) -> None:
        manner = manner_of(knowledge(), "en")
        unlike = ("pull someone's leg", "pull someone's hair", "break a leg", "pull off")
        self.assertEqual(len({signature(form, manner) for form in unlike}), len(unlike))
