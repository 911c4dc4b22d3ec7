"""Passed over: what the words name beside the place that was found for them, so that no answer is taken for all."""

import re

from tracker.catalog.fold import fold, key
from tracker.catalog.found import NOTHING, Found, misspelt, tier
from tracker.catalog.listed import is_a_state
from tracker.catalog.models import Jurisdiction
from tracker.catalog.scan import scan
from tracker.catalog.tribal import tribal
from tracker.catalog.words import words_of
from tracker.vocabulary import Level

LEADING_ON = re.compile(
    r";|\s(?:from|to|into|in|through|via|between|and|or|vs\.?|versus|but|not|except|with|than|/|&|→|->|[-–])\s",
    re.IGNORECASE,
)
"""What may lead from one place to another."""
NO_STREET = re.compile(r"\D[^,]*,|\D+\d{5}\b")
"""An address begins with a number, and its streets may be called like states."""


def unless_named(near: Found, plain: str) -> Found:
    """Return the search; where what is near is a city or less and another place is named outright, leave the choice."""
    if not near.matches or tier(near.matches[0]) == 0:
        return near
    others = _passed_over(near, plain)
    if not others:
        return near
    return misspelt([*others, near.place], is_sure=False) if near.place else NOTHING


def unless_a_sentence(found: Found, plain: str) -> Found:
    """Return the search; where the words go on to name another place, nothing: an answer for one is none for both."""
    place = found.place
    leads_on = LEADING_ON.search(plain) is not None
    if place is None or not (leads_on or NO_STREET.match(plain)) or _is_all(place, plain):
        return found
    may_lie_in_it = place.level in (Level.COUNTRY, Level.TRIBAL) and not leads_on  # `Vancouver, Canada`
    others = [other for other in _passed_over(tribal(found), plain) if tier(other) == 0 or not may_lie_in_it]
    counties = set(place.counties.all()) if others else set()
    return found if counties.issuperset(others) else NOTHING


def _is_all(place: Jurisdiction, plain: str) -> bool:
    """Whether the words are the place's name, maybe turned, or with a state and a ZIP code, and no more."""
    written, name = words_of(plain).text, key(place.name)
    if sorted(words_of(plain).words) == sorted(fold(place.name)):
        return True
    rest = written.removeprefix(name).rstrip("0123456789")
    return written.startswith(name) and (not rest or is_a_state(rest.upper()))


def _passed_over(found: Found, plain: str) -> list[Jurisdiction]:
    """Return the places that the words name as they are spelt, and that what was found neither is nor lies in."""
    around = {ocd_id for one in (*found.matches, *found.reaches) for ocd_id in one.above()}
    others = [place for place in scan(plain).places if place.ocd_id not in around]
    return [other for other in others if not (found.misspelt and _is_a_part_of(other, found))]


def _is_a_part_of(other: Jurisdiction, near: Found) -> bool:
    """Whether it is a word of a misspelt name and lies elsewhere: Beach, ND, is not in `Huntigton Beach, CA`."""
    words = {word for place in near.matches for word in fold(place.name)}
    return words.issuperset(fold(other.name)) and other.parent_id not in {place.parent_id for place in near.matches}
