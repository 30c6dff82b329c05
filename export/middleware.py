"""Below /api/ every refusal is a problem document, whoever refuses."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from export.problems import Problem, problem_response

PREFIX = "/api/"
SAYS_IT_ITSELF = ("application/problem+json",)


class ProblemMiddleware:
    """Turns Django's own pages (no such address, wrong method, a crash) into RFC 9457."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(PREFIX) or response.status_code < 400:
            return response
        if response.headers.get("Content-Type", "").startswith(SAYS_IT_ITSELF):
            return response
        status = HTTPStatus(response.status_code)
        problem = problem_response(request, Problem(status, status.phrase, status.description))
        if "Allow" in response.headers:
            problem["Allow"] = response["Allow"]
        return problem
