"""RFC 9457: what a wrong request gets, always in one shape."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError


class Problem(Exception):
    """A request that cannot be answered; becomes application/problem+json."""

    def __init__(self, status: int, title: str, detail: str, **members: Any) -> None:
        super().__init__(detail)
        self.status, self.title, self.detail, self.members = status, title, detail, members


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    body = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": request.path,
        **problem.members,
    }
    response = JsonResponse(
        body,
        status=problem.status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    if problem.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Terroir"'
    return response


def install(api: NinjaAPI) -> None:
    """Make every error of `api` a problem document."""

    @api.exception_handler(Problem)
    def _problem(request: HttpRequest, error: Problem) -> HttpResponse:
        return problem_response(request, error)

    @api.exception_handler(AuthenticationError)
    def _nobody(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
        detail = (
            "Send a key as “Authorization: Bearer ter_…”. Operators make keys under “API keys”."
        )
        return problem_response(request, Problem(401, "No valid API key", detail))

    @api.exception_handler(ValidationError)
    def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors = [
            {"pointer": "/" + "/".join(str(part) for part in e["loc"]), "detail": e["msg"]}
            for e in error.errors
        ]
        detail = "; ".join(f"{e['pointer']}: {e['detail']}" for e in errors)
        return problem_response(request, Problem(422, "Invalid request", detail, errors=errors))
