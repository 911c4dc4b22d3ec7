"""Regions: what people call a part of the country that is no government, so that no town is taken for it."""

import re
from dataclasses import replace

from django.utils.translation import gettext

from tracker.catalog.found import NOTHING, Found

NAMES = (
    r"(?:\w+ )?panhandle|tri-?state(?: area)?|midwest|pacific northwest|pnw|deep south|(?:east|west|gulf) coast"
    r"|bay area|(?:sun|bible|rust) ?belt|great plains|rockies|delmarva|four corners|lower 48"
)
REGION = re.compile(rf"(?:the )?(?:{NAMES})|the (?:south|north|east|west)", re.IGNORECASE)
IN_A_SENTENCE = re.compile(rf"\b(?:(?:the )?(?:{NAMES})|the (?:south|north|east|west)$)\b", re.IGNORECASE)


def region(text: str) -> Found | None:
    """Return a search that came to a region, where all of the text is one: `the panhandle` is not Panhandle, Texas."""
    name = text.strip()
    return replace(NOTHING, note=_told(name)) if REGION.fullmatch(name) and name.casefold() != "panhandle" else None


def told_of_region_in(text: str) -> str:
    """Return what must be known of a region that stands in the text, or ""."""
    found = IN_A_SENTENCE.search(text)
    return _told(found.group()) if found else ""


def _told(name: str) -> str:
    told = gettext("“%s” is no place with a law of its own, but several states or a part of one. Ask for these.")
    return told % name
