"""Table Schema (specs.frictionlessdata.io/table-schema, version 1): a table's columns for a program that loads it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

TYPES: Mapping[type, Mapping[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "date"},
    datetime: {"type": "datetime", "format": "any"},  # RFC 3339, with a fraction of the second or without
    list: {"type": "array"},
    dict: {"type": "object"},
}
LEADS_TO: Mapping[str, str] = {"jurisdiction": "jurisdictions", "parent": "jurisdictions", "substance": "substances"}
"""The tables whose `id` a column of that name holds."""


def table_schema(name: str, record: type[BaseModel], form: str) -> dict[str, Any]:
    """Return the schema of a table in one of its forms: what its columns hold, its key, and where others lead."""
    return {
        "fields": [_field(column, told) for column, told in record.model_fields.items()],
        "primaryKey": "id",
        "foreignKeys": list(_foreign_keys(name, record, form)),
        "missingValues": [""],
    }


def _field(column: str, told: FieldInfo) -> dict[str, Any]:
    kind, may_be_missing = _kind(told.annotation)
    described = {"name": column, "description": told.description or column.replace("_", " ")}
    if issubclass(kind, StrEnum):
        return {**described, "type": "string", "constraints": {"required": True, "enum": [word.value for word in kind]}}
    constraints = {} if may_be_missing or kind is str else {"constraints": {"required": True}}
    return {**described, **TYPES[kind], **constraints}


def _kind(annotation: Any) -> tuple[type, bool]:
    """Return the type of a value, of `list[str] | None` list, and whether there may be none."""
    options = [one for one in get_args(annotation) if one is not NoneType]
    may_be_missing = NoneType in get_args(annotation)
    inner = options[0] if may_be_missing else annotation
    return get_origin(inner) or inner, may_be_missing


def _foreign_keys(name: str, record: type[BaseModel], form: str) -> Iterator[dict[str, Any]]:
    for column in record.model_fields:
        if column in LEADS_TO:
            other = LEADS_TO[column]
            reference = {"resource": "" if other == name else f"{other}-{form}", "fields": "id"}
            yield {"fields": column, "reference": reference}
