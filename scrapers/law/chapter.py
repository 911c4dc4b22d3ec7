"""A page that holds a whole chapter, its sections one after another: the lines of one of them."""

import re
from collections.abc import Sequence

from scrapers.errors import LandmarkMissing
from scrapers.law.section import Part
from scrapers.text import comparable


def lines_of(told: Sequence[str], part: Part, begins: re.Pattern[str]) -> list[str]:
    """Return the lines of the part's section: from its first one up to the next section's.

    `begins` is how the first line of any section begins, its number in the group `number`. Raises LandmarkMissing
    unless just one section of the chapter has this number and heading.
    """
    starts = [index for index, line in enumerate(told) if begins.match(line)]
    ours = [index for index in starts if _is_ours(told[index], part, begins)]
    if len(ours) != 1:
        raise LandmarkMissing(f"section {part.number} stands {len(ours)} times in its chapter", part.heading)
    following = [index for index in starts if index > ours[0]]
    return list(told[ours[0] : following[0] if following else len(told)])


def _is_ours(line: str, part: Part, begins: re.Pattern[str]) -> bool:
    found = begins.match(line)
    if found is None or found["number"] != part.number:
        return False
    return comparable(line[found.end() :]).lower().startswith(comparable(part.heading).lower())
