"""Shapes: where on the globe a government lies."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tracker.catalog.table import DATA, read_table


@lru_cache(maxsize=1)
def shapes() -> Mapping[str, Mapping[str, Any]]:
    """Return the GeoJSON geometries (RFC 7946) of states and countries by Open Civic Data id, in whole kilometres."""
    return {row["ocd_id"]: json.loads(row["geometry"]) for row in read_table(DATA / "shapes.csv")}
