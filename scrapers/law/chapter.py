"""A page that holds a whole chapter, its sections one after another: the lines of one of them."""

import re
from collections.abc import Sequence

from scrapers.errors import LandmarkMissing
from scrapers.law.force import DAY
from scrapers.law.section import NOTES, Part
from scrapers.text import comparable

IN_EFFECT = re.compile(rf"\beff\.? ({DAY})", re.IGNORECASE)
SEVERAL_ACTS = re.compile(r";|\bamended\b", re.IGNORECASE)


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


def dated(told: Sequence[str]) -> list[str]:
    """Return the lines with "Effective: DAY" among the notes, where the history is of one act and says its day.

    Of a section that was amended, the history does not tell since when the words that stand today are law.
    """
    start = next((index for index, line in enumerate(told) if NOTES.fullmatch(line)), len(told))
    history = "\n".join(dict.fromkeys(told[start:]))  # a line that stands twice tells of one act
    days = [] if SEVERAL_ACTS.search(history) else IN_EFFECT.findall(history)
    return [*told[: start + 1], *([f"Effective: {days[0]}"] if len(days) == 1 else []), *told[start + 1 :]]


def _is_ours(line: str, part: Part, begins: re.Pattern[str]) -> bool:
    found = begins.match(line)
    if found is None or found["number"] != part.number:
        return False
    return comparable(line[found.end() :]).lower().startswith(comparable(part.heading).lower())
