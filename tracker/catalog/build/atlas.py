"""Atlases: TopoJSON as us-atlas and world-atlas write it.

Borders are arcs, each stored once as steps on a grid, and an area is rings of arcs, where ~n is arc n walked backwards.
Arcs are made plainer one by one, so that neighbours still share their border.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from math import hypot
from typing import Any

from tracker.catalog.build.kept import kept
from tracker.catalog.fold import key
from tracker.catalog.table import DATA, read_table, several

Point = tuple[float, float]
Ring = list[Point]


def state_of() -> Callable[[dict[str, Any]], str]:
    """Return what gives the id of a state of an atlas, "" for one that we do not know."""
    states = {row["geoid"]: row["ocd_id"] for row in read_table(DATA / "states.csv")}
    return lambda area: states.get(area["id"], "")


def country_named() -> Callable[[dict[str, Any]], str]:
    """Return what gives the id of a country of an atlas, "" for one that we have none of; KeyError where unknown."""
    names = {}
    for row in read_table(DATA / "countries.csv"):
        names.update(dict.fromkeys(map(key, (row["name"], *several(row["also"]))), row["ocd_id"]))
    for fix in kept("outlines.csv"):
        names[key(fix["name"])] = fix["ocd_id"]
    return lambda area: names[key(area["properties"]["name"])]


def arcs_of(atlas: dict[str, Any]) -> Iterator[Ring]:
    """Yield the borders of an atlas, in its own units."""
    (scale_x, scale_y), (left, top) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for steps in atlas["arcs"]:
        walked = accumulate(steps, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        yield [(x * scale_x + left, y * scale_y + top) for x, y in walked]


def polygons_of(area: dict[str, Any]) -> list[list[list[int]]]:
    """Return the polygons of an area, each as its outer ring and its holes, as numbers of arcs."""
    return [area["arcs"]] if area["type"] == "Polygon" else list(area["arcs"])


def ring_of(arcs: list[Ring], numbers: Iterable[int]) -> Ring:
    """Return the points of a ring."""
    points: Ring = []
    for number in numbers:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


def plainer(points: Ring, off_by: float) -> Ring:
    """Return the line without the points that lie less than `off_by` off it (Ramer, Douglas and Peucker)."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    off, at = max((_off(point, first, last), number) for number, point in enumerate(points[1:-1], start=1))
    if off < off_by:
        return [first, last]
    return plainer(points[: at + 1], off_by)[:-1] + plainer(points[at:], off_by)


def _off(point: Point, first: Point, last: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, first, last
    length = hypot(x2 - x1, y2 - y1)
    if length == 0:
        return hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
