"""A DeepL that answers over real HTTP on this machine, with the real one's limits and tag rules."""

import json
import re
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

MAX_TEXTS = 50
MAX_OCTETS = 128 * 1024
FORMALITIES = {"prefer_more", "prefer_less", "default"}
OBEDIENT = {"DE", "EN", "ES", "FR", "IT", "JA", "KO", "ZH"}
MAX_INSTRUCTIONS, MAX_INSTRUCTION = 10, 300
TAGS = re.compile(r"(<[^>]*>|&\w+;)")


@dataclass
class DeepLServer:
    """`fail_with` is a list of statuses answered first. `seen` holds the bodies of all requests."""

    http: HTTPServer
    key: str = "secret:fx"
    fail_with: list[int] = field(default_factory=list)
    seen: list[dict] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    bills: bool = True
    drop_last: bool = False
    seconds: float = 0

    def __post_init__(self):
        self.http.expect_request("/gateway/v2/translate", method="POST").respond_with_handler(
            self.answer
        )

    @property
    def url(self):
        return self.http.url_for("/gateway")

    def answer(self, request: Request) -> Response:
        body = json.loads(request.get_data())
        self.seen.append(body)
        self.agents.append(request.headers["User-Agent"])
        if self.fail_with:
            return Response("{}", status=self.fail_with.pop(0))
        if request.headers["Authorization"] != f"DeepL-Auth-Key {self.key}":
            return Response("{}", status=403)
        if len(request.get_data()) > MAX_OCTETS:
            return Response("{}", status=413)
        complaint = self.complaint(body)
        if complaint:
            return Response(json.dumps({"message": complaint}), status=400)
        answers = [self.translation(text, body) for text in body["text"]]
        return Response(json.dumps({"translations": answers[: -1 if self.drop_last else None]}))

    def complaint(self, body):
        if not 0 < len(body["text"]) <= MAX_TEXTS:
            return "between 1 and 50 texts, please"
        if body["target_lang"] in {"EN", "PT"}:
            return "target_lang without a variant"
        if body.get("formality", "default") not in FORMALITIES:
            return "formality is not supported for this language"
        told = self.complaint_about_instructions(body)
        if told:
            return told
        return "" if all(text.strip() for text in body["text"]) else "empty text"

    def complaint_about_instructions(self, body):
        told = body.get("custom_instructions", [])
        if told and body["target_lang"].partition("-")[0] not in OBEDIENT:
            return "custom_instructions are not supported for this language"
        if len(told) > MAX_INSTRUCTIONS or any(len(one) > MAX_INSTRUCTION for one in told):
            return "too many or too long custom_instructions"
        if told and body.get("model_type") == "latency_optimized":
            return "custom_instructions need a quality model"
        return ""

    def translation(self, text, body):
        """Capitals outside of tags and entities, as the real one leaves tags where they belong."""
        pieces = TAGS.split(text) if body.get("tag_handling") else [text]
        pieces[::2] = [piece.upper() for piece in pieces[::2]]
        answer = {"text": "".join(pieces), "detected_source_language": body["source_lang"]}
        billed = {"billed_characters": len(text)} if self.bills else {}
        return answer | billed | {"model_type_used": "quality_optimized"}
