"""Position: a point of the globe as maps write it, `38.9,-90.2` or `38°53'27"N 90°11'03"W`."""

import re
from dataclasses import replace

from django.utils.translation import gettext

from tracker.catalog.codes import by_zip
from tracker.catalog.found import NOTHING, Found
from tracker.catalog.nearest import nearest

DEGREES = r"""[-−+]?\d{1,3}(?:\.\d+)?(?:\s*°)?(?:\s*\d{1,2}(?:\.\d+)?\s*['′’])?(?:\s*\d{1,2}(?:\.\d+)?\s*["″”])?"""
POSITION = re.compile(
    rf"(?P<latitude>{DEGREES})\s*(?P<north>[NS])?\s*[,;\s]\s*(?P<longitude>{DEGREES})\s*(?P<east>[EW])?",
    re.IGNORECASE | re.ASCII,
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def position_in(text: str) -> tuple[float, float] | None:
    """Return the latitude and longitude, in degrees, that are all of the text; None where it is no position.

    A bare pair of whole numbers is none: two numbers may be anything.
    """
    match = POSITION.fullmatch(text.strip())
    if match is None or not ("." in text or "°" in text):
        return None
    latitude = _degrees(match["latitude"], is_below=match["north"] in ("S", "s"))
    longitude = _degrees(match["longitude"], is_below=match["east"] in ("W", "w"))
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def by_position(position: tuple[float, float]) -> Found:
    """Return what the ZIP code of the nearest post office answers for, to choose from: a border may lie between."""
    post = nearest(*position)
    if post is None:
        return replace(NOTHING, note=gettext("We know no post office in the United States near this point."))
    told = gettext(
        "The post office nearest to this point is that of ZIP %s. A border may lie between: choose the place."
    )
    return replace(NOTHING, matches=by_zip(post.code).sides, note=told % post.code)


def _degrees(text: str, *, is_below: bool) -> float:
    whole, *parts = map(float, NUMBER.findall(text))
    degrees = whole + sum(part / pow(60.0, power) for power, part in enumerate(parts, 1))
    return -degrees if is_below or text[0] in "-−" else degrees
