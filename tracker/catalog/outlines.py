"""Outlines: what the maps are drawn with."""

from dataclasses import dataclass
from functools import lru_cache

from tracker.catalog.table import DATA, read_table


@dataclass(frozen=True, kw_only=True)
class Outline:
    """One area: `path` is the d of an SVG path, `x` and `y` lie about its middle, all in units of its map."""

    ocd_id: str
    x: int
    y: int
    path: str


@lru_cache(maxsize=2)
def outlines(of: str) -> tuple[Outline, ...]:
    """Return the outlines of the map `us` or `world`."""
    rows = [row for row in read_table(DATA / "outlines.csv") if row["map"] == of]
    return tuple(Outline(ocd_id=row["ocd_id"], x=int(row["x"]), y=int(row["y"]), path=row["path"]) for row in rows)
