"""Build: from the atlases to the shapes of governments on the globe, as the geometries of GeoJSON (RFC 7946)."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tracker.catalog.build.atlas import Point, Ring, arcs_of, country_named, plainer, polygons_of, ring_of, state_of
from tracker.catalog.table import DATA, Row, write_table

COLUMNS = ("ocd_id", "geometry")
PLAINER = {"states": 0.01, "countries": 0.1}  # degrees that a border may be off
DECIMALS = 2  # of a degree: about a kilometre
ROUND = 360  # degrees

Polygon = list[Ring]


def build_shapes(us: Path, world: Path, target: Path = DATA) -> int:
    """Write `shapes.csv` from `states-10m.json` and `countries-110m.json`, and return how many rows it has.

    Raises KeyError where a country's name needs a row in `kept/outlines.csv`; one without an id there has no shape.
    """
    rows = [
        *_rows(json.loads(us.read_text()), "states", state_of()),
        *_rows(json.loads(world.read_text()), "countries", country_named()),
    ]
    write_table(target / "shapes.csv", COLUMNS, rows)
    return len(rows)


def _rows(atlas: dict[str, Any], layer: str, ocd_id_of: Callable[[dict[str, Any]], str]) -> Iterator[Row]:
    arcs = [plainer(arc, PLAINER[layer]) for arc in arcs_of(atlas)]
    for area in atlas["objects"][layer]["geometries"]:
        if ocd_id := ocd_id_of(area):
            polygons = [[ring_of(arcs, ring) for ring in polygon] for polygon in polygons_of(area)]
            shape = [part for polygon in polygons for part in _cut(polygon)]
            geometry = {"type": "MultiPolygon", "coordinates": shape}
            yield {"ocd_id": ocd_id, "geometry": json.dumps(geometry, separators=(",", ":"))}


def _cut(polygon: Polygon) -> Iterator[Polygon]:
    """Yield the parts of a polygon that lie between the 180th meridians, the hole to the right of who walks round it.

    RFC 7946 asks for both: 3.1.9 that nothing crosses the antimeridian, 3.1.6 that outer rings go counterclockwise.
    """
    unrolled = [_unrolled(ring) for ring in polygon]
    for turn in (-ROUND, 0, ROUND):
        rings = [_between([(x + turn, y) for x, y in ring]) for ring in unrolled]
        outer, *holes = [_closed(ring) for ring in rings]
        if _area(outer):
            yield [_turned(outer, 1), *(_turned(hole, -1) for hole in holes if _area(hole))]


def _unrolled(ring: Ring) -> Ring:
    """Return the ring without the jumps that it makes at the 180th meridian."""
    unrolled, turns = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        turns += (before - x > ROUND / 2) - (x - before > ROUND / 2)
        unrolled.append((x + turns * ROUND, y))
    return unrolled


def _between(ring: Ring) -> Ring:
    """Return what of the ring lies between the 180th meridians."""
    return _beside(_beside(ring, 180, 1), -180, -1)


def _beside(ring: Ring, edge: float, side: int) -> Ring:
    """Return what of the ring lies on one side of a meridian (Sutherland and Hodgman): west for 1, east for -1."""
    kept: Ring = []
    for before, point in pairwise([*ring[-1:], *ring]):
        is_in, was_in = side * point[0] <= side * edge, side * before[0] <= side * edge
        if is_in != was_in:
            share = (edge - before[0]) / (point[0] - before[0])
            kept.append((edge, before[1] + share * (point[1] - before[1])))
        if is_in:
            kept.append(point)
    return kept


def _closed(ring: Ring) -> Ring:
    """Return the ring in whole hundredths of a degree, each point once and the first at the end again."""
    rounded: list[Point] = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring]
    points = list(dict.fromkeys(rounded))
    return [*points, *points[:1]]


def _area(ring: Ring) -> float:
    """Return the area within the ring, below zero where it goes clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def _turned(ring: Ring, sign: int) -> Ring:
    return ring if _area(ring) * sign > 0 else ring[::-1]
