"""Bulk: each table as one file, with a codebook and hashes, as a Data Package (datapackage.org, version 1)."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date
from typing import Any

from django.utils import timezone
from pydantic import BaseModel

from tracker.catalog.models import Substance
from tracker.lookup.edition import edition, version, version_at
from tracker.lookup.geojson import LABELS, features, properties_of
from tracker.lookup.shelf import Shelved, shelved
from tracker.lookup.table_schema import table_schema
from tracker.lookup.tables import TABLES
from tracker.record.label import VERSION

TITLE = "The legal status of kratom and its alkaloids"
PUBLISHER = "Kratom law tracker"
LICENCE = {
    "name": "CC0-1.0",
    "title": "Creative Commons Zero v1.0 Universal",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV injection; ASVS 1.2.10)."""
MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json", "geojson": "application/geo+json"}
ABOUT_LABELS = (
    "Today's labels of each state, each country, and each place below them with rules of its own, and its shape."
)
FILES = (*((name, form) for name in TABLES for form in ("csv", "json")), (LABELS, "geojson"))


def bulk(name: str, form: str) -> Shelved:
    """Return a whole file, one of `FILES`, as it is now. Raises KeyError for another, and Busy."""
    if (name, form) not in FILES:
        raise KeyError(f"{name}.{form}")
    write: Mapping[str, Callable[[str], Iterable[str]]] = {"csv": _csv, "json": _json, "geojson": _geojson}
    return shelved(lambda: edition(name, timezone.now()), name, form, lambda: write[form](name))


def package(base: str) -> dict[str, Any]:
    """Return the description of all files: columns with what they mean, sizes, hashes. `base` is the site's address.

    It is the same, word for word, while all files are. Raises Busy.
    """
    files = {(name, form): bulk(name, form) for name, form in FILES}
    created = max(file.made_at for file in files.values())
    return {
        "profile": "data-package",
        **about_all(base, created.date(), version(file.edition for file in files.values())),
        "created": created.isoformat(timespec="seconds"),
        "resources": [_resource(name, form, file, base) for (name, form), file in files.items()],
    }


def about_all_now(base: str) -> dict[str, Any]:
    """Return what is to be said of all files as they are now, without making them."""
    now = timezone.now()
    return about_all(base, now.astimezone(UTC).date(), version_at(now, (name for name, _ in FILES)))


def about_all(base: str, day: date, version: str) -> dict[str, Any]:
    """Return what the description says of all files of a version, which is one of one day in UTC, and how to cite it.

    The labels are of that day somewhere, so that the day is another only where the version is.
    """
    return {
        "name": "kratom-law",
        "title": TITLE,
        "description": "Law, notices and bills by jurisdiction and day, each with its source. A record of the law, and "
        "no legal advice. Words quoted from others remain theirs.",
        "version": version,
        "created": day.isoformat(),
        "citation": f"{PUBLISHER} ({day:%Y}). {TITLE} [data set]. Edition {version}, {day}. {base}/data/",
        "label_version": VERSION,
        "homepage": base,
        "keywords": ["kratom", "7-hydroxymitragynine", "drug law", "legal status"],
        "licenses": [LICENCE],
        "contributors": [{"title": PUBLISHER, "path": base, "role": "publisher"}],
    }


def _resource(name: str, form: str, file: Shelved, base: str) -> dict[str, Any]:
    is_table = name in TABLES
    return {
        "name": f"{name}-{form}",
        "profile": "tabular-data-resource" if form == "csv" else "data-resource",
        "path": f"{base}/data/{name}.{form}",
        "format": form,
        "mediatype": MEDIA_TYPES[form].partition(";")[0],
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "description": about(name),
        "schema": table_schema(name, TABLES[name].record, form) if is_table else {"fields": codebook(name)},
    }


def about(name: str) -> str:
    """Return what one row of a file is."""
    return ABOUT_LABELS if name == LABELS else TABLES[name].record.__doc__ or ""


def codebook(name: str) -> list[dict[str, Any]]:
    """Return the columns of a file with what they mean."""
    if name == LABELS:
        return [{"name": one, "description": told} for one, told in properties_of(_substances()).items()]
    fields: list[dict[str, Any]] = table_schema(name, TABLES[name].record, "csv")["fields"]
    return fields


def _substances() -> list[Substance]:
    return list(Substance.objects.order_by("pk"))


def _records(name: str) -> Iterator[BaseModel]:
    table = TABLES[name]
    yield from map(table.of, table.rows().iterator(chunk_size=2000))


def _json(name: str) -> Iterator[str]:
    yield "["
    yield from _listed(record.model_dump_json() for record in _records(name))
    yield "]\n"


def _geojson(_name: str) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    yield from _listed(json.dumps(one, ensure_ascii=False) for one in features(_substances(), timezone.now()))
    yield "]}\n"


def _listed(records: Iterable[str]) -> Iterator[str]:
    for number, record in enumerate(records):
        yield (",\n" if number else "\n") + record


def _csv(name: str) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.DictWriter(line, list(TABLES[name].record.model_fields))
    writer.writeheader()
    for record in _records(name):
        writer.writerow({column: _cell(value) for column, value in record.model_dump(mode="json").items()})
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _cell(value: object) -> object:
    """Return a cell: what holds several values as JSON, and no text that a spreadsheet would run."""
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value
