"""What sources of bills share: a place's division, a session's name that no other place has, the farthest stage."""

import re
from collections.abc import Iterable, Mapping

from scrapers.errors import UnknownPhrase
from tracker.vocabulary import BillStage

US = "ocd-division/country:us"
DISTRICTS = frozenset({"dc"})
TERRITORIES = frozenset({"as", "gu", "mp", "pr", "vi"})
FARTHEST = (
    BillStage.INTRODUCED,
    BillStage.IN_COMMITTEE,
    BillStage.PASSED_ONE_CHAMBER,
    BillStage.PASSED_BOTH_CHAMBERS,
    BillStage.ENACTED,
)

CONGRESS = "US"
FIRST_CONGRESS = 1789
NUMBERED = re.compile(r"(?P<type>[A-Z]+) ?0*(?P<number>\d+)")


def division(code: str) -> str:
    """Return the Open Civic Data id of a legislature's place, by its postal code; `US` is Congress.

    Raises UnknownPhrase for what is no such code.
    """
    place = code.lower()
    if place == "us":
        return US
    if len(place) != 2 or not place.isalpha():
        raise UnknownPhrase("not a postal code", code)
    kind = "district" if place in DISTRICTS else "territory" if place in TERRITORIES else "state"
    return f"{US}/{kind}:{place}"


def session(code: str, name: str) -> str:
    """Return a session's name as one word that begins with its place: bills of two states may share a number."""
    return f"{code.upper()}-{'-'.join(name.split())}"


def of_congress(year: int) -> str:
    """Return the number of the Congress that sits in a year, as the Library of Congress names its sessions."""
    return str((year - FIRST_CONGRESS) // 2 + 1)


def in_congress(identifier: str, types: Mapping[str, str]) -> str:
    """Return a bill of Congress as the Library of Congress calls it, as in `HR 1531`, by the publisher's own types.

    Raises UnknownPhrase for a type that is not among them.
    """
    found = NUMBERED.fullmatch(identifier)
    if found is None or found["type"] not in types:
        raise UnknownPhrase("not a bill of Congress", identifier)
    return f"{types[found['type']]} {found['number']}"


def farthest(stages: Iterable[BillStage]) -> BillStage:
    """Return how far a bill has come, from all that it has been through. A veto is the end of any way."""
    been = set(stages)
    if BillStage.VETOED in been and BillStage.ENACTED not in been:
        return BillStage.VETOED
    return max(been, key=FARTHEST.index, default=BillStage.INTRODUCED)
