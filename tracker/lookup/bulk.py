"""Bulk: each table as one file, with a codebook and hashes, as a Data Package (datapackage.org, version 1)."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.lookup.tables import TABLES

LICENCE = {
    "name": "CC0-1.0",
    "title": "Creative Commons Zero v1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection)."""
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def bulk(name: str, form: str) -> bytes:
    """Return a whole table as `csv` or `json`. Raises KeyError where there is no such table or form."""
    return {"csv": _csv, "json": _json}[form](name)


def package(base: str) -> dict[str, Any]:
    """Return the description of all files: columns with what they mean, sizes, hashes. `base` is the site's address."""
    return {
        "profile": "data-package",
        "name": "kratom-law",
        "title": "The legal status of kratom and its alkaloids",
        "description": "A record of the law, and no legal advice. Words quoted from others remain theirs.",
        "homepage": base,
        "licenses": [LICENCE],
        "resources": [resource for name in TABLES for resource in _resources(name, base)],
    }


def _resources(name: str, base: str) -> Iterator[dict[str, Any]]:
    for form in MEDIA_TYPES:
        body = bulk(name, form)
        yield {
            "name": f"{name}-{form}",
            "path": f"{base}/data/{name}.{form}",
            "format": form,
            "mediatype": MEDIA_TYPES[form].partition(";")[0],
            "encoding": "utf-8",
            "bytes": len(body),
            "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
            "description": TABLES[name].record.__doc__,
            "schema": {"fields": codebook(name)},
        }


def codebook(name: str) -> list[dict[str, str]]:
    """Return the columns of a table with what they mean."""
    fields = TABLES[name].record.model_fields.items()
    return [{"name": column, "description": field.description or column.replace("_", " ")} for column, field in fields]


def _records(name: str) -> Iterator[dict[str, Any]]:
    table = TABLES[name]
    for row in table.rows().iterator(chunk_size=2000):
        yield table.of(row).model_dump(mode="json")


def _json(name: str) -> bytes:
    return json.dumps(list(_records(name)), ensure_ascii=False).encode()


def _csv(name: str) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(TABLES[name].record.model_fields))
    writer.writeheader()
    writer.writerows({column: _cell(value) for column, value in record.items()} for record in _records(name))
    return text.getvalue().encode()


def _cell(value: object) -> object:
    """Return a cell: what holds several values as JSON, and no text that a spreadsheet would run."""
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value
