"""Places by name: `Jones County Mississippi`, `City of Orange, CA`, `12 Main St, Alton, IL`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Q

from tracker.catalog.found import NOTHING, UNITED_STATES, Found, answer, settle
from tracker.catalog.governments import LEVELS
from tracker.catalog.models import Jurisdiction, Name
from tracker.catalog.words import Spelling, Words
from tracker.vocabulary import Level

STATE_WORDS = 5  # how many words at the end of a question can be its state: `the commonwealth of puerto rico`
MOST_SCOPES = 2  # `Alton, IL, USA`


def by_name(asked: Words, depth: int = MOST_SCOPES) -> Found:
    """Return what the words name as they are spelt: a place, or one within the state or country that they end with."""
    found = named(asked.spellings(), [])
    if found.matches or depth == 0:
        return found
    scopes, rest = scope_of(asked)
    if not scopes:
        return NOTHING
    found = within(scopes, rest)
    return found if found.matches else _beyond(scopes, rest, depth)


def _beyond(scopes: Sequence[Jurisdiction], rest: Words, depth: int) -> Found:
    """Return what the words mean where the scope is a country and nothing right below it is called so.

    In the United States they may end with a state themselves; elsewhere we hold nothing smaller than the country.
    """
    if any(scope.level != Level.COUNTRY for scope in scopes):
        return NOTHING
    if any(scope.ocd_id == UNITED_STATES for scope in scopes):
        return by_name(rest, depth - 1)
    if len(scopes) > 1:
        return settle(scopes)
    return answer(scopes[0], f"No smaller place is listed there: answered for {scopes[0].name}.")


def within(scopes: Sequence[Jurisdiction], rest: Words) -> Found:
    """Return what the words name in the given states or countries: all of them, or else the end of an address."""
    found = named(rest.spellings(), scopes)
    return found if found.matches else named(rest.endings(), scopes)


def named(spellings: Iterable[Spelling], scopes: Sequence[Jurisdiction]) -> Found:
    """Return what the first of the spellings that names anything comes to: any one's own, before any that is borrowed.

    With scopes, only what lies in one of them counts, a state of a country or a county or place of either.
    """
    wanted = list(spellings)
    names = Name.objects.select_related("jurisdiction__parent").filter(text__in={one.text for one in wanted})
    if scopes:
        names = names.filter(Q(jurisdiction__parent__in=scopes) | Q(jurisdiction__parent__parent__in=scopes))
    rows = list(names) if wanted else []
    for borrowed in (False, True):
        for one in wanted:
            if bearers := [row.jurisdiction for row in rows if row.borrowed is borrowed and _bears(row, one)]:
                found = settle(bearers)
                return _borrowing(found) if borrowed else found
    return NOTHING


def scope_of(asked: Words) -> tuple[list[Jurisdiction], Words]:
    """Return the states or countries whose name or code the words end with, the longest there is, and the rest."""
    splits = {}
    for count in range(1, min(STATE_WORDS, len(asked.words) - 1) + 1):
        rest, tail = asked.split(count)
        splits[tail] = rest
    names = Name.objects.select_related("jurisdiction__parent").filter(
        text__in=splits, borrowed=False, jurisdiction__level__in=LEVELS
    )
    by_tail: dict[str, list[Jurisdiction]] = {}
    for name in names if splits else ():
        by_tail.setdefault(name.text, []).append(name.jurisdiction)
    if not by_tail and splits:
        tail = asked.words[-1]
        by_tail = {tail: places} if (places := _by_letters(tail)) else {}
    if not by_tail:
        return [], asked
    longest = max(by_tail, key=len)
    return by_tail[longest], splits[longest]


def _by_letters(word: str) -> list[Jurisdiction]:
    """Return the state with these two letters, else the country."""
    if len(word) != 2:
        return []
    code = word.upper()
    places = Jurisdiction.objects.select_related("parent").filter(iso_3166__in=[f"US-{code}", code])
    return sorted(places, key=lambda place: place.iso_3166 == code)[:1]


def _bears(name: Name, spelling: Spelling) -> bool:
    return name.text == spelling.text and spelling.kind in ("", name.jurisdiction.kind)


def _borrowing(found: Found) -> Found:
    """Say that the place was found by a name that is not its own."""
    if found.place is None:
        return replace(found, note="No government is called so; the name is used in several places.")
    note = f"No government is called so: answered for {found.place.in_full()}, where the name is used."
    return replace(found, note=note)
