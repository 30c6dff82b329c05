"""What every engine is asked, answers and may raise, so that services know none by name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol


class EngineError(Exception):
    """An engine gave no translation. The message is a sentence for the operator."""


class UnknownEngine(EngineError):
    """There is no engine of that name."""


class EngineNotConfigured(EngineError):
    """The engine lacks a key or an address, or its key is refused: stop, and change a setting."""


class QuotaExhausted(EngineError):
    """What was paid for is used up: stop, nothing helps before the next period."""


class EngineUnavailable(EngineError):
    """The engine can't be reached or is overloaded: try again later."""


class EngineRefused(EngineError):
    """The engine will never translate this request; others may still work."""


class UnsupportedLocale(EngineRefused):
    """The engine doesn't know one of the two locales. Raised before anything is sent."""


@dataclass(frozen=True, slots=True)
class Request:
    """Texts of one item, translated together. `source`, `target`: BCP 47.

    With `html` the texts are XML fragments as `masks.mask` makes them: `&`, `<`, `>` escaped,
    `<x id="1"/>` to be kept, `<g id="2">…</g>` to be kept around its words. Without it they are
    plain. `context` says what the texts are about; it is not translated. `instructions` say what
    to mind, in English sentences, most important first, for engines that obey.
    """

    texts: tuple[str, ...]
    source: str
    target: str
    context: str = ""
    html: bool = False
    instructions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """One text's answer, the characters billed for it and the model that made it."""

    text: str
    characters: int
    model: str = ""


class Engine(Protocol):
    """Answers one Translation per text, same order, never fewer; raises only EngineError.

    An engine may also have `limits` (how much goes into one call) and `options` (whatever else
    changes its answers: what was bought under other options is bought again).
    """

    name: str

    def translate(self, request: Request) -> list[Translation]: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one call may hold. `octets` counts all that is sent as ASCII JSON."""

    texts: int = 50
    octets: int = 120 * 1024


def limits_of(engine: Engine) -> Limits:
    found = getattr(engine, "limits", None)
    return found if isinstance(found, Limits) else Limits()


def chunks(request: Request, limits: Limits) -> Iterator[Request]:
    """The request in pieces that one call holds, in order. A text too long for any goes alone."""
    chunk: list[str] = []
    used = start = _octets(request.context) + sum(map(_octets, request.instructions))
    for text in request.texts:
        size = _octets(text)
        if chunk and (len(chunk) == limits.texts or used + size > limits.octets):
            yield replace(request, texts=tuple(chunk))
            chunk, used = [], start
        chunk.append(text)
        used += size
    if chunk:
        yield replace(request, texts=tuple(chunk))


def in_order(texts: tuple[str, ...], answers: list[Translation]) -> list[Translation]:
    """The answers to the texts that were sent, with blank texts, which never are, between them."""
    remaining = iter(answers)
    return [next(remaining) if text.strip() else Translation(text, 0) for text in texts]


def complete(engine: str, texts: tuple[str, ...], answers: list[Translation]) -> list[Translation]:
    """The answers as they are. Raises EngineUnavailable unless there is exactly one per text."""
    if len(answers) != len(texts):
        raise EngineUnavailable(
            f"{engine} answered {len(answers)} texts where {len(texts)} were sent."
        )
    return answers


def _octets(text: str) -> int:
    return len(json.dumps(text)) + 2
