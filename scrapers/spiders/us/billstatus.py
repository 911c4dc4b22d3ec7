"""Status files of bills before Congress: which bill one is of, how far it has come, what it is about.

The codes are those of the Library of Congress (github.com/LibraryOfCongress/api.congress.gov, Documentation/
BillEndpoint.md, "Action Code Element Possible Values"), the types those of the Publishing Office's guide to the files
(github.com/usgpo/bill-status, BILLSTATUS-XML_User-Guide.md, section 4), which says itself that no complete list exists.
"""

import re
from collections.abc import Iterator

from lxml import etree

from scrapers.days import day, past_day
from scrapers.errors import Suspect
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.text import comparable
from tracker.contract import Bill, Observation
from tracker.vocabulary import BillStage

US = "ocd-division/country:us"
ROOT = "https://www.govinfo.gov/bulkdata/BILLSTATUS"
LANDMARK = "This file contains bill summaries and statuses for federal legislation."
FILE = re.compile(r"BILLSTATUS-(\d+)([a-z]+)(\d+)\.xml$")

HOUSE, SENATE = "House", "Senate"
PASSED_BY = {"8000": HOUSE, "17000": SENATE}
CODES = {
    BillStage.INTRODUCED: "1000 1010 1025 4950 7000 9000 10000 10025 16000 18000 25000 26000 B00100 Intro-H",
    BillStage.IN_COMMITTEE: "2000 3000 4000 4100 4200 4900 5000 5500 11000 12000 13000 13100 13200 13900 14000 14500"
    " 14900 H11100 H11200 H12100 H12200 H12300 H12410 H12420",
    BillStage.PASSED_ONE_CHAMBER: "8000 17000 19000 19500 20000 20500 20800 20900 21000 22000 23000 24000",
    BillStage.PASSED_BOTH_CHAMBERS: "28000 29000 29100 E20000 E30000",
    BillStage.VETOED: "30000 31000 32000 33000 34000 35000",
    BillStage.ENACTED: "36000 37000 38000 39000 40000 41000 42000 43000 44000 45000 E40000",
}
STAGES = {code: stage for stage, codes in CODES.items() for code in codes.split()}
"""What an action with such a code proves at the least. A vote that failed proves no more than a bill, and the White
House's E30000 stands for a signature as for a veto."""

AMENDMENTS = re.compile(r"7\d{4}|80000|9[1-7]000")
"""Codes of what happens to an amendment, which moves no bill."""

TYPES = {
    "IntroReferral": BillStage.INTRODUCED,
    "Action Stage Override": BillStage.INTRODUCED,
    "Introduced in House": BillStage.INTRODUCED,
    "Introduced in Senate": BillStage.INTRODUCED,
    "Floor": BillStage.INTRODUCED,
    "Amending Actions": BillStage.INTRODUCED,
    "Chamber Actions": BillStage.INTRODUCED,
    "Chamber Consideration Actions": BillStage.INTRODUCED,
    "ForwardY-N": BillStage.INTRODUCED,
    "House Actions": BillStage.INTRODUCED,
    "NotUsed": BillStage.INTRODUCED,
    "Procedural": BillStage.INTRODUCED,
    "Senate Actions": BillStage.INTRODUCED,
    "Significant Actions": BillStage.INTRODUCED,
    "Committee": BillStage.IN_COMMITTEE,
    "REFERRED TO COMMITTEE": BillStage.IN_COMMITTEE,
    "ORDERED REPORTED": BillStage.IN_COMMITTEE,
    "REPORTED TO SENATE": BillStage.IN_COMMITTEE,
    "COMMITTEE FILED REPORT TO ACCOMPANY": BillStage.IN_COMMITTEE,
    "COMMITTEE DISCHARGED": BillStage.IN_COMMITTEE,
    "PLACED ON CALENDAR (GENERAL ORDERS)": BillStage.IN_COMMITTEE,
    "Committee Actions": BillStage.IN_COMMITTEE,
    "Discharge": BillStage.IN_COMMITTEE,
    "Calendars": BillStage.IN_COMMITTEE,
    "PASSED SENATE": BillStage.PASSED_ONE_CHAMBER,
    "AGREED TO IN SENATE": BillStage.PASSED_ONE_CHAMBER,
    "SENT TO HOUSE": BillStage.PASSED_ONE_CHAMBER,
    "ResolvingDifferences": BillStage.PASSED_ONE_CHAMBER,
    "Conference Actions": BillStage.PASSED_ONE_CHAMBER,
    "President": BillStage.PASSED_BOTH_CHAMBERS,
    "Actions by the President": BillStage.PASSED_BOTH_CHAMBERS,
    "Actions Related to President": BillStage.PASSED_BOTH_CHAMBERS,
    "Veto": BillStage.VETOED,
    "Actions Related to Veto": BillStage.VETOED,
    "BecameLaw": BillStage.ENACTED,
}
"""What an action without such a code proves at the least, in the words of the first samples (2015) too. A floor action
alone proves no passage."""

REFERRED = re.compile(r"\breferred\b.*\b(?:sub)?committees?\b", re.IGNORECASE | re.DOTALL)
ORDER = (
    BillStage.INTRODUCED,
    BillStage.IN_COMMITTEE,
    BillStage.PASSED_ONE_CHAMBER,
    BillStage.PASSED_BOTH_CHAMBERS,
    BillStage.VETOED,
    BillStage.ENACTED,
)
"""A veto can be overridden, so enactment comes last."""

UNCLEAR = "; unclear: "


def read(document: Document) -> Iterator[Observation]:
    """Yield how far the bill has come, if it names a watched substance."""
    bill = whole(document)
    if substances_in("\n".join(passages(bill))):
        yield status(document, bill)


def matter(document: Document) -> str:
    """Return what two visits are compared by."""
    return told(whole(document))


def whole(document: Document) -> etree._Element:
    """Return the bill that the address names. Raises Suspect for another one, or another kind of file."""
    bill, asked = bill_in(document), FILE.search(document.url)
    if asked is None:
        raise Suspect("the address names no bill", document.url)
    if (congress(bill), kind(bill).lower(), number(bill)) != asked.groups():
        raise Suspect("the file holds another bill than its address says", identifier(bill), document.url)
    return bill


def bill_in(document: Document) -> etree._Element:
    """Return the bill that the file holds. Raises Suspect where it holds none."""
    bill = document.xml().find("bill")
    if bill is None:
        raise Suspect("the file holds no bill", str(document.xml().tag))
    return bill


def status(document: Document, bill: etree._Element) -> Observation:
    """Return how far the bill has come and what its last step was."""
    reading = Bill(
        jurisdiction=US,
        session=congress(bill),
        identifier=identifier(bill),
        title=field(bill, "title"),
        stage=stage(bill),
        introduced_on=past_day(field(bill, "introducedDate"), document.seen_at),
        latest_action=latest_action(bill),
        latest_action_on=day(field(bill, "latestAction/actionDate")),
        url=document.url,
        substances=substances_in("\n".join(passages(bill))),
    )
    quote = next(passage for passage in passages(bill) if substances_in(passage))
    return document.observe(subject=reading.subject, quote=quote, text=told(bill), reading=reading)


def stage(bill: etree._Element) -> BillStage:
    """Return the furthest stage that the actions prove; any action proves that there is a bill."""
    actions = bill.findall("actions/item")
    if not actions:
        raise Suspect("the bill has no actions", identifier(bill))
    chambers = {PASSED_BY[code(action)] for action in actions if code(action) in PASSED_BY}
    reached = {reaches(action) or BillStage.INTRODUCED for action in actions}
    if chambers == {HOUSE, SENATE}:
        reached.add(BillStage.PASSED_BOTH_CHAMBERS)
    return max(reached, key=ORDER.index)


def reaches(action: etree._Element) -> BillStage | None:
    """Return the stage that one action proves by its code, or by its type where it has none; None where neither says.

    A name we do not know is no reason to guess, nor to lose sight of the bill.
    """
    if AMENDMENTS.fullmatch(code(action)):
        return BillStage.INTRODUCED
    if code(action) in STAGES or code(action).isdecimal():
        return STAGES.get(code(action))
    named = action.findtext("type", "").strip()
    if named == "IntroReferral" and REFERRED.search(field(action, "text")):
        return BillStage.IN_COMMITTEE
    return TYPES.get(named)


def latest_action(bill: etree._Element) -> str:
    """Return the words of the last step, and after them every action of no known meaning: a person must read those."""
    strange = [words(action) for action in bill.findall("actions/item") if reaches(action) is None]
    return UNCLEAR.join([field(bill, "latestAction/text"), *dict.fromkeys(strange)])


def passages(bill: etree._Element) -> list[str]:
    """Return the places that say what the bill is about: titles, subjects and summaries, in either schema."""
    paths = ("title", "titles/item/title", "subjects//name", "policyArea/name", "summaries//text")
    return [words(found) for path in paths for found in bill.findall(path)]


def told(bill: etree._Element) -> str:
    """Return what two visits are compared by, the same for both schemas: what it is called, and its last step."""
    fields = ("title", "introducedDate", "latestAction/actionDate", "latestAction/text")
    return comparable("\n".join([identifier(bill), *(field(bill, name) for name in fields)]))


def identifier(bill: etree._Element) -> str:
    """Return the bill's type and number, as in HR 1531."""
    return f"{kind(bill)} {number(bill)}"


def congress(bill: etree._Element) -> str:
    """Return the number of the Congress."""
    return field(bill, "congress")


def kind(bill: etree._Element) -> str:
    """Return the type of the bill in capitals, under the name that its schema gives it."""
    return field(bill, "billType" if bill.find("billType") is not None else "type").upper()


def number(bill: etree._Element) -> str:
    """Return the number of the bill, under the name that its schema gives it."""
    return field(bill, "billNumber" if bill.find("billNumber") is not None else "number")


def code(action: etree._Element) -> str:
    """Return the action's code, "" where it has none."""
    found = action.find("actionCode")
    return "" if found is None else words(found)


def field(element: etree._Element, path: str) -> str:
    """Return the words of a field. Raises Suspect where it is missing or empty."""
    found = element.find(path)
    if found is None or not words(found):
        raise Suspect(f"the file has no {path}", words(element)[:200])
    return words(found)
