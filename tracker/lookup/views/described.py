"""The API's description of itself (OpenAPI 3.1): what its operations say, with which headers, and how each refuses."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from tracker.lookup.document import ProblemDocument
from tracker.lookup.views.described_webhooks import describe_webhooks
from tracker.lookup.views.problems import PROBLEM

REFUSALS = (HTTPStatus.BAD_REQUEST, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
"""How any operation may refuse: the first also a parameter that is said twice."""
HEADERS: Mapping[str, tuple[str, str]] = {
    "ETag": ("string", "The answer's name: send it as If-None-Match, and 304 says that the answer stands"),
    "RateLimit-Limit": ("integer", "How many requests a minute one address has, where there is a limit"),
    "RateLimit-Remaining": ("integer", "How many of them are left"),
    "RateLimit-Reset": ("integer", "Seconds until there are as many again"),
    "Retry-After": ("integer", "Seconds to wait"),
}
LIMIT = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")


class DescribedAPI(NinjaAPI):
    """An API whose description tells with each operation what stands in the headers and how it refuses."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description, with the refusals, which the framework would describe as plain JSON."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"][ProblemDocument.__name__] = ProblemDocument.model_json_schema()
        schema["components"]["headers"] = {name: _header(*told) for name, told in HEADERS.items()}
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                _describe(operation, may_stand=method == "get")
        describe_webhooks(schema)
        return schema


def _header(kind: str, description: str) -> dict[str, Any]:
    return {"description": description, "schema": {"type": kind}}


def _describe(operation: dict[str, Any], *, may_stand: bool) -> None:
    """Add to an operation its headers, its refusals and, where an answer `may_stand` as it was, the 304.

    The framework repeats a parameter's examples beside its schema, as a list, where OpenAPI wants a map.
    """
    for parameter in operation["parameters"]:
        parameter.pop("examples", None)
    responses = operation["responses"]
    names = ("ETag", *LIMIT) if may_stand else LIMIT
    responses[HTTPStatus.OK]["headers"] = _headers(names)
    if may_stand:
        responses[HTTPStatus.NOT_MODIFIED.value] = {"description": "What you have stands", "headers": _headers(names)}
    responses |= {status.value: _refusal(status) for status in REFUSALS}


def _headers(names: Iterable[str]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _refusal(status: HTTPStatus) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}
    names = (*LIMIT, "Retry-After") if status is HTTPStatus.TOO_MANY_REQUESTS else LIMIT
    return {"description": status.phrase, "headers": _headers(names), "content": {PROBLEM: {"schema": schema}}}
