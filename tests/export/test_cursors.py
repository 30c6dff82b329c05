"""A place in one release."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.cursors import Cursor, parse_cursor
from export.problems import Problem


class TestCursor:
    @given(st.integers(0, 10**9), st.integers(0, 10**9))
    def test_comes_back_as_it_went(self, release, position):
        cursor = Cursor(release, position)
        assert parse_cursor(str(cursor)) == cursor

    @given(st.text())
    def test_anything_else_is_a_problem_never_a_crash(self, text):
        try:
            parse_cursor(text)
        except Problem as problem:
            assert problem.status == 422

    def test_says_what_to_do(self):
        with pytest.raises(Problem, match="begin again"):
            parse_cursor("abc")
