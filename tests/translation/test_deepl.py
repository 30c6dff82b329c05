import logging

import pytest
import requests

from translation.engines.base import (
    EngineNotConfigured,
    EngineRefused,
    EngineUnavailable,
    QuotaExhausted,
    Request,
    UnsupportedLocale,
)
from translation.engines.deepl import DeepLEngine, checked_server_url, create, target_name
from translation.services import translate_entry_batch

from .deepl_server import DeepLServer
from .make import make_entry

TWELVE = (
    "Bang for your buck",
    "It won't break the bank",
    "Dirt cheap",
    "It costs an arm and a leg elsewhere",
    "It costs a fortune elsewhere",
    "A rock-bottom price",
    "Get your money's worth",
    "Money is no object",
    "Bag a bargain",
    "Score a deal",
    "Retail therapy",
    "Easy on the wallet",
)


@pytest.fixture
def server(httpserver):
    return DeepLServer(httpserver)


@pytest.fixture
def deepl(server):
    return DeepLEngine(server.key, f"{server.url}/", timeout=1)


def request_for(*texts, source="en", target="de", **options):
    return Request(texts, source, target, **options)


class TestWhatIsSent:
    def test_languages_formality_context_and_tags(self, server, deepl):
        deepl.translate(
            request_for('Take <x id="1"/>', target="es-419", context="A cup", html=True)
        )
        (body,) = server.seen
        assert body == {
            "text": ['Take <x id="1"/>'],
            "source_lang": "EN",
            "target_lang": "ES-419",
            "formality": "prefer_less",
            "context": "A cup",
            "preserve_formatting": True,
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            "ignore_tags": ["x"],
            "show_billed_characters": True,
        }

    def test_plain_texts_go_without_tag_handling(self, server, deepl):
        deepl.translate(request_for("5 < 6", target="ja"))
        assert "tag_handling" not in server.seen[0]
        assert server.seen[0]["formality"] == "prefer_more"

    def test_instructions_go_to_languages_that_obey_with_the_model_that_does(self, server, deepl):
        told = ("Translate the idiom “off the chain” by its meaning.", "x" * 301)
        deepl.translate(request_for("Off the chain", target="ja", instructions=told))
        assert server.seen[0]["custom_instructions"] == [told[0]]
        assert server.seen[0]["model_type"] == "quality_optimized"

    def test_no_more_than_ten(self, server, deepl):
        told = tuple(f"Mind the idiom {number}." for number in range(12))
        deepl.translate(request_for("One", target="zh-Hant", instructions=told))
        assert server.seen[0]["custom_instructions"] == list(told[:10])

    @pytest.mark.parametrize("target", ["ar", "id", "pt-BR", "tr", "th"])
    def test_others_have_the_context_alone(self, server, deepl, target):
        deepl.translate(request_for("One", target=target, context="C", instructions=("Mind it.",)))
        assert "custom_instructions" not in server.seen[0]
        assert "model_type" not in server.seen[0]
        assert server.seen[0]["context"] == "C"

    def test_the_name_of_the_application_but_not_of_the_machine(self, server, deepl):
        deepl.translate(request_for("One"))
        assert "terroir/" in server.agents[0]
        assert "python/" not in server.agents[0].split("terroir/")[0].replace("deepl-python/", "")

    def test_no_more_than_fifty_texts_at_once(self, server, deepl):
        deepl.translate(request_for(*(f"Text {number}" for number in range(120))))
        assert [len(body["text"]) for body in server.seen] == [50, 50, 20]

    def test_no_more_than_128_kib_at_once(self, server, deepl):
        deepl.translate(request_for(*("字" * 5000 for _ in range(12)), source="zh-Hans"))
        assert sum(len(body["text"]) for body in server.seen) == 12
        assert len(server.seen) > 2

    @pytest.mark.parametrize(
        ("locale", "name"),
        [
            ("ar", "AR"),
            ("ar-SA", "AR"),
            ("id", "ID"),
            ("pt-BR", "PT-BR"),
            ("pt-AO", "PT-PT"),
            ("es-419", "ES-419"),
            ("es-MX", "ES-419"),
            ("es", "ES"),
            ("zh-Hans", "ZH-HANS"),
            ("zh-Hant", "ZH-HANT"),
            ("zh-TW", "ZH-HANT"),
            ("zh", "ZH-HANS"),
            ("en", "EN-US"),
            ("en-CA", "EN-GB"),
            ("fr-CA", "FR"),
            ("th", "TH"),
        ],
    )
    def test_every_locale_under_deepls_own_name(self, locale, name):
        assert target_name(locale) == name

    @pytest.mark.parametrize(("source", "target"), [("en", "tlh"), ("tlh", "de"), ("en", "en-CA")])
    def test_nothing_for_a_pair_that_deepl_does_not_translate(self, server, deepl, source, target):
        with pytest.raises(UnsupportedLocale):
            deepl.translate(request_for("One", source=source, target=target))
        assert server.seen == []


@pytest.mark.django_db
class TestIdiomsOnTheWire:
    """From a seller's text to what DeepL is sent."""

    MEANING = "“bang for your buck” is an idiom here and means: good value for the money spent."
    SAID = {"es": "la mejor relación calidad-precio", "zh-Hans": "性价比超高"}

    def sent(self, server, deepl, target, text="Get bang for your buck."):
        (done,) = translate_entry_batch([make_entry(text)], target, deepl)
        assert done.text == text.upper()
        (body,) = server.seen
        return body

    @pytest.mark.parametrize("target", ["ar", "de", "es-419", "id", "ja", "pt-BR", "th", "zh-Hant"])
    def test_every_target_is_told_the_meaning(self, server, deepl, target):
        body = self.sent(server, deepl, target)
        assert body["context"].splitlines()[-1] == self.MEANING

    @pytest.mark.parametrize("target", SAID)
    def test_those_that_obey_are_told_what_people_say(self, server, deepl, target):
        body = self.sent(server, deepl, target)
        (instruction,) = body["custom_instructions"]
        assert "by its meaning (good value for the money spent)" in instruction
        assert self.SAID[target] in instruction
        assert body["model_type"] == "quality_optimized"

    def test_arabic_has_the_context_alone(self, server, deepl):
        assert not {"custom_instructions", "model_type"} & self.sent(server, deepl, "ar").keys()

    def test_a_text_full_of_idioms_is_not_refused(self, server, deepl):
        body = self.sent(server, deepl, "es", " ".join(f"{idiom}." for idiom in TWELVE))
        assert len(body["custom_instructions"]) == 10
        assert all(len(told) <= 300 for told in body["custom_instructions"])
        assert body["context"].count(" is an idiom here and means: ") == 12

    def test_a_plain_text_asks_for_no_model(self, server, deepl):
        body = self.sent(server, deepl, "es", "A linen bag.")
        assert not {"custom_instructions", "model_type"} & body.keys()


class TestTheServerHere:
    """It refuses what the real one refuses, or the tests above would prove nothing."""

    @pytest.mark.parametrize(
        "odd",
        [
            {"custom_instructions": ["Mind it."] * 11},
            {"custom_instructions": ["x" * 301]},
            {"custom_instructions": ["Mind it."], "target_lang": "AR"},
            {"custom_instructions": ["Mind it."], "target_lang": "PT-BR"},
            {"custom_instructions": ["Mind it."], "model_type": "latency_optimized"},
        ],
    )
    def test_instructions_beyond_its_limits(self, server, odd):
        body = {"text": ["One"], "source_lang": "EN", "target_lang": "ES-419"}
        headers = {"Authorization": f"DeepL-Auth-Key {server.key}"}
        asked = [
            requests.post(f"{server.url}/v2/translate", json=sent, headers=headers, timeout=5)
            for sent in (body | {"custom_instructions": ["x" * 300] * 10}, body | odd)
        ]
        assert [answer.status_code for answer in asked] == [200, 400]
        assert "custom_instructions" in asked[1].json()["message"]


class TestWhatComesBack:
    def test_text_characters_and_model(self, deepl):
        (answer,) = deepl.translate(request_for("One"))
        assert (answer.text, answer.characters, answer.model) == ("ONE", 3, "quality_optimized")

    def test_characters_are_counted_here_where_a_gateway_took_them_out(self, server, deepl):
        server.bills = False
        (answer,) = deepl.translate(request_for("One two"))
        assert answer.characters == 7

    def test_fewer_answers_than_texts_are_an_error(self, server, deepl):
        server.drop_last = True
        with pytest.raises(EngineUnavailable, match="answered 1 texts where 2 were sent"):
            deepl.translate(request_for("One", "Two"))


class TestErrors:
    def test_a_busy_server_is_asked_once_more(self, server, deepl):
        server.fail_with = [429]
        assert deepl.translate(request_for("One"))[0].text == "ONE"

    @pytest.mark.parametrize(
        ("status", "error"),
        [
            (403, EngineNotConfigured),
            (456, QuotaExhausted),
            (429, EngineUnavailable),
            (503, EngineUnavailable),
            (529, EngineUnavailable),
            (400, EngineRefused),
            (413, EngineRefused),
        ],
    )
    def test_each_status_is_our_own_error(self, server, deepl, status, error):
        server.fail_with = [status] * 2
        with pytest.raises(error) as caught:
            deepl.translate(request_for("One"))
        assert type(caught.value) is error
        assert len(server.seen) <= 2

    def test_no_server_is_unavailable(self):
        with pytest.raises(EngineUnavailable):
            DeepLEngine("key", "http://127.0.0.1:9/", timeout=0.2).translate(request_for("One"))

    def test_the_texts_do_not_reach_the_log(self, deepl, caplog):
        with caplog.at_level(logging.INFO):
            deepl.translate(request_for("Confidential"))
        assert "Confidential" not in caplog.text


class TestSettings:
    def test_without_a_key_it_says_which_setting_is_missing(self, settings):
        settings.DEEPL_AUTH_KEY = ""
        with pytest.raises(EngineNotConfigured, match="DEEPL_AUTH_KEY"):
            create()

    def test_the_address_gets_the_slash_without_which_its_folder_is_lost(self):
        assert checked_server_url("http://gate.example/deepl") == "http://gate.example/deepl/"
        assert checked_server_url("") == ""

    @pytest.mark.parametrize("url", ["gate.example", "ftp://a/", "https://", "https://a/?x=1"])
    def test_what_is_no_address_is_refused(self, url):
        with pytest.raises(EngineNotConfigured, match="DEEPL_SERVER_URL"):
            checked_server_url(url)
