from dataclasses import replace

from django.test import SimpleTestCase

from checks.runner import check
from locales.grammars import Grammar
from locales.knowledge import Knowledge
from locales.values import Language, Source, Unfortunate
from tests.checks.make import AS_OF, make_knowledge, make_line, make_market, shown

BOOK = Source("A book, 2020")
MIST = Unfortunate("name.de.mist", ("mist",), "dung", "warning", BOOK)
SPANISH = Language(
    "es",
    True,
    (),
    Grammar(),
    (),
    unfortunate=(
        Unfortunate("name.es.pajero", ("pajero",), "an insult", "warning", BOOK),
        Unfortunate("name.es.gato", ("gato",), "a cat", "warning", BOOK, ("xx",)),
        Unfortunate("name.es.mist", ("mist",), "dung", "error", BOOK),
    ),
    sounds=(("ll", "y"), ("v", "b"), ("h", ""), ("g(?=[ei])", "j")),
)


def knowledge() -> Knowledge:
    packs = make_knowledge(markets=(make_market("es", locales=("es-ES",)),))
    return replace(packs, languages={**packs.languages, "es": SPANISH})


def names(
    text: str = "",
    locale: str = "en-GB",
    market: str = "es",
    packs: Knowledge | None = None,
    **values: object,
) -> list[str]:
    line = make_line(text, locale, market=market, **values)
    found = check(line, packs or knowledge(), AS_OF)
    return [shown(line, one) for one in found if one.category == "name"]


class FindUnfortunateNames(SimpleTestCase):
    def test_a_name_is_found_by_its_spelling_whatever_its_accents(self):
        self.assertEqual(names("The new Pajero is here."), ["Pajero"])
        self.assertEqual(names("Der neue Pajéro ist da.", "de"), ["Pajéro"])

    def test_a_name_is_found_by_its_sound(self):
        self.assertEqual(names("Meet the Pahjerro backpack."), ["Pahjerro"])

    def test_a_word_of_the_language_is_no_name(self):
        self.assertEqual(names("Fine mist for dry skin. Mist cools."), [])

    def test_unless_it_is_marked_as_one(self):
        for text in ("Our Mist™ bottle", "Our “Mist” bottle", "A scent called Mist"):
            self.assertEqual(names(text), ["Mist"], text)
        self.assertEqual(names(fields={"title": "Mist – a scent"}), ["Mist"])
        self.assertEqual(names(fields={"brand": "mist"}), ["mist"])

    def test_in_german_every_noun_has_a_capital_and_means_what_it_says(self):
        german = replace(SPANISH, tag="de", unfortunate=(MIST,), sounds=(("y", "i"),))
        packs = replace(
            make_knowledge(markets=(make_market("de", locales=("de-DE",)),)),
            languages={**make_knowledge().languages, "de": german},
        )
        self.assertEqual(names("Der Hof riecht nach Mist.", "de", market="de", packs=packs), [])
        self.assertEqual(names("Ein „Mist“ ist da.", "de", market="de", packs=packs), ["Mist"])
        for title, found in {"Irish Mist – ein Duft": ["Mist"], "Hof mit Mist": []}.items():
            line = {"fields": {"title": title}, "locale": "de", "market": "de", "packs": packs}
            self.assertEqual(names(**line), found, title)

    def test_a_word_of_one_market_is_left_alone_in_others(self):
        self.assertEqual(names("The Gato backpack"), [])

    def test_names_in_latin_letters_are_seen_in_other_scripts(self):
        self.assertEqual(names("全新Pajero背包", "zh-Hans"), ["Pajero"])

    def test_the_finding_says_what_the_name_means_and_carries_its_severity(self):
        [found] = [
            one
            for one in check(make_line("Our Mist™", market="es"), knowledge(), AS_OF)
            if one.category == "name"
        ]
        self.assertEqual((found.rule, found.severity), ("name.es.mist", "error"))
        self.assertIn("dung", found.message)

    def test_other_markets_read_other_languages(self):
        found = check(make_line("The new Pajero"), knowledge(), AS_OF)
        self.assertEqual(found, [])
