"""A DeepL that bills: what every text cost, a request it can hold, a quota it can run out of."""

from collections import Counter
from dataclasses import dataclass, field
from threading import Event

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.translation.deepl_server import DeepLServer

HELD_SECONDS = 120
QUOTA_EXCEEDED = 456


@dataclass
class Bank(DeepLServer):
    """`ledger` counts how often each (target language, text) was billed.

    Request number `hold_at`, from 1, waits for `let_go` and is then lost, unbilled. `quota` is
    how many more characters may be billed; None is without end.
    """

    http: HTTPServer = field(default_factory=lambda: HTTPServer(threaded=True))
    ledger: Counter[tuple[str, str]] = field(default_factory=Counter)
    quota: int | None = None
    hold_at: int | None = None
    held: Event = field(default_factory=Event)
    let_go: Event = field(default_factory=Event)

    def answer(self, request: Request) -> Response:
        body = request.get_json()
        if len(self.seen) + 1 == self.hold_at:
            self.seen.append(body)
            self.held.set()
            self.let_go.wait(HELD_SECONDS)
            return Response("{}", status=500)
        asked = sum(map(len, body["text"]))
        if self.quota is not None and asked > self.quota:
            return Response("{}", status=QUOTA_EXCEEDED)
        response = super().answer(request)
        if response.status_code == 200:
            self.ledger.update((body["target_lang"], text) for text in body["text"])
            self.quota = None if self.quota is None else self.quota - asked
        return response

    @property
    def billed(self) -> int:
        """Characters, of every text as often as it was billed."""
        return sum(len(text) * times for (_, text), times in self.ledger.items())

    @property
    def settings(self) -> dict[str, str]:
        return {"DEEPL_AUTH_KEY": self.key, "DEEPL_SERVER_URL": self.url}

    def close(self) -> None:
        self.let_go.set()
        self.http.stop()


def open_bank() -> Bank:
    bank = Bank()
    bank.http.start()
    return bank
