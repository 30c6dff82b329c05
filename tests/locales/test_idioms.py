from textwrap import dedent
from unittest import TestCase

from locales.idioms import merged, read_idioms
from locales.schema import Complaint, Table
from locales.values import Idiom
from tests.locales.make import PackCase

CAKE = {
    "form": "piece of cake",
    "meaning": "something very easy",
    "register": "informal",
    "literal": "low",
}
IDIOMS = """
source = "General usage"
[idiom.cake]
form = "piece of cake"
also = ["a cakewalk"]
meaning = "something very easy"
register = "informal"
literal = "low"
in_copy = true
[idiom.leg]
form = "pull someone's leg"
meaning = "to tease"
register = "neutral"
literal = "none"
"""
SHOP = """
source = "General usage"
[idiom.shop]
form = "a steal"
meaning = "very cheap"
register = "neutral"
literal = "low"
"""
SAID = """
source = "General usage"
[en]
cake = { say = ["pan comido"], calques = ["pedazo de pastel"], suspects = ["trozo de tarta"] }
"""
EN, ES = "languages/en/idioms/things.toml", "languages/es/equivalents/things.toml"


def complaints(tag: str = "en", /, **values: object) -> list[str]:
    """What is told about one idiom whose table differs from CAKE in these values."""
    told: list[Complaint] = []
    given = {key: value for key, value in (CAKE | values).items() if value is not None}
    table = Table({"source": "s", "idiom": {"cake": given}}, "idioms.toml", told)
    list(read_idioms(tag, table))
    return [complaint.reason for complaint in told]


class OneIdiom(TestCase):
    def test_a_sound_table_is_an_idiom(self) -> None:
        told: list[Complaint] = []
        table = Table({"source": "s", "idiom": {"cake": CAKE}}, "idioms.toml", told)
        [(idiom, _)] = read_idioms("en", table)
        expected = Idiom("en.cake", ("piece of cake",), "something very easy", "informal", "low")
        self.assertEqual((idiom, told), (expected, []))

    def test_without_a_form_its_key_is_the_form(self) -> None:
        table = Table({"source": "s", "idiom": {"種草": CAKE | {"form": "種草"}}}, "", [])
        bare = {key: value for key, value in CAKE.items() if key != "form"}
        short = Table({"source": "s", "idiom": {"種草": bare}}, "", [])
        self.assertEqual(
            [idiom for idiom, _ in read_idioms("zh", short)],
            [idiom for idiom, _ in read_idioms("zh", table)],
        )

    def test_meaning_register_and_risk_must_be_told(self) -> None:
        for key in ("meaning", "register", "literal"):
            [reason] = complaints(**{key: None})
            self.assertIn(f"`{key}` is missing", reason)

    def test_register_and_risk_are_of_few(self) -> None:
        self.assertIn("“funny”", complaints(register="funny")[0])
        self.assertIn("“often”", complaints(literal="often")[0])

    def test_a_meaning_is_short(self) -> None:
        self.assertEqual(complaints(meaning="x" * 100), [])
        self.assertIn("longer than 100", complaints(meaning="x" * 101)[0])

    def test_slang_tells_when_it_was_last_in_use(self) -> None:
        self.assertIn("`last_used` is missing", complaints(register="slang")[0])
        self.assertEqual(complaints(register="slang", last_used=2026), [])

    def test_so_do_regional_words(self) -> None:
        self.assertIn("`last_used` is missing", complaints(markets=["us"])[0])
        self.assertEqual(complaints(markets=["us"], last_used=2024), [])

    def test_last_used_is_a_year_of_ours(self) -> None:
        for wrong in (26, 1850, 20260, -2026):
            self.assertIn(f"`last_used` is {wrong}", complaints(last_used=wrong)[0])

    def test_a_market_must_exist(self) -> None:
        [reason] = complaints(markets=["us", "uk"], last_used=2026)
        self.assertIn("“uk”, which is no market", reason)

    def test_unknown_keys_and_wrong_kinds_are_told(self) -> None:
        self.assertIn("`forms` is not known", complaints(forms=["x"])[0])
        self.assertIn("`also` must be a list", complaints(also="a cakewalk")[0])
        self.assertIn("`in_copy` must be", complaints(in_copy="yes")[0])

    def test_a_form_is_listed_once(self) -> None:
        self.assertIn("more than once", complaints(also=["x", "x"])[0])

    def test_a_file_has_a_source_and_nothing_else(self) -> None:
        told: list[Complaint] = []
        list(read_idioms("en", Table({"idiom": {}, "idioms": {}}, "idioms.toml", told)))
        reasons = " ".join(complaint.reason for complaint in told)
        self.assertIn("`source` is missing", reasons)
        self.assertIn("`idioms` is not known", reasons)


class Scripts(TestCase):
    def test_letters_of_another_script_are_told(self) -> None:
        for tag, foreign in (
            ("en", "рiece of cake"),
            ("ru", "放鸽子"),
            ("zh", "앗싸"),
            ("ko", "ごま"),
            ("ar", "кот"),
        ):
            [reason] = complaints(tag, form=foreign)
            self.assertIn(f"“{foreign}”, which is not in the script of “{tag}”", reason)

    def test_forms_listed_beside_are_judged_too(self) -> None:
        self.assertIn("“кот”", complaints(also=["a cakewalk", "кот"])[0])

    def test_the_language_s_own_letters_are_welcome(self) -> None:
        for tag, form in (
            ("de", "auf großem Fuß leben"),
            ("vi", "dễ như ăn bánh"),
            ("ru", "ёлки-палки"),
            ("zh", "种草"),
            ("zh", "三〇"),
            ("ja", "猫の手も借りたい、コスパ"),
            ("ko", "發이 넓다"),
            ("ar", "على رأسي"),
            ("th", "กินแห้ว"),
        ):
            self.assertEqual(complaints(tag, form=form), [], form)

    def test_latin_letters_digits_and_marks_may_stand_anywhere(self) -> None:
        for tag in ("zh", "ja", "ko", "ru", "ar", "th"):
            self.assertEqual(complaints(tag, form="yyds 666 … ！"), [], tag)
        self.assertEqual(complaints("zh", form="ｙｙｄｓ"), [])


class IdiomCase(PackCase):
    def setUp(self) -> None:
        super().setUp()
        self.write({EN: IDIOMS, ES: SAID, "languages/es/language.toml": "content = true\n"})
        self.own = self.root.parent / "own"

    def told_of(self, said: str) -> str:
        """The reasons of all complaints about a file of Spanish equivalents."""
        return self.reasons({ES: f'source = "s"\n{dedent(said)}'})


class IdiomPacks(IdiomCase):
    def test_they_are_part_of_their_language(self) -> None:
        cake, leg = self.read().languages["en"].idioms
        self.assertEqual((cake.id, cake.forms[1], cake.in_copy), ("en.cake", "a cakewalk", True))
        self.assertEqual(leg.traps, ())

    def test_two_idioms_share_no_form(self) -> None:
        twin = SHOP.replace("a steal", "A  Cakewalk")
        reasons = self.reasons({"languages/en/idioms/more.toml": twin})
        self.assertIn("is a form of en.shop already: keep one of them", reasons)

    def test_a_key_is_given_once_in_a_language(self) -> None:
        reasons = self.reasons({"languages/en/idioms/more.toml": IDIOMS})
        self.assertIn("given already in languages/en/idioms/more.toml", reasons)

    def test_a_complaint_names_file_and_idiom(self) -> None:
        self.write({EN: IDIOMS.replace('literal = "none"', 'literal = "never"')})
        [complaint] = self.complaints()
        self.assertEqual((complaint.file, complaint.rule), (EN, "leg"))


class EquivalentPacks(IdiomCase):
    def test_they_are_found_by_the_idiom(self) -> None:
        said = self.read().languages["es"].equivalents["en.cake"]
        self.assertEqual(said.say, ("pan comido",))
        self.assertEqual(
            (said.calques, said.suspects), (("pedazo de pastel",), ("trozo de tarta",))
        )

    def test_an_idiom_that_no_lexicon_has_is_told(self) -> None:
        for language, key in (("en", "cakes"), ("fr", "cake")):
            reasons = self.told_of(f'[{language}]\n{key} = {{ say = ["pan comido"] }}')
            self.assertIn(f"there is no idiom “{language}.{key}”", reasons)

    def test_what_people_say_is_needed(self) -> None:
        reasons = self.told_of('[en]\ncake = { calques = ["pedazo de pastel"] }')
        self.assertIn("`say` is missing: write what people say instead", reasons)

    def test_no_text_is_both_said_and_a_calque(self) -> None:
        for wrong in ("calques", "suspects"):
            reasons = self.told_of(f'[en]\ncake = {{ say = ["x y"], {wrong} = ["x y"] }}')
            self.assertIn("“x y” is both said and a calque: keep it in one list", reasons)

    def test_each_list_is_in_the_language_s_script(self) -> None:
        for name in ("say", "calques", "suspects"):
            said = 'say = ["fácil"], ' if name != "say" else ""
            reasons = self.told_of(f'[en]\ncake = {{ {said}{name} = ["легко"] }}')
            self.assertIn(f"`{name}` has “легко”, which is not in the script of “es”", reasons)

    def test_unknown_lists_are_told(self) -> None:
        reasons = self.told_of('[en]\ncake = { say = ["x"], never = ["y"] }')
        self.assertIn("`never` is not known here", reasons)

    def test_one_file_says_what_stands_for_an_idiom(self) -> None:
        reasons = self.reasons({"languages/es/equivalents/more.toml": SAID})
        self.assertIn("given already in languages/es/equivalents/more.toml", reasons)

    def test_nothing_said_is_nothing_known(self) -> None:
        self.assertEqual(merged([]), {})


class SecondRoot(IdiomCase):
    def test_it_adds_idioms(self) -> None:
        self.write({"languages/en/idioms/shop.toml": SHOP}, self.own)
        names = [idiom.id for idiom in self.read(self.own).languages["en"].idioms]
        self.assertEqual(names, ["en.cake", "en.leg", "en.shop"])

    def test_it_repeats_no_key_and_no_form(self) -> None:
        self.write({EN: IDIOMS}, self.own)
        told = [complaint.reason for complaint in self.complaints(self.own)]
        self.assertTrue(any(f"given already in {EN}" in reason for reason in told))

    def test_it_adds_to_what_is_said(self) -> None:
        more = (
            'source = "s"\n[en]\ncake = { say = ["chupado", "pan comido"], calques = ["torta"] }\n'
        )
        self.write({ES: more}, self.own)
        said = self.read(self.own).languages["es"].equivalents["en.cake"]
        self.assertEqual(said.say, ("pan comido", "chupado"))
        self.assertEqual(said.calques, ("pedazo de pastel", "torta"))

    def test_it_says_something_for_idioms_of_its_own(self) -> None:
        said = 'source = "s"\n[en]\nshop = { say = ["una ganga"] }\n'
        self.write({"languages/en/idioms/shop.toml": SHOP, ES: said}, self.own)
        self.assertIn("en.shop", self.read(self.own).languages["es"].equivalents)
