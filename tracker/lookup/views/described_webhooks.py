"""The part of the API's description that tells what is posted to others (OpenAPI 3.1, `webhooks`).

A room that posts names in `webhooks` of its AppConfig a function that returns its messages: models by name.
"""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

REFERENCE = "#/components/schemas/{model}"
HEADERS: Mapping[str, str] = {
    "webhook-id": "The message's id: the same each time it is sent",
    "webhook-timestamp": "When this was sent, in seconds since 1970",
    "webhook-signature": "Over `id.timestamp.body`, after Standard Webhooks: `v1,` and HMAC-SHA256 in base64, for each "
    "secret that is good now",
}
ANSWERS = {
    "2XX": {"description": "Taken"},
    "410": {"description": "Never again"},
    "default": {"description": "Tried again, later and later, for 54 hours; Retry-After is kept"},
}


def describe_webhooks(schema: dict[str, Any]) -> None:
    """Add the messages of all rooms to a description of an API."""
    named = [getattr(room, "webhooks", None) for room in apps.get_app_configs()]
    messages: dict[str, type[BaseModel]] = {}
    for function in filter(None, named):
        messages |= import_string(function)()
    _, told = models_json_schema([(one, "validation") for one in messages.values()], ref_template=REFERENCE)
    schema["components"]["schemas"] |= told.get("$defs", {})
    schema["webhooks"] = {name: {"post": _operation(name, message)} for name, message in messages.items()}


def _operation(name: str, message: type[BaseModel]) -> dict[str, Any]:
    body = {"application/json": {"schema": {"$ref": REFERENCE.format(model=message.__name__)}}}
    return {
        "operationId": f"webhook_{name}",
        "summary": f"Posted to your webhook: {name}",
        "description": message.__doc__,
        "parameters": [_header(*one) for one in HEADERS.items()],
        "requestBody": {"required": True, "content": body},
        "responses": ANSWERS,
    }


def _header(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": True, "description": description, "schema": {"type": "string"}}
