"""Find: from what somebody typed to the place or places that it can mean."""

import re

from django.utils.translation import gettext

from tracker.catalog.codes import by_code, by_zip
from tracker.catalog.found import NOTHING, Found, tier
from tracker.catalog.listed import listed
from tracker.catalog.military import is_military_address, is_military_zip, military
from tracker.catalog.names import by_name
from tracker.catalog.nearly import beside_alike, by_near_name
from tracker.catalog.spellings import state_of
from tracker.catalog.tribal import on_tribal_land, tribal, unless_a_tribe
from tracker.catalog.words import words_of
from tracker.substances import SUBSTANCES
from tracker.vocabulary import Level

__all__ = ["LONGEST", "Found", "find"]

LONGEST = 200  # characters of a question
ASIDE = re.compile(r"\([^)]*\)")
ZIP_AT_END = re.compile(r"(?P<before>.*[^\d-])(?P<zip>\d{5})(?:-\d{4})?", re.DOTALL | re.ASCII)
SEVERAL_ZIPS = re.compile(
    r"\b\d{5}(?:-\d{4})?(?:\s*[,;/&+]|\s)\s*(?:(?:and|or|to|through|via|zip(?: code)?)\s+)*\d{5}\b",
    re.IGNORECASE | re.ASCII,
)
WITH_STOPS = re.compile(r"(?:[A-Z]\.\s?){2}", re.IGNORECASE | re.ASCII)  # `D.C.`
WATCHED = sorted((name for names in SUBSTANCES.values() for name in names), key=len, reverse=True)
SUBSTANCE = re.compile(rf"\b(?:{'|'.join(WATCHED).replace('-', '-?')})\b(?:\s+in\b)?", re.IGNORECASE)
COUNTRY_AT_END = re.compile(r"[\s,]+(?:USA?|U\.S\.(?:A\.)?|United States(?: of America)?)$", re.IGNORECASE)


def find(text: str) -> Found:
    """Return the place that the text means, all that it can mean, and what the reader must be told about that.

    It may be a code (OCD id, ISO 3166, postal code of a state, ZIP, GEOID), a name, a name with its state or country,
    an address, or nearly a name; a substance that we watch may be named beside it. Words that mean nothing, are longer
    than `LONGEST`, or list several ZIP codes or cities, find nothing: an answer for one would be taken for all.
    """
    return tribal(_find(text))


def _find(text: str) -> Found:
    if len(text) > LONGEST or not words_of(text).words or SEVERAL_ZIPS.search(text):
        return NOTHING
    found = by_code(text.strip())
    if found.matches or found.note:
        return found
    plain = SUBSTANCE.sub(" ", ASIDE.sub(" ", text)).strip()
    if plain != text.strip() and plain == plain.upper() and (found := by_code(plain)).matches:
        return found  # in small letters `in`, `me` and `ok` are words of English
    if listed(plain):
        return NOTHING
    if match := ZIP_AT_END.fullmatch(COUNTRY_AT_END.sub("", plain)):
        return _by_address(match["before"], match["zip"])
    return _by_words(plain)


def _by_words(plain: str) -> Found:
    if is_military_address(plain):
        return military()
    asked = words_of(plain)
    if not asked.words:
        return NOTHING
    found = by_name(asked)
    at_home = words_of(COUNTRY_AT_END.sub("", plain))
    if found.matches:
        return beside_alike(found, at_home)
    if WITH_STOPS.fullmatch(plain):
        return by_code(plain.replace(".", "").replace(" ", ""))
    if (turned := _turned(plain)).matches:
        return turned
    return unless_a_tribe(by_near_name(at_home), plain)


def _turned(plain: str) -> Found:
    """Return what the words name when turned at their comma: `Korea, North`, `Illinois, Alton`. Two states are two."""
    first, _, last = (words_of(part) for part in plain.partition(","))
    if not first.words or not last.words:
        return NOTHING
    alone = by_name(last).place
    is_a_state = alone is not None and tier(alone) == 0
    return NOTHING if is_a_state else by_name(words_of(", ".join(reversed(plain.split(",", 1)))))


def _by_address(before: str, code: str) -> Found:
    """Return the city that stands before a ZIP code, else what the ZIP code answers for; both where they disagree.

    A tribe disagrees with no ZIP code, whose borders are not those of its land.
    """
    if is_military_zip(code):
        return military()
    asked = words_of(before)
    by_post = by_zip(code)
    by_words = by_name(asked) if asked.words else NOTHING
    if by_words.place is None or by_post.place is None or by_words.place == by_post.place:
        return on_tribal_land(by_post, before) if by_post.place else by_words
    if by_words.place.level == Level.TRIBAL:
        return by_words
    if state_of(by_words.place.ocd_id) in {state_of(one.ocd_id) for one in by_post.sides}:
        return by_words
    told = gettext("ZIP %(code)s is in %(post)s, and not in %(named)s.")
    note = told % {"code": code, "post": by_post.place.in_full(), "named": by_words.place.in_full()}
    return Found(place=None, matches=(by_words.place, by_post.place), note=note, misspelt=False)
