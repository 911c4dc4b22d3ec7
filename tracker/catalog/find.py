"""Find: from what somebody typed to the place or places that it can mean."""

import re
from dataclasses import replace

from django.utils.translation import gettext

from tracker.catalog.aside import without_asides
from tracker.catalog.codes import by_code, by_zip
from tracker.catalog.fold import key
from tracker.catalog.found import NOTHING, Found, tier
from tracker.catalog.listed import listed, two_states
from tracker.catalog.military import is_military_address, is_military_zip, military
from tracker.catalog.names import by_name
from tracker.catalog.nearly import beside_alike, by_near_name
from tracker.catalog.others import others_in
from tracker.catalog.passed_over import unless_a_sentence, unless_named
from tracker.catalog.position import by_position, position_in
from tracker.catalog.regions import region
from tracker.catalog.spellings import state_of
from tracker.catalog.tribal import on_tribal_land, tribal, unless_a_tribe
from tracker.catalog.words import words_of
from tracker.substances import SUBSTANCES
from tracker.vocabulary import Level

__all__ = ["LONGEST", "Found", "find"]

LONGEST = 200  # characters of a question
ZIP_AT_START = re.compile(r"(?P<zip>\d{5})(?:-\d{4})?[\s,]+(?P<after>\D.*)", re.DOTALL | re.ASCII)
ZIP_AT_END = re.compile(r"(?P<before>.*[^\d-])(?P<zip>\d{5})(?:-\d{4})?", re.DOTALL | re.ASCII)
SEVERAL_ZIPS = re.compile(
    r"\b\d{5}(?:-\d{4})?(?:\s*[,;/&+]|\s)\s*(?:(?:and|or|to|through|via|zip(?: code)?)\s+)*\d{5}\b",
    re.IGNORECASE | re.ASCII,
)
LEFT_OUT = re.compile(r"\b(?:not|except|but|besides|excluding|than)\b", re.IGNORECASE)
TWO_CODES = re.compile(r"[A-Z]{2},? [A-Z]{2}")
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
    found = by_code(text.strip(" ?!"))
    if found.matches or found.note:
        return found
    if position := position_in(text):
        return by_position(position)
    plain = SUBSTANCE.sub(" ", without_asides(text)).strip(" ?!")
    at_home = COUNTRY_AT_END.sub("", plain)
    if at_home != text.strip() and at_home == at_home.upper() and (found := by_code(at_home)).matches:
        return found  # in small letters `in`, `me` and `ok` are words of English
    if listed(plain):
        return by_name(words_of(plain)) if TWO_CODES.fullmatch(plain) else NOTHING  # `LA, CA` is a city
    return unless_a_sentence(_by_zip_or_words(at_home, plain), plain)


def _by_zip_or_words(at_home: str, plain: str) -> Found:
    if match := ZIP_AT_END.fullmatch(at_home):
        return _by_address(match["before"], match["zip"])
    match = ZIP_AT_START.fullmatch(at_home)
    by_zip_first = _by_zip_first(match["zip"], match["after"]) if match else NOTHING
    return by_zip_first if by_zip_first.matches else _by_words(plain)


def _by_words(plain: str) -> Found:
    if no_place := military() if is_military_address(plain) else region(plain):
        return no_place
    asked = words_of(plain)
    if not asked.words:
        return NOTHING
    found = by_name(asked)
    at_home = words_of(COUNTRY_AT_END.sub("", plain))
    if found.matches:
        return _beside_states(beside_alike(found, at_home), plain)
    if WITH_STOPS.fullmatch(plain):
        return by_code(plain.replace(".", "").replace(" ", ""))
    if (
        (turned := _turned(plain)).matches or others_in(plain) or LEFT_OUT.search(plain)
    ):  # `delta-8 Texas` is nearly a county
        return turned
    return unless_a_tribe(unless_named(by_near_name(at_home), plain), plain)


def _beside_states(found: Found, plain: str) -> Found:
    """Return the search; where two states are all that was named, they may be meant, and none of the three is chosen.

    A city's own name before a comma and its state is answered for, and the states are told.
    """
    states = [by_name(words_of(name)).matches[0] for name in two_states(plain)]
    if len(set(states)) <= 1:  # a state may have two names
        return found
    place = found.place
    if place and "," in plain and place.level == Level.PLACE and tier(place) == 1 and place.name == states[0].name:
        told = gettext("%(one)s and %(other)s are states, too. For both, ask for “%(one)s and %(other)s”.")
        note = told % {"one": states[0].name, "other": states[1].name}
        return replace(found, note=f"{found.note} {note}".strip())
    told = gettext("Two states are named, and a place of that name. Choose one, or compare them.")
    return replace(found, place=None, matches=(*states, *found.matches), note=told)


def _turned(plain: str) -> Found:
    """Return what the words name when turned at their comma: `Korea, North`, `Illinois, Alton`. Two states are two."""
    first, _, last = (words_of(part) for part in plain.partition(","))
    if not first.words or not last.words:
        return NOTHING
    alone = by_name(last).place
    if alone is not None and tier(alone) == 0:
        return NOTHING
    turned = by_name(words_of(", ".join(reversed(plain.split(",", 1)))))
    is_only_around = turned.place is not None and turned.place.level == Level.COUNTRY and bool(turned.note)
    return NOTHING if alone is not None and is_only_around else turned


def _by_zip_first(code: str, after: str) -> Found:
    """Return what a ZIP code means before its state or city: `62002 Alton`. Before a street it is a house's number."""
    asked, by_post = words_of(after), by_zip(code)
    if not asked.words or by_post.place is None:
        return NOTHING
    named = by_name(asked) if len(asked.text) > len("IL") else by_code(after)
    is_all = named.place is not None and (tier(named.place) == 0 or asked.text.startswith(key(named.place.name)))
    return _by_address(after, code) if is_all or by_post.place in named.matches else NOTHING


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
    above = {ocd_id for side in by_post.sides for ocd_id in side.above()}
    if tier(by_words.place) == 0 and by_words.place.ocd_id in above:
        return by_post
    if state_of(by_words.place.ocd_id) in above:
        return _with_post(by_words, by_post, code)
    told = gettext("ZIP %(code)s is in %(post)s, and not in %(named)s.")
    note = told % {"code": code, "post": by_post.place.in_full(), "named": by_words.place.in_full()}
    return Found(place=None, matches=(by_words.place, by_post.place), note=note, misspelt=False)


def _with_post(by_words: Found, by_post: Found, code: str) -> Found:
    """Return a city whose name stands before a ZIP code that answers for another place of its state, with that one."""
    others = tuple(side for side in by_post.sides if side != by_words.place)
    told = gettext("ZIP %(code)s answers for %(post)s, where the law may differ.")
    note = told % {"code": code, "post": "; ".join(side.in_full() for side in others)}
    return replace(by_words, reaches=others, note=f"{by_words.note} {note}".strip())
