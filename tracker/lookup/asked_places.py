"""The places that somebody asks about who names no single one, each with its short answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from tracker.catalog.find import Found
from tracker.catalog.mentioned import Mentioned
from tracker.catalog.models import Substance
from tracker.lookup.sentence import Sentence, sentence
from tracker.lookup.short import ShortAnswer, short_answers

NO_SENTENCE = Sentence(of=Mentioned(), days=(), no_days=())


@dataclass(frozen=True, kw_only=True)
class AskedPlaces:
    """The places that were read, those that may be meant with a note on them, and what names no place or no day.

    `way` asks for the comparison of the places, where they are several; `is_name` says that all the words are one name;
    `unclear` are names of several places that are not among them.
    """

    places: list[ShortAnswer]
    way: str
    perhaps: list[ShortAnswer]
    note: str
    is_name: bool
    unclear: tuple[str, ...]
    unread: tuple[str, ...]
    no_days: tuple[str, ...]


def asked_places(words: str, found: Found, watched: Sequence[Substance], now: datetime) -> AskedPlaces:
    """Return what the words may mean, all of them as a name if `found` holds any place, else as a sentence."""
    read = NO_SENTENCE if found.matches or not words else sentence(words)
    is_nothing = not (read.of.places or read.of.perhaps.matches)
    perhaps = found if found.matches or is_nothing else read.of.perhaps
    return AskedPlaces(
        places=short_answers(read.of.places, read.days, watched, now),
        way=_way(read) if len(read.of.places) > 1 else "",
        perhaps=short_answers(perhaps.matches, read.days, watched, now),
        note=perhaps.note,
        is_name=bool(found.matches),
        unclear=read.of.unclear,
        unread=read.of.unread,
        no_days=read.no_days,
    )


def _way(read: Sentence) -> str:
    asked = [("place", place.in_full()) for place in read.of.places]
    return urlencode([*asked, *(("on", day.isoformat()) for day in read.days[:1])])
