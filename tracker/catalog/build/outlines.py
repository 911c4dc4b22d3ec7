"""Build: from the atlases to the outlines that the maps are drawn with, as paths of SVG."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from tracker.catalog.build.atlas import Point, Ring, arcs_of, country_named, plainer, polygons_of, ring_of, state_of
from tracker.catalog.table import DATA, Row, write_table

COLUMNS = ("ocd_id", "map", "x", "y", "path")
PLAINER = 0.6  # units of the drawing, which is some 960 wide, that a border may be off
SMALLEST = 1.5  # the side of a box that an island must fill to be drawn
WORLD_WIDTH = 960
MAP_WIDTH = 975  # the wider of the two
NORTHMOST, SOUTHMOST = 84, -58  # degrees; nobody's law holds in the Antarctic


def build_outlines(us: Path, world: Path, target: Path = DATA) -> int:
    """Write `outlines.csv` from `states-albers-10m.json` and `countries-110m.json`, and return how many rows it has.

    Raises KeyError where a country's name needs a row in `kept/outlines.csv`; one without an id there is not drawn.
    """
    rows = [
        *_rows("us", json.loads(us.read_text()), "states", state_of(), _as_it_is),
        *_rows("world", json.loads(world.read_text()), "countries", country_named(), _flat),
    ]
    write_table(target / "outlines.csv", COLUMNS, rows)
    return len(rows)


def _as_it_is(point: Point) -> Point:
    return point


def _flat(point: Point) -> Point:
    """Return a point of the globe on a plate carrée."""
    scale = WORLD_WIDTH / 360
    return (point[0] + 180) * scale, (NORTHMOST - min(NORTHMOST, max(SOUTHMOST, point[1]))) * scale


def _rows(
    name: str,
    atlas: dict[str, Any],
    layer: str,
    ocd_id_of: Callable[[dict[str, Any]], str],
    project: Callable[[Point], Point],
) -> Iterator[Row]:
    arcs = [plainer([project(point) for point in arc], PLAINER) for arc in arcs_of(atlas)]
    for area in atlas["objects"][layer]["geometries"]:
        rings = [one for polygon in polygons_of(area) for ring in polygon for one in _in_one_piece(ring_of(arcs, ring))]
        if (ocd_id := ocd_id_of(area)) and (drawn := _drawn(rings)):
            x, y = _middle(max(drawn, key=_size))
            yield {"ocd_id": ocd_id, "map": name, "x": f"{x:.0f}", "y": f"{y:.0f}", "path": "".join(map(_path, drawn))}


def _in_one_piece(ring: Ring) -> list[Ring]:
    """Return a ring that crosses the 180th meridian twice, once beyond each edge of the drawing; any other as it is."""
    moved, turns = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        turns += (before - x > WORLD_WIDTH / 2) - (x - before > WORLD_WIDTH / 2)
        moved.append((x + turns * WORLD_WIDTH, y))
    if all(0 <= x <= MAP_WIDTH for x, _ in moved):
        return [moved]
    aside = WORLD_WIDTH if min(x for x, _ in moved) < 0 else -WORLD_WIDTH
    return [moved, [(x + aside, y) for x, y in moved]]


def _drawn(rings: list[Ring]) -> list[Ring]:
    """Return the rings that are big enough to be seen, or the biggest of them."""
    seen = [ring for ring in rings if _size(ring) >= SMALLEST**2]
    return seen or sorted(rings, key=_size)[-1:]


def _box(ring: Ring) -> tuple[float, float, float, float]:
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _size(ring: Ring) -> float:
    left, top, right, bottom = _box(ring)
    return (right - left) * (bottom - top)


def _middle(ring: Ring) -> Point:
    """Return the centre of gravity of the ring's area."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x / (3 * area), y / (3 * area)


def _path(ring: Ring) -> str:
    points = list(dict.fromkeys(f"{x:.1f},{y:.1f}" for x, y in ring))
    return f"M{'L'.join(points)}Z"
