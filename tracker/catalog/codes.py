"""Places by their codes: OCD id, ISO 3166 code, postal code of a state, ZIP code, GEOID."""

import re

from django.db.models import Q

from tracker.catalog.found import NOTHING, Found, answer
from tracker.catalog.models import Jurisdiction, ZipCode

OCD_ID = re.compile(r"ocd-division/[\w:/~.-]+", re.IGNORECASE)
US_SUBDIVISION = re.compile(r"US[- ]([A-Z]{2})", re.IGNORECASE | re.ASCII)
TWO_LETTERS = re.compile(r"[A-Z]{2}", re.IGNORECASE | re.ASCII)
NUMBER = re.compile(
    r"(?:(?P<which>zip|geoid)(?: ?code)?:? ?)?(?P<digits>\d{2,10})(?P<plus_four>-\d{4})?", re.IGNORECASE | re.ASCII
)
ZIP_DIGITS = (5, 9)  # ZIP and ZIP+4; the four say nothing about whose law applies


def by_code(text: str) -> Found:
    """Return what the text means if all of it is a code.

    Two letters are a state before they are a country: LA is Louisiana, and Laos is named in the note. Five digits are
    a ZIP code before they are a county's GEOID, and the county is named; `geoid 28067` asks for the county.
    """
    if OCD_ID.fullmatch(text):
        return _one(Q(ocd_id=text.lower()))
    if match := US_SUBDIVISION.fullmatch(text):
        return _one(Q(iso_3166=f"US-{match[1].upper()}"))
    if TWO_LETTERS.fullmatch(text):
        return _by_two_letters(text.upper())
    if match := NUMBER.fullmatch(text):
        return _by_number((match["which"] or "").lower(), match["digits"], has_plus_four=bool(match["plus_four"]))
    return NOTHING


def by_zip(code: str) -> Found:
    """Return the place that a ZIP code of five digits answers for."""
    row = ZipCode.objects.select_related("jurisdiction__parent").filter(code=code).first()
    if row is None:
        return NOTHING
    place = row.jurisdiction
    office = "" if row.city == place.name else f" ({row.city})"
    return answer(place, f"ZIP {code}{office}: answered for {place.in_full()}; ZIP codes cross lines.")


def _one(named: Q) -> Found:
    place = Jurisdiction.objects.select_related("parent").filter(named).first()
    return answer(place, "") if place else NOTHING


def _by_two_letters(code: str) -> Found:
    both = Jurisdiction.objects.select_related("parent").filter(iso_3166__in=[f"US-{code}", code])
    matches = tuple(sorted(both, key=lambda place: place.iso_3166 == code))
    if not matches:
        return NOTHING
    note = "".join(f"{code} is also the code of {place.name}." for place in matches[1:])
    return Found(place=matches[0], matches=matches, note=note, misspelt=False)


def _by_number(which: str, digits: str, *, has_plus_four: bool) -> Found:
    is_zip = which != "geoid" and (len(digits) == 5 if has_plus_four else len(digits) in ZIP_DIGITS)
    by_post = by_zip(digits[:5]) if is_zip else NOTHING
    by_geoid = NOTHING if which == "zip" or has_plus_four else _one(Q(geoid=digits))
    if by_post.place is None or by_geoid.place is None:
        return by_post if by_post.place else by_geoid
    note = f"{by_post.note} {digits} is also the GEOID of {by_geoid.place.in_full()}."
    return Found(place=by_post.place, matches=(by_post.place, by_geoid.place), note=note, misspelt=False)
