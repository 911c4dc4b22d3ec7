"""The places that somebody asks about who names no single one, each with its short answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from tracker.catalog.find import Found
from tracker.catalog.mentioned import Mentioned
from tracker.catalog.models import Substance
from tracker.lookup.caveats import caveats
from tracker.lookup.days import Days
from tracker.lookup.sentence import Sentence, sentence
from tracker.lookup.short import ShortAnswer, short_answers

NO_SENTENCE = Sentence(of=Mentioned(), days=Days(read=(), no_days=(), either=(), rest=""))


@dataclass(frozen=True, kw_only=True)
class AskedPlaces:
    """The places that were read, those that may be meant with a note on them, and what names no place or no day.

    `way` asks for the comparison of the places, where they are several; `is_name` says that all the words are one name;
    `unclear` are names of several places that are not among them, `either` days that are told in both their readings,
    and `caveats` what must be said beside the answer.
    """

    places: list[ShortAnswer]
    way: str
    perhaps: list[ShortAnswer]
    note: str
    is_name: bool
    unclear: tuple[str, ...]
    unread: tuple[str, ...]
    no_days: tuple[str, ...]
    either: tuple[str, ...]
    caveats: list[str]


def asked_places(words: str, found: Found, watched: Sequence[Substance], now: datetime) -> AskedPlaces:
    """Return what the words may mean, all of them as a name if `found` holds any place, else as a sentence."""
    read = NO_SENTENCE if found.matches or not words else sentence(words, now.date())
    is_nothing = not (read.of.places or read.of.perhaps.matches)
    perhaps = found if found.matches or is_nothing else read.of.perhaps
    return AskedPlaces(
        places=short_answers(read.of.places, read.days.read, watched, now),
        way=_way(read) if len(read.of.places) > 1 else "",
        perhaps=short_answers(perhaps.matches, read.days.read, watched, now),
        note=perhaps.note,
        is_name=bool(found.matches),
        unclear=read.of.unclear,
        unread=read.of.unread,
        no_days=read.days.no_days,
        either=read.days.either,
        caveats=[one for one in caveats(words, [*read.of.places, *perhaps.matches], watched) if one != perhaps.note],
    )


def _way(read: Sentence) -> str:
    asked = [("place", place.in_full()) for place in read.of.places]
    return urlencode([*asked, *(("on", day.isoformat()) for day in read.days.read[:1])])
