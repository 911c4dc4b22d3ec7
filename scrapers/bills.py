"""What sources of bills share: a place's division, a session's name that no other place has, the farthest stage."""

from collections.abc import Iterable

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


def farthest(stages: Iterable[BillStage]) -> BillStage:
    """Return how far a bill has come, from all that it has been through. A veto is the end of any way."""
    been = set(stages)
    if BillStage.VETOED in been and BillStage.ENACTED not in been:
        return BillStage.VETOED
    return max(been, key=FARTHEST.index, default=BillStage.INTRODUCED)
