"""Hits: what a run of words in a sentence can name: a state, a city, a city with its state behind it, a ZIP code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.catalog.english import ENGLISH, ENGLISH_CODES, SHOUTED_CODES, SMALL_CODES
from tracker.catalog.found import NOTHING, TOWNSHIP, Found, rank, settle, tier
from tracker.catalog.models import UPPER_LEVELS, Jurisdiction
from tracker.catalog.names import Bearers, named
from tracker.catalog.posts import Post
from tracker.catalog.tokens import Token, joined
from tracker.catalog.words import Words

MOST_WORDS = 5  # of a name: `the commonwealth of puerto rico`
SHORTEST_STATE = 4  # letters; shorter ones are words of English before they are states
SHORTEST = 3  # letters of a state behind its city (`Mobile, Ala.`), and of a city
BIG = 2  # ZIP codes, from which on a name of one word in small letters is that of a city


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A run of tokens that names places: those that are told, or `found`, of which somebody has to choose."""

    end: int
    places: tuple[Jurisdiction, ...] = ()
    found: Found = NOTHING


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The tokens of a sentence, who bears the names that they can be, and the posts of its ZIP codes."""

    tokens: Sequence[Token]
    known: Bearers
    posts: Mapping[str, Post]

    @property
    def is_shouted(self) -> bool:
        """Whether all of it is in capitals, so that they tell nothing."""
        return all(token.written.isupper() for token in self.tokens)

    def own(self, run: Sequence[Token]) -> list[Jurisdiction]:
        """Return the governments whose own name the tokens are."""
        return [name.place for name in self.known.get(joined(run), ()) if not name.borrowed]

    def coded(self, token: Token) -> Jurisdiction | None:
        """Return the state whose code the token is."""
        return next((name.place for name in self.known.get(f"US-{token.text.upper()}", ())), None)


def hits(sheet: Sheet, start: int) -> Iterator[Hit]:
    """Yield all that can be named from a token on; of two that are as long the surer comes first."""
    if post := sheet.posts.get(sheet.tokens[start].text):
        yield Hit(end=start + 1, places=post.sides)
    for end in range(min(len(sheet.tokens), start + MOST_WORDS), start, -1):
        if state := _state(sheet, start, end, SHORTEST_STATE):
            yield Hit(end=end, places=(state,))
        elif hit := _city(sheet, start, end):
            yield hit
        if hit := _city_in_a_state(sheet, start, end):
            yield hit


def _state(sheet: Sheet, start: int, end: int, shortest: int) -> Jurisdiction | None:
    """Read the name of a state or country with so many letters, or the code of a state in capitals."""
    run = sheet.tokens[start:end]
    text = joined(run)
    called = [place for place in sheet.own(run) if place.level in UPPER_LEVELS]
    if called and len(text) >= shortest and (text not in ENGLISH or run[0].is_name):
        return min(called, key=rank)  # Georgia is a country, too
    words = SHOUTED_CODES if sheet.is_shouted else ENGLISH_CODES
    is_a_code = len(run) == 1 and run[0].is_code and text not in words
    is_of_7_oh = start > 0 and sheet.tokens[start - 1].text == "7"
    return sheet.coded(run[0]) if is_a_code and not is_of_7_oh else None


def _city(sheet: Sheet, start: int, end: int) -> Hit | None:
    """Read the own name of a city or county that stands for itself."""
    run = sheet.tokens[start:end]
    own = sheet.own(run)
    if not _is_one_part(run) or len(joined(run)) < SHORTEST or not any(tier(place) < TOWNSHIP for place in own):
        return None
    if run[-1].text == "county" and not run[-1].is_capital:
        return None  # `Ohio county bans` are those of all counties
    is_apart = run[0].is_capital and end < len(sheet.tokens) and bool(sheet.tokens[end].mark)
    is_written_so = (is_apart or any(token.is_name for token in run)) and not sheet.is_shouted
    if not is_written_so and not _is_known_so(run, max(place.zip_count for place in own)):
        return None
    found = settle(own)
    return Hit(end=end, places=(found.place,)) if found.place else Hit(end=end, found=found)


def _is_known_so(run: Sequence[Token], zips: int) -> bool:
    """Whether a name that is not written as one is that of a town with so many ZIP codes rather than English."""
    if len(run) > 1:
        return zips > 0
    return run[0].text not in ENGLISH and zips >= (1 if run[0].is_capital else BIG)


def _city_in_a_state(sheet: Sheet, start: int, end: int) -> Hit | None:
    """Read a city or county that its state stands behind: it alone where it is surely one, else the state as well."""
    run, behind = sheet.tokens[start:end], _behind(sheet, end)
    if behind is None or not _is_one_part(run):
        return None
    last, state = behind
    found = named(Words(words=tuple(token.text for token in run), starts=(0,)).spellings(), [state], sheet.known)
    is_a_citys_own = any(tier(place) < TOWNSHIP and place in found.matches for place in sheet.own(run))
    other = _state(sheet, start, end, SHORTEST_STATE)  # `Louisiana, Missouri`
    is_sure = bool(sheet.tokens[end].mark) or run[0].is_name
    if not found.matches or not (is_a_citys_own or (is_sure and other is None)):
        return None
    if sheet.tokens[end].mark == "," and sheet.tokens[end].is_code:
        states = []  # `Nevada, MO`
    else:
        states = [one for one in (other, None if is_sure and other is None else state) if one]
    places = [found.place] if found.place else []
    return Hit(end=last, places=(*places, *states), found=NOTHING if found.place else found)


def _behind(sheet: Sheet, start: int) -> tuple[int, Jurisdiction] | None:
    """Return where the state ends that stands at a token, behind a city, and the state; the longest that there is.

    Its code may be in small letters unless that is a word of English.
    """
    if start >= len(sheet.tokens) or sheet.tokens[start].mark not in ("", ",", "/", "|"):
        return None
    for end in range(min(len(sheet.tokens), start + MOST_WORDS), start, -1):
        if state := _state(sheet, start, end, SHORTEST):
            return end, state
    token = sheet.tokens[start]
    state = sheet.coded(token) if token.mark or token.text not in SMALL_CODES else None
    return (start + 1, state) if state else None


def _is_one_part(run: Sequence[Token]) -> bool:
    return run[0].part == run[-1].part
