"""Shapes on the globe are as RFC 7946 wants them, and lie where the places lie."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tracker.catalog.build.shapes import build_shapes
from tracker.catalog.shapes import shapes
from tracker.catalog.table import DATA, read_table
from tracker.vocabulary import Level

RUSSIA, SOUTH_AFRICA = (f"ocd-division/country:{code}" for code in ("ru", "za"))


def rings() -> Iterator[tuple[str, int, list[list[float]]]]:
    for ocd_id, shape in shapes().items():
        for polygon in shape["coordinates"]:
            yield from ((ocd_id, number, ring) for number, ring in enumerate(polygon))


def area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def lies_within(point: tuple[float, float], shape: dict[str, Any]) -> bool:
    """Whether a ray from the point crosses the borders an odd number of times."""
    x, y = point
    borders = [pair for polygon in shape["coordinates"] for ring in polygon for pair in pairwise(ring)]
    crossed = [((x1, y1), (x2, y2)) for (x1, y1), (x2, y2) in borders if (y1 > y) != (y2 > y)]
    return sum(x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in crossed) % 2 == 1


def test_every_state_and_territory_has_a_shape() -> None:
    governments = {row["ocd_id"] for row in read_table(DATA / "states.csv") if row["level"] != Level.TRIBAL}
    assert governments <= set(shapes())


def test_every_ring_is_closed_and_stays_on_the_globe() -> None:
    for ocd_id, _, ring in rings():
        assert ring[0] == ring[-1] and len(ring) >= 4, ocd_id
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), ocd_id


def test_outer_rings_go_counterclockwise_and_holes_clockwise() -> None:
    assert [ocd_id for ocd_id, number, ring in rings() if (area(ring) > 0) != (number == 0)] == []


def test_what_crosses_the_180th_meridian_is_cut_there() -> None:
    assert lies_within((177.5, 64.7), shapes()[RUSSIA])  # Anadyr
    assert lies_within((-173, 66), shapes()[RUSSIA])  # the Chukchi Peninsula beyond it
    assert all(abs(x1 - x2) < 90 for _, _, ring in rings() for (x1, _), (x2, _) in pairwise(ring))


def test_a_country_inside_another_is_a_hole_in_it() -> None:
    assert not lies_within((28.2, -29.6), shapes()[SOUTH_AFRICA])  # Lesotho
    assert lies_within((28.0, -26.2), shapes()[SOUTH_AFRICA])  # Johannesburg


@pytest.mark.parametrize("jump", [0, 1])
def test_a_shape_is_made_of_the_arcs_of_the_atlas(tmp_path: Path, jump: int) -> None:
    """With the jump the square lies across the 180th meridian, and comes out in two parts."""
    steps = [[170, 0], [20 - 360 * jump, 0], [0, 10], [-20 + 360 * jump, 0], [0, -10]]
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0 if jump else -170, 0]},
        "arcs": [steps],
        "objects": {
            "states": {"geometries": [{"type": "Polygon", "id": "22", "arcs": [[0]]}]},
            "countries": {"geometries": []},
        },
    }
    (tmp_path / "atlas.json").write_text(json.dumps(atlas))
    build_shapes(tmp_path / "atlas.json", tmp_path / "atlas.json", tmp_path)
    (row,) = read_table(tmp_path / "shapes.csv")
    parts = json.loads(row["geometry"])["coordinates"]
    assert [area(ring) for (ring,) in parts] == ([100, 100] if jump else [200])
