"""One contract for every engine there is."""

import pytest

from translation.engines import engine, names
from translation.engines.base import EngineError, Limits, Request, UnknownEngine, chunks
from translation.engines.deepl import DeepLEngine

from .deepl_server import DeepLServer


@pytest.fixture(params=names())
def ready(request, httpserver):
    """Every engine in the folder, each able to answer."""
    if request.param == "deepl":
        server = DeepLServer(httpserver)
        return DeepLEngine(server.key, f"{server.url}/", timeout=1)
    return engine(request.param)


class TestEveryEngine:
    def test_is_called_as_its_file_is(self, ready):
        assert ready.name in names()

    def test_answers_each_text_in_order_and_repeats_too(self, ready):
        one, two = ready.translate(Request(("One", "Two"), "en", "de"))
        answers = ready.translate(Request(("Two", "One", "Two"), "en", "de"))
        assert [answer.text for answer in answers] == [two.text, one.text, two.text]

    def test_answers_more_texts_than_one_call_may_hold(self, ready):
        texts = tuple(f"Text {number}" for number in range(101))
        answers = ready.translate(Request(texts, "en", "de"))
        assert len({answer.text for answer in answers}) == 101

    def test_answers_blank_texts_with_themselves_for_nothing(self, ready):
        answers = ready.translate(Request(("", "One", " "), "en", "de"))
        assert [answer.text for answer in answers][::2] == ["", " "]
        assert [answer.characters for answer in answers][::2] == [0, 0]

    def test_answers_no_texts_with_no_answers(self, ready):
        assert ready.translate(Request((), "en", "de")) == []

    def test_keeps_tokens_and_escapes(self, ready):
        text = 'Take <x id="1"/> of <g id="2">these</g> &amp; go'
        (answer,) = ready.translate(Request((text,), "en", "de", html=True))
        for kept in ('<x id="1"/>', '<g id="2">', "</g>", "&amp;"):
            assert kept in answer.text


class TestRegistry:
    def test_finds_the_engines_in_the_folder(self):
        assert {"deepl", "pseudo"} <= set(names())

    def test_an_unknown_engine_is_named_with_those_there_are(self):
        with pytest.raises(UnknownEngine, match=r"“babel”.*pseudo"):
            engine("babel")

    def test_every_failure_is_an_engine_error(self, settings):
        settings.DEEPL_AUTH_KEY = ""
        with pytest.raises(EngineError, match="DEEPL_AUTH_KEY"):
            engine("deepl")


class TestChunks:
    def test_a_call_holds_no_more_texts_or_octets_than_its_limits(self):
        request = Request(("é" * 10, "b", "c", "d" * 500), "en", "de")
        found = [chunk.texts for chunk in chunks(request, Limits(texts=2, octets=100))]
        assert found == [("é" * 10, "b"), ("c",), ("d" * 500,)]
