"""The API's description of itself: what its operations say, and that every refusal is a problem document (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from tracker.lookup.document import ProblemDocument
from tracker.lookup.views.problems import PROBLEM

REFUSALS = (HTTPStatus.BAD_REQUEST, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
"""How any operation may refuse: the first also a parameter that is said twice."""


class DescribedAPI(NinjaAPI):
    """An API whose description tells with each operation how it refuses."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description, with the refusals, which the framework would describe as plain JSON."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"][ProblemDocument.__name__] = ProblemDocument.model_json_schema()
        for methods in schema["paths"].values():
            for operation in methods.values():
                operation["responses"] |= {str(status.value): _refusal(status) for status in REFUSALS}
        return schema


def _refusal(status: HTTPStatus) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}
    return {"description": status.phrase, "content": {PROBLEM: {"schema": schema}}}
