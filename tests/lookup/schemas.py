"""A judge of JSON by the schemas of an OpenAPI document, as far as ours use them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip
FORMATS = {"date": date.fromisoformat, "date-time": datetime.fromisoformat}


def troubles(value: Any, schema: Mapping[str, Any], document: Mapping[str, Any], path: str = "$") -> Iterator[str]:
    """Yield what the schema does not allow in the value, each with where it stands."""
    if "$ref" in schema:
        yield from troubles(value, document["components"]["schemas"][schema["$ref"].rpartition("/")[2]], document, path)
    elif "anyOf" in schema:
        if all(any(troubles(value, one, document, path)) for one in schema["anyOf"]):
            yield f"{path}: {value!r} is none of what it may be"
    elif "type" in schema and not _is_a(value, schema["type"]):
        yield f"{path}: {value!r} is no {schema['type']}"
    else:
        yield from _troubles_of_words(value, schema, path)
        yield from _troubles_inside(value, schema, document, path)


def _is_a(value: Any, name: str) -> bool:
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _troubles_of_words(value: Any, schema: Mapping[str, Any], path: str) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if schema.get("format") in FORMATS:
        try:
            FORMATS[schema["format"]](value)
        except ValueError:
            yield f"{path}: {value!r} is no {schema['format']}"


def _troubles_inside(value: Any, schema: Mapping[str, Any], document: Mapping[str, Any], path: str) -> Iterator[str]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from troubles(item, schema.get("items", {}), document, f"{path}[{number}]")
    if isinstance(value, dict):
        known, other = schema.get("properties", {}), schema.get("additionalProperties", "properties" not in schema)
        yield from (f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        yield from (f"{path}: {name} is not described" for name in value if name not in known and other is False)
        if known and "additionalProperties" not in schema:
            yield from (f"{path}: {name} is not described" for name in value if name not in known)
        for name, item in value.items():
            inside = known.get(name) or (other if isinstance(other, dict) else {})
            yield from troubles(item, inside, document, f"{path}.{name}")
