"""Asks engines, keeps their answers so that none is paid for twice, and writes the ledger."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from django.db import transaction

from translation.engines.base import (
    Engine,
    EngineError,
    Request,
    Translation,
    UnsupportedLocale,
    chunks,
    complete,
    limits_of,
)
from translation.memory import segment_digest
from translation.models import EngineCall, PaidTranslation


@dataclass(frozen=True, slots=True)
class Bought:
    """An engine's answer to one text. `characters` were billed for it just now, 0 if earlier."""

    text: str
    characters: int = 0


def bought(engine: Engine, request: Request) -> dict[str, Bought]:
    """What this engine has answered before to these texts under the same options. One query."""
    digests = {text: segment_digest(text) for text in request.texts}
    found = dict(
        PaidTranslation.objects.filter(
            engine=engine.name,
            options_digest=options_digest(engine, request),
            source_locale=request.source,
            target_locale=request.target,
            source_digest__in=set(digests.values()),
        ).values_list("source_digest", "text")
    )
    return {text: Bought(found[digest]) for text, digest in digests.items() if digest in found}


def buy(engine: Engine, request: Request) -> Iterator[dict[str, Bought]]:
    """Every text's translation, in instalments: what was bought before, then call by call.

    Each call's answers and its line in the ledger are committed before the next call, so that
    nothing paid for is lost. Must therefore not run inside a transaction: RuntimeError before
    anything is spent. Raises EngineError; what was yielded before stays bought.
    """
    with transaction.atomic(durable=True):
        known = bought(engine, request)
    yield known
    missing = tuple(text for text in dict.fromkeys(request.texts) if text not in known)
    for chunk in chunks(replace(request, texts=missing), limits_of(engine)):
        answers = _call(engine, chunk)
        yield {
            text: Bought(answer.text, answer.characters)
            for text, answer in zip(chunk.texts, answers, strict=True)
        }


def options_digest(engine: Engine, request: Request) -> str:
    """The identity of everything but text and locales that changes an engine's answer."""
    options = f"{getattr(engine, 'options', '')}\0{'xml' if request.html else 'plain'}"
    return hashlib.sha256(options.encode()).hexdigest()


def _call(engine: Engine, request: Request) -> list[Translation]:
    """One call: asked, checked, stored and entered in the ledger."""
    started = monotonic()
    try:
        answers = complete(engine.name, request.texts, engine.translate(request))
    except UnsupportedLocale:
        raise  # nothing left the house
    except EngineError as error:
        _enter(engine, request, started, error=str(error))
        raise
    with transaction.atomic(durable=True):
        _keep(engine, request, answers)
        _enter(engine, request, started, answers)
    return answers


def _keep(engine: Engine, request: Request, answers: Sequence[Translation]) -> None:
    digest = options_digest(engine, request)
    PaidTranslation.objects.bulk_create(
        [
            PaidTranslation(
                engine=engine.name,
                options_digest=digest,
                source_locale=request.source,
                target_locale=request.target,
                source_digest=segment_digest(text),
                text=answer.text,
                characters=answer.characters,
                model=answer.model,
            )
            for text, answer in zip(request.texts, answers, strict=True)
        ],
        ignore_conflicts=True,  # another worker bought it at the same moment
    )


def _enter(
    engine: Engine,
    request: Request,
    started: float,
    answers: Sequence[Translation] = (),
    error: str = "",
) -> None:
    """One line of the ledger."""
    EngineCall.objects.create(
        engine=engine.name,
        model=answers[0].model if answers else "",
        source_locale=request.source,
        target_locale=request.target,
        texts=len(request.texts),
        characters=sum(answer.characters for answer in answers),
        milliseconds=int((monotonic() - started) * 1000),
        error=error[:200],
    )
