"""Bills before Congress, each from its own status file. A bill is never law, whatever it says.

Who: Congressional Research Service, Library of Congress; served in bulk by the Government Publishing Office.
Where: https://www.govinfo.gov/bulkdata/BILLSTATUS/CONGRESS/TYPE/BILLSTATUS-CONGRESSTYPENUMBER.xml; the five files
declared here were read as they stood in January 2021. None of them is about a watched substance.
How it words things: title, titles, subjects and summaries (HTML within text), actions with a day, a code and a type.
What is odd: two schemas. Before 2022 the number is `billNumber`, the type `billType`, the summaries lie under
`billSummaries`; since version 3 they are `number`, `type` and `summary`. Both carry the same bill. The Library's own
actions have a number as code, the House's and the White House's a letter first; Senate actions often have none.
What makes it fail: a bill that is not the one its address names, and, in a bill that names a substance, an action code
of the Library's or a type of action that has no meaning here yet.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lxml import etree

from scrapers.days import day
from scrapers.errors import Suspect, UnknownPhrase
from scrapers.naming import substances_in
from scrapers.reading import Document, words
from scrapers.spider import Spider
from scrapers.text import comparable
from tracker.contract import Address, Between, Bill, Observation, Source
from tracker.vocabulary import Authority, BillStage

US = "ocd-division/country:us"
ROOT = "https://www.govinfo.gov/bulkdata/BILLSTATUS"
LANDMARK = "This file contains bill summaries and statuses for federal legislation."
FILE = re.compile(r"BILLSTATUS-(\d+)([a-z]+)(\d+)\.xml$")

HOUSE, SENATE = "House", "Senate"
PASSED_BY = {"8000": HOUSE, "17000": SENATE}
STAGES = {
    "1000": BillStage.INTRODUCED,
    "10000": BillStage.INTRODUCED,
    "2000": BillStage.IN_COMMITTEE,
    "3000": BillStage.IN_COMMITTEE,
    "5000": BillStage.IN_COMMITTEE,
    "5500": BillStage.IN_COMMITTEE,
    "11000": BillStage.IN_COMMITTEE,
    "12000": BillStage.IN_COMMITTEE,
    "14000": BillStage.IN_COMMITTEE,
    "14500": BillStage.IN_COMMITTEE,
    "14900": BillStage.IN_COMMITTEE,
    "8000": BillStage.PASSED_ONE_CHAMBER,
    "17000": BillStage.PASSED_ONE_CHAMBER,
    "28000": BillStage.PASSED_BOTH_CHAMBERS,
    "31000": BillStage.VETOED,
    "36000": BillStage.ENACTED,
    "39000": BillStage.ENACTED,
}
TYPES = {
    "IntroReferral": BillStage.INTRODUCED,
    "Committee": BillStage.IN_COMMITTEE,
    "Discharge": BillStage.IN_COMMITTEE,
    "Calendars": BillStage.IN_COMMITTEE,
    "Floor": BillStage.INTRODUCED,
    "ResolvingDifferences": BillStage.PASSED_ONE_CHAMBER,
    "President": BillStage.PASSED_BOTH_CHAMBERS,
    "Veto": BillStage.VETOED,
    "BecameLaw": BillStage.ENACTED,
}
"""What an action without one of the Library's codes proves at the least. A floor action alone proves no passage."""

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


class CongressBillstatus(Spider):
    source = Source(
        slug="us_congress_billstatus",
        jurisdiction=US,
        publisher="Library of Congress, through the U.S. Government Publishing Office",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=tuple(
            Address(url=f"{ROOT}/{congress}/{kind}/BILLSTATUS-{congress}{kind}{number}.xml", landmark=LANDMARK)
            for congress, kind, number in (
                (114, "hr", 1531),
                (114, "sres", 105),
                (115, "s", 2979),
                (116, "hr", 4907),
                (116, "s", 2902),
            )
        ),
        observations=Between(low=0, high=5),
        first_read=date(2021, 1, 15),
    )

    def read(self, document: Document, _address: Address | None) -> Iterator[Observation]:
        bill = whole(document)
        if substances_in("\n".join(passages(bill))):
            yield status(document, bill)

    def substance(self, document: Document) -> str:
        return told(whole(document))


def whole(document: Document) -> etree._Element:
    """Return the bill that the address names. Raises Suspect for another one, or another kind of file."""
    bill = document.xml().find("bill")
    asked = FILE.search(document.url)
    if bill is None or asked is None:
        raise Suspect("the file holds no bill, or its address names none", document.url)
    if (congress(bill), kind(bill).lower(), number(bill)) != asked.groups():
        raise Suspect("the file holds another bill than its address says", identifier(bill), document.url)
    return bill


def status(document: Document, bill: etree._Element) -> Observation:
    """Return how far the bill has come and what its last step was."""
    reading = Bill(
        jurisdiction=US,
        session=congress(bill),
        identifier=identifier(bill),
        title=field(bill, "title"),
        stage=stage(bill),
        introduced_on=day(field(bill, "introducedDate")),
        latest_action=field(bill, "latestAction/text"),
        latest_action_on=day(field(bill, "latestAction/actionDate")),
        url=document.url,
        substances=substances_in("\n".join(passages(bill))),
    )
    quote = next(passage for passage in passages(bill) if substances_in(passage))
    return document.observe(subject=reading.subject, quote=quote, text=told(bill), reading=reading)


def stage(bill: etree._Element) -> BillStage:
    """Return the furthest stage that the actions prove. Raises UnknownPhrase for an action of no known meaning."""
    actions = bill.findall("actions/item")
    if not actions:
        raise Suspect("the bill has no actions", identifier(bill))
    chambers = {PASSED_BY[code(action)] for action in actions if code(action) in PASSED_BY}
    reached = {reaches(action) for action in actions}
    if chambers == {HOUSE, SENATE}:
        reached.add(BillStage.PASSED_BOTH_CHAMBERS)
    return max(reached, key=ORDER.index)


def reaches(action: etree._Element) -> BillStage:
    """Return the stage that one action proves by the Library's code, or by its type where it has none."""
    if code(action).isdecimal():
        if code(action) not in STAGES:
            raise UnknownPhrase(f"not an action code that we know: {code(action)}", words(action))
        return STAGES[code(action)]
    named = field(action, "type")
    if named not in TYPES:
        raise UnknownPhrase(f"not a type of action that we know: {named}", words(action))
    if named == "IntroReferral" and REFERRED.search(field(action, "text")):
        return BillStage.IN_COMMITTEE
    return TYPES[named]


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
