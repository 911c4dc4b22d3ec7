"""Nearest: the ZIP code whose post lies nearest to a point of the globe."""

from collections import defaultdict
from functools import lru_cache
from itertools import product
from math import asin, cos, radians, sin, sqrt

from tracker.catalog.models import ZipCode
from tracker.catalog.table import DATA, read_table

EARTH = 6371.0  # km, the mean radius
FARTHEST = 35.0  # km; from farther away the answer would be a guess
Point = tuple[float, float]


def nearest(latitude: float, longitude: float) -> ZipCode | None:
    """Return the ZIP code nearest to the point, in degrees, with what it answers for; None where none is near."""
    here = (latitude, longitude)
    row, column = _square(here)
    around = product((row - 1, row, row + 1), (column - 1, column, column + 1))
    near = [(_distance(here, there), code) for square in around for there, code in _squares().get(square, ())]
    distance, code = min(near, default=(FARTHEST, ""))
    if distance >= FARTHEST:
        return None
    return ZipCode.objects.select_related("jurisdiction").filter(code=code).first()


@lru_cache(maxsize=1)
def _squares() -> dict[tuple[int, int], list[tuple[Point, str]]]:
    """Return the ZIP codes by squares of one degree. In the far north one is 36 km wide: no way is longer."""
    squares: dict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
    for row in read_table(DATA / "positions.csv"):
        point = (float(row["latitude"]), float(row["longitude"]))
        squares[_square(point)].append((point, row["zip"]))
    return dict(squares)


def _square(point: Point) -> tuple[int, int]:
    return int(point[0] // 1), int(point[1] // 1)


def _distance(one: Point, other: Point) -> float:
    """Return the way over the globe in km (the haversine formula)."""
    (lat, lon), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, other))
    return 2 * EARTH * asin(sqrt(sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2))
