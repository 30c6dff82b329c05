from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from locales import tags

LANGUAGES = sorted(known for known in tags.LIKELY if len(known.split("_")) == 1 and known != "und")
SCRIPTS = ["Latn", "Cyrl", "Arab", "Hans", "Hant", "Jpan", "Thai", "Hebr"]
REGIONS = [
    "TW",
    "HK",
    "MO",
    "CN",
    "BR",
    "PT",
    "AO",
    "MX",
    "AR",
    "ME",
    "RS",
    "IR",
    "CA",
    "419",
    "UK",
]


@st.composite
def any_tag(draw: st.DrawFn) -> str:
    parts = [
        draw(st.sampled_from([*LANGUAGES, "zh", "sr", "pt", "es", "iw", "sh", "no"])),
        draw(st.sampled_from(["", *SCRIPTS])),
        draw(st.sampled_from(["", *REGIONS])),
        draw(st.sampled_from(["", "1996", "u-nu-latn", "x-shop"])),
    ]
    separator = draw(st.sampled_from("-_"))
    tag = separator.join(part for part in parts if part)
    return draw(st.sampled_from([tag, tag.lower(), tag.upper()]))


class Canonical(TestCase):
    def test_taiwan_means_the_traditional_script(self) -> None:
        for tag in ("zh-TW", "zh_tw", "ZH-HANT-TW", "zh-Hant-tw"):
            self.assertEqual(tags.canonical(tag), "zh-Hant-TW")

    def test_a_script_that_goes_without_saying_is_left_out(self) -> None:
        self.assertEqual(tags.canonical("ja-Jpan-JP"), "ja-JP")
        self.assertEqual(tags.canonical("pt-Latn-BR"), "pt-BR")
        self.assertEqual(tags.canonical("zh-Hans"), "zh-Hans")

    def test_withdrawn_codes_are_replaced(self) -> None:
        self.assertEqual(tags.canonical("iw"), "he")
        self.assertEqual(tags.canonical("en-UK"), "en-GB")
        self.assertEqual(tags.canonical("zh-cmn-Hans"), "zh-Hans")

    def test_what_is_no_tag_is_refused(self) -> None:
        for tag in ("", "e", "english language", "pt-", "-pt", "zh--TW", "de-DE-DE", "pt/BR", "İn"):
            with self.assertRaises(tags.BadTag, msg=tag):
                tags.canonical(tag)

    @given(any_tag())
    def test_it_is_a_fixed_point(self, tag: str) -> None:
        self.assertEqual(tags.canonical(tags.canonical(tag)), tags.canonical(tag))

    @given(st.text(max_size=12))
    def test_any_text_is_a_tag_or_a_bad_tag(self, text: str) -> None:
        try:
            tags.chain(text)
        except tags.BadTag:
            return


class Maximise(TestCase):
    def test_missing_subtags_are_the_likely_ones(self) -> None:
        expected = {
            "zh-TW": "zh-Hant-TW",
            "zh": "zh-Hans-CN",
            "zh-Hant": "zh-Hant-TW",
            "ar": "ar-Arab-EG",
            "no": "no-Latn-NO",
            "tlh": "tlh",
        }
        self.assertEqual({tag: tags.maximise(tag) for tag in expected}, expected)

    @given(any_tag())
    def test_writing_stays_the_same(self, tag: str) -> None:
        self.assertTrue(tags.same_writing(tag, tags.maximise(tag)))


class Parent(TestCase):
    def test_chains_follow_cldr(self) -> None:
        expected = {
            "zh-TW": ("zh-Hant-TW", "zh-Hant"),
            "zh-Hant-MO": ("zh-Hant-MO", "zh-Hant-HK", "zh-Hant"),
            "zh-CN": ("zh-Hans-CN", "zh-Hans", "zh"),
            "es-AR": ("es-AR", "es-419", "es"),
            "es-MX": ("es-MX", "es-419", "es"),
            "es-ES": ("es-ES", "es"),
            "pt-AO": ("pt-AO", "pt-PT", "pt"),
            "en-GB": ("en-GB", "en-001", "en"),
            "en-US": ("en-US", "en"),
            "nb": ("nb", "no"),
            "nb-NO": ("nb-NO", "nb", "no"),
            "no": ("no",),
            "de-CH-1996": ("de-CH-1996", "de-CH", "de"),
            "de-x-shop": ("de-x-shop", "de"),
        }
        self.assertEqual({tag: tags.chain(tag) for tag in expected}, expected)

    def test_canada_is_where_babel_puts_it(self) -> None:
        explicit = tags.PARENTS.get("en_CA", "en").replace("_", "-")
        self.assertEqual(tags.parent("en-CA"), explicit)

    def test_traditional_chinese_never_falls_back_to_simplified(self) -> None:
        self.assertIsNone(tags.parent("zh-Hant"))
        self.assertIsNone(tags.parent("sr-Latn"))

    def test_brazil_and_portugal_are_not_each_others_parent(self) -> None:
        self.assertNotIn("pt-PT", tags.chain("pt-BR"))
        self.assertNotIn("pt-BR", tags.chain("pt-PT"))

    @given(any_tag())
    def test_a_chain_ends_without_repeats_and_in_one_script(self, tag: str) -> None:
        chain = tags.chain(tag)
        self.assertEqual(len(set(chain)), len(chain))
        self.assertEqual(len({tags.script(one) for one in chain}), 1)
        self.assertIsNone(tags.parent(chain[-1]))


class Writing(TestCase):
    def test_direction_is_the_scripts(self) -> None:
        self.assertEqual([tags.direction(tag) for tag in ("ar-SA", "he", "az-IR")], ["rtl"] * 3)
        self.assertEqual([tags.direction(tag) for tag in ("az", "zh-TW", "tlh")], ["ltr"] * 3)

    def test_same_writing_looks_at_language_and_script(self) -> None:
        self.assertTrue(tags.same_writing("zh-TW", "zh-Hant-HK"))
        self.assertTrue(tags.same_writing("pt-BR", "pt"))
        self.assertFalse(tags.same_writing("zh-TW", "zh"))
        self.assertFalse(tags.same_writing("pt", "es"))
