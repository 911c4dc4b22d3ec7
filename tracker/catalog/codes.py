"""Places by their codes: OCD id, ISO 3166 code, postal code of a state, ZIP code, GEOID."""

import re
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext

from tracker.catalog.found import NOTHING, Found, answer
from tracker.catalog.geoids import answering, note_on
from tracker.catalog.military import is_military_zip, military
from tracker.catalog.models import Jurisdiction
from tracker.catalog.posts import NO_GEOID, Post, posts_and_geoid
from tracker.catalog.read import COLUMNS, place_at, read
from tracker.prepared import Build, Values

OCD_ID = re.compile(r"ocd-division/[\w:/~.-]+", re.IGNORECASE)
ISO_3166 = re.compile(
    r"(?P<state>US[- ][A-Z]{2})|iso(?: ?3166)?[: ]{1,2}(?P<code>[A-Z]{2}(?:-[A-Z]{2})?)", re.IGNORECASE | re.ASCII
)
TWO_LETTERS = re.compile(r"[A-Z]{2}", re.IGNORECASE | re.ASCII)
NUMBER = re.compile(
    r"(?:(?P<which>zip|geoid)(?: ?code)?:? ?)?(?P<digits>\d{2,10})(?P<plus_four>-\d{4})?", re.IGNORECASE | re.ASCII
)
CENSUS_ID = re.compile(r"\d{3}[A-Z\d]{2}\d{2}US(?P<geoid>\d{2,10})", re.IGNORECASE | re.ASCII)
"""A GEOID in full, as the Census Bureau writes it: level, variant and component, `US`, and the GEOID itself."""
ZIP_DIGITS = (5, 9)  # ZIP and ZIP+4; the four say nothing about whose law applies


def by_code(text: str) -> Found:
    """Return what the text means if all of it is a code.

    Two letters are a state before they are a country: LA is Louisiana, and Laos is named in the note; `iso LA` asks
    for Laos. Five digits are a ZIP code before they are a county's GEOID, and the county is named; `geoid 28067` asks
    for the county.
    """
    if OCD_ID.fullmatch(text):
        return _found(place_at(text.lower()))
    if match := ISO_3166.fullmatch(text):
        return _one(_by_iso_3166, (match["state"] or match["code"]).upper().replace(" ", "-"))
    if TWO_LETTERS.fullmatch(text):
        return _by_two_letters(text.upper())
    if match := CENSUS_ID.fullmatch(text):
        return _by_number("geoid", match["geoid"], has_plus_four=False)
    if match := NUMBER.fullmatch(text):
        return _by_number((match["which"] or "").lower(), match["digits"], has_plus_four=bool(match["plus_four"]))
    return NOTHING


def by_zip(code: str) -> Found:
    """Return the place that a ZIP code of five digits answers for."""
    return _by_digits(code, NO_GEOID)[0]


def _by_digits(code: str, geoid: str) -> tuple[Found, Found]:
    """Return what a ZIP code answers for and what has a GEOID, in one query; "" is none."""
    posts, numbered = posts_and_geoid([code], answering(geoid))
    return _by_post(posts.get(code)), answer(numbered, note_on(geoid, numbered)) if numbered else NOTHING


def _by_post(post: Post | None) -> Found:
    return replace(answer(post.place, post.note), reaches=post.reaches) if post else NOTHING


def _one(build: Build, code: str) -> Found:
    return _found(next(read(build, [code]), None))


def _found(place: Jurisdiction | None) -> Found:
    return answer(place, "") if place else NOTHING


def _by_two_letters(code: str) -> Found:
    both = read(_by_iso_3166, [f"US-{code}", code])
    matches = tuple(sorted(both, key=lambda place: place.iso_3166 == code))
    if not matches:
        return NOTHING
    told = gettext("%(code)s is also the code of %(place)s.")
    note = "".join(told % {"code": code, "place": place.name} for place in matches[1:])
    return Found(place=matches[0], matches=matches, note=note, misspelt=False)


def _by_number(which: str, digits: str, *, has_plus_four: bool) -> Found:
    is_zip = which != "geoid" and (len(digits) == 5 if has_plus_four else len(digits) in ZIP_DIGITS)
    is_geoid = which != "zip" and not has_plus_four
    by_post, by_geoid = _by_digits(digits[:5] if is_zip else "", digits if is_geoid else "")
    if is_zip and is_military_zip(digits[:5]):
        by_post = military()
    if which == "geoid" and by_geoid.place is None:
        return replace(NOTHING, note=gettext("Nothing on our list has the GEOID %s.") % digits)
    if by_post is NOTHING or by_geoid.place is None:
        return by_geoid if by_post is NOTHING else by_post
    told = gettext("%(digits)s is also the GEOID of %(place)s.")
    note = f"{by_post.note} {told % {'digits': digits, 'place': by_geoid.place.in_full()}}"
    return replace(by_post, matches=(*by_post.matches, by_geoid.place), note=note)


def _by_iso_3166(_moment: datetime) -> Values:
    return Jurisdiction.objects.order_by().filter(iso_3166__in=[""]).exclude(iso_3166="").values_list(*COLUMNS)
