"""What changed in a source."""

from hypothesis import given
from hypothesis import strategies as st

from review.diffs import Part, changes

TEXTS = st.text(max_size=60)


class TestChanges:
    @given(TEXTS, TEXTS)
    def test_without_the_new_it_spells_the_old_and_the_other_way_round(self, old, new):
        parts = changes(old, new)
        assert "".join(p.text for p in parts if p.change != "new") == old
        assert "".join(p.text for p in parts if p.change != "gone") == new

    def test_words_are_compared_whole(self):
        assert changes("a red cup", "a green cup") == [
            Part("same", "a "),
            Part("gone", "red"),
            Part("new", "green"),
            Part("same", " cup"),
        ]

    def test_chinese_is_compared_by_character(self):
        assert Part("new", "绿") in changes("红色杯子", "绿色杯子")
