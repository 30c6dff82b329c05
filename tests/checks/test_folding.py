import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from checks.folding import Folding, clusters

ANY = st.text(st.characters())
FOLDINGS = st.sampled_from(
    [Folding("en"), Folding("tr"), Folding("ar"), Folding("zh", chinese=True)]
)


class Fold(SimpleTestCase):
    def test_what_readers_take_for_the_same_is_the_same(self):
        for language, one, other in (
            ("de", "STRASSE", "straße"),
            ("fr", "cafe\u0301", "café"),
            ("en", "ＡＢＣ１", "abc1"),
            ("ar", "إِبْرِيقٌ", "ابريق"),
            ("ar", "مقـهى", "مقهي"),
            ("tr", "ISI", "ısı"),
            ("en", "al\u00adcohol", "alcohol"),
        ):
            self.assertEqual(Folding(language).key(one), Folding(language).key(other))

    def test_both_chinese_scripts_are_one(self):
        folding = Folding("zh", chinese=True)
        self.assertEqual(folding.key("時鐘禮物"), "时钟礼物")

    @given(ANY, FOLDINGS)
    def test_every_letter_leads_back_into_the_text(self, text: str, folding: Folding) -> None:
        folded = folding.fold(text)
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        for start, end in zip(folded.starts, folded.ends, strict=True):
            assert 0 <= start < end <= len(text)
        assert list(folded.starts) == sorted(folded.starts)

    @given(ANY, FOLDINGS)
    def test_normal_forms_fold_alike(self, text: str, folding: Folding) -> None:
        composed = unicodedata.normalize("NFC", text)
        assert folding.key(composed) == folding.key(unicodedata.normalize("NFD", text))

    @given(ANY)
    def test_clusters_cover_the_text(self, text: str) -> None:
        assert "".join(text[start:end] for start, end in clusters(text)) == text
