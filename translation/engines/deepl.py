"""DeepL, the only file that knows its client."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import deepl
from deepl import http_client
from django.conf import settings
from django.utils.translation import gettext as _

from locales.tags import chain, language, script
from translation.engines.base import (
    EngineError,
    EngineNotConfigured,
    EngineRefused,
    EngineUnavailable,
    Limits,
    QuotaExhausted,
    Request,
    Translation,
    UnsupportedLocale,
    chunks,
    complete,
    in_order,
)

TABLE = Path(__file__).with_suffix(".toml")
TAG_VERSION = "v2"
QUALITY = "quality_optimized"
RETRIES = 1  # the job tries again later, with its own back-off
TIMEOUT_SECONDS = 20.0
LIMITS = Limits(texts=50, octets=120 * 1024)  # DeepL: 50 texts and 128 KiB per request
ONLY_SOURCE = frozenset({"EN", "PT"})
FIRST_SERVER_ERROR = 500
UNKNOWN_CHARACTERS = -1


class DeepLEngine:
    """DeepL. `translate` returns one Translation per source text, same order, never fewer.

    A Translation carries the text, the characters billed and the model that made it.
    Raises EngineNotConfigured, QuotaExhausted (stop), EngineUnavailable (later) or EngineRefused;
    nothing of the `deepl` package leaks out. Source: https://developers.deepl.com/docs
    """

    name = "deepl"
    limits = LIMITS

    def __init__(
        self, auth_key: str, server_url: str = "", timeout: float = TIMEOUT_SECONDS
    ) -> None:
        self.auth_key = auth_key
        self.server_url = server_url
        self.timeout = timeout

    @property
    def options(self) -> str:
        """What changes the answers beside the texts: the formality table and the tag handling."""
        return f"{TAG_VERSION};{sorted(_informal())}"

    @cached_property
    def client(self) -> "Client":
        """Made on first use, in the process that translates: it must not cross a fork."""
        client = Client(self.auth_key, server_url=self.server_url or None, send_platform_info=False)
        client.set_app_info("terroir", "0.1")
        return client

    def translate(self, request: Request) -> list[Translation]:
        wording = Wording.of(request)
        sent = replace(request, texts=tuple(text for text in request.texts if text.strip()))
        answers = [answer for chunk in chunks(sent, LIMITS) for answer in self._ask(chunk, wording)]
        return in_order(request.texts, answers)

    def _ask(self, request: Request, wording: "Wording") -> list[Translation]:
        """One HTTP request."""
        http_client.max_network_retries = RETRIES
        http_client.min_connection_timeout = self.timeout
        try:
            results: list[deepl.TextResult] = self.client.translate_text(  # type: ignore[assignment]
                list(request.texts),
                source_lang=wording.source,
                target_lang=wording.target,
                formality=wording.formality,
                context=request.context or None,
                preserve_formatting=True,
                **_tag_options(request),
                **_instructions(request),
            )
        except deepl.DeepLException as error:
            raise _translated(error) from error
        answers = [
            Translation(result.text, _billed(result, text), result.model_type_used or "")
            for result, text in zip(results, request.texts, strict=False)
        ]
        return complete(self.name, request.texts, answers)


class Client(deepl.DeepLClient):
    """DeepL's client, which counts on billed characters that a gateway may have taken out."""

    def _api_call(self, url: str, **options: Any) -> tuple[int, Any, Any]:
        # The client reads `int(None)` and would lose an answer that is already paid for.
        status, content, answer = super()._api_call(url, **options)
        if isinstance(answer, dict):
            for translation in answer.get("translations", ()):
                if translation.get("billed_characters") is None:
                    translation["billed_characters"] = UNKNOWN_CHARACTERS
        return status, content, answer


@dataclass(frozen=True, slots=True)
class Wording:
    """The two locales and the form of address, as DeepL calls them."""

    source: str
    target: str
    formality: str

    @classmethod
    def of(cls, request: Request) -> "Wording":
        """Raises UnsupportedLocale, also where both locales are one to DeepL."""
        source = language(request.source).upper()
        target = target_name(request.target)
        if source not in _names():
            raise _unsupported(request.source)
        if target.partition("-")[0] == source:
            raise UnsupportedLocale(
                _("DeepL does not translate from %(source)s into %(target)s: it is one language.")
                % {"source": request.source, "target": request.target}
            )
        less = language(request.target) in _informal()
        return cls(source, target, "prefer_less" if less else "prefer_more")


def create() -> DeepLEngine:
    """DeepL by the settings DEEPL_AUTH_KEY and DEEPL_SERVER_URL. Raises EngineNotConfigured."""
    if not settings.DEEPL_AUTH_KEY:
        raise EngineNotConfigured(
            _("DeepL has no key: set DEEPL_AUTH_KEY, or choose another engine.")
        )
    return _engine(settings.DEEPL_AUTH_KEY, checked_server_url(settings.DEEPL_SERVER_URL))


@cache
def _engine(auth_key: str, server_url: str) -> DeepLEngine:
    """One per process and account, so that its connection is kept from item to item."""
    return DeepLEngine(auth_key, server_url)


def checked_server_url(url: str) -> str:
    """The address with a slash at its end, without which the client would cut its last folder off.

    "" means DeepL's own. Raises EngineNotConfigured unless it is an http(s) address of a host.
    """
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query):
        raise EngineNotConfigured(
            _("DEEPL_SERVER_URL is “%(url)s”, not an address such as https://host/path/.")
            % {"url": url}
        )
    return f"{url.rstrip('/')}/" if url else ""


@cache
def target_name(locale: str) -> str:
    """DeepL's name for a target: AR, PT-BR, ZH-HANT; FR for fr-CA. Raises UnsupportedLocale."""
    plain = language(locale)
    nearer = [tag for tag in chain(locale) if tag != plain]
    for tag in (*nearer, f"{plain}-{script(locale)}", plain):
        name = str(_table()["variants"].get(tag, tag.upper()))
        if name in _names() and name not in ONLY_SOURCE:
            return name
    raise _unsupported(locale)


@cache
def _names() -> frozenset[str]:
    """Every language the client names, in capitals: ours is never older than the client."""
    return frozenset(name.upper() for key, name in vars(deepl.Language).items() if key.isupper())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _informal() -> frozenset[str]:
    return frozenset(_table()["formality"]["prefer_less"])


def _tag_options(request: Request) -> dict[str, Any]:
    if not request.html:
        return {}
    return {"tag_handling": "xml", "tag_handling_version": TAG_VERSION, "ignore_tags": ["x"]}


def _instructions(request: Request) -> dict[str, Any]:
    """What DeepL takes of the instructions; it refuses them together with its fast model."""
    table = _table()["instructions"]
    if language(request.target) not in table["targets"] or not request.instructions:
        return {}
    fitting = [text for text in request.instructions if len(text) <= table["characters"]]
    return {"custom_instructions": fitting[: table["most"]], "model_type": QUALITY}


def _billed(result: deepl.TextResult, text: str) -> int:
    known = result.billed_characters != UNKNOWN_CHARACTERS
    return int(result.billed_characters) if known else len(text)


def _unsupported(locale: str) -> UnsupportedLocale:
    return UnsupportedLocale(_("DeepL does not know the locale %(locale)s.") % {"locale": locale})


def _translated(error: deepl.DeepLException) -> EngineError:
    """Our error for one of the client's."""
    status = error.http_status_code or 0
    if isinstance(error, deepl.AuthorizationException):
        return EngineNotConfigured(_("DeepL refused the key: check DEEPL_AUTH_KEY."))
    if isinstance(error, deepl.QuotaExceededException):
        return QuotaExhausted(_("DeepL's characters for this billing period are used up."))
    if error.should_retry or isinstance(error, deepl.ConnectionException):
        return EngineUnavailable(_("DeepL can't be reached or is busy: %(why)s") % {"why": error})
    if status == 0 or status >= FIRST_SERVER_ERROR:
        return EngineUnavailable(_("DeepL failed: %(why)s") % {"why": error})
    return EngineRefused(_("DeepL refused the text: %(why)s") % {"why": error})
