"""A bill is one bill whoever shows it: Congress's by the Library's own names, and found by the titles of new prints."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from scrapers.errors import Suspect, Trouble
from scrapers.spiders.us import legiscan, open_states
from scrapers.spiders.us.congress_new_bills import FEED, CongressNewBills
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Observation

PRINTED = (PAGES / "us_congress_new_bills" / "bills.xml").read_text()
SCANNED = {
    "bill_id": 7, "session": {"session_id": 2041, "year_start": 2023, "year_end": 2024, "special": 0}, "status": 1,
    "url": "https://legiscan.com/US/bill/SB3039/2023", "progress": [{"date": "2023-10-04", "event": 1}], "state": "US",
    "bill_number": "SB3039", "title": "Example Kratom Act", "description": "",
    "history": [{"date": "2023-10-04", "action": "Introduced in Senate"}],
}  # fmt: skip
OPENED = {
    "session": "118", "jurisdiction": {"id": "ocd-jurisdiction/country:us/government"}, "identifier": "S 3039",
    "title": "Example Kratom Act", "openstates_url": "https://openstates.org/us/bills/118/S3039/",
    "first_action_date": "2023-10-04", "latest_action_date": "2023-10-04",
    "latest_action_description": "Introduced in Senate", "actions": [],
}  # fmt: skip


def scanned(**other: Any) -> Observation:
    told = {**SCANNED, **other}
    return legiscan.observed(a_document(json.dumps(told)), told)


def opened(**other: Any) -> Observation:
    told = {**OPENED, **other}
    return open_states.observed(a_document(json.dumps(told)), told)


def followed(feed: str) -> list[str]:
    return [request.url for request in CongressNewBills().read(a_document(feed, FEED.url), FEED)]


def test_a_bill_of_congress_is_called_the_same_by_whoever_shows_it() -> None:
    assert scanned().subject == opened().subject == "118 S 3039"


@pytest.mark.parametrize(("number", "called"), [("HB5905", "HR 5905"), ("HR12", "HRES 12"), ("SJR3", "SJRES 3")])
def test_legiscans_names_for_bills_of_congress_are_read_as_its_own(number: str, called: str) -> None:
    assert scanned(bill_number=number).subject == f"118 {called}"


MAIMED: dict[str, Callable[[], Observation]] = {
    "a bill of no type of Congress": lambda: scanned(bill_number="LD9"),
    "no history": lambda: scanned(history=None),
    "no progress": lambda: scanned(progress=7),
    "an event of no number": lambda: scanned(progress=[{"date": "2023-10-04", "event": "first"}]),
    "history of words": lambda: scanned(history=["Introduced"]),
    "an action of nested words": lambda: opened(actions=[{"classification": [["passage"]]}]),
    "no place": lambda: opened(jurisdiction=None),
    "no actions": lambda: opened(actions={}),
    "a passage in no chamber": lambda: opened(actions=[{"classification": ["passage"]}]),
}


@pytest.mark.parametrize("bill", MAIMED.values(), ids=MAIMED.keys())
def test_a_bill_that_is_not_understood_is_doubted(bill: Callable[[], Observation]) -> None:
    with pytest.raises(Suspect):
        bill()


def test_each_bill_whose_title_names_kratom_is_followed_once() -> None:
    assert followed(PRINTED) == ["https://www.govinfo.gov/bulkdata/BILLSTATUS/118/s/BILLSTATUS-118s3039.xml"]


FEEDS = {
    "no items": PRINTED.replace("item>", "entry>"),
    "an item without its package": PRINTED.replace("BILLS-118hr11ih", "CREC-2023-10-05"),
    "an item of two bills": PRINTED.replace("details/BILLS-118hr11ih", "details/BILLS-118hr12ih"),
    "an item without a title": PRINTED.replace("H.R. 11 (IH) - Example Roads Act", ""),
    "half of it": PRINTED[: len(PRINTED) // 2],
}


@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS.keys())
def test_a_feed_that_is_not_understood_leads_nowhere(feed: str) -> None:
    with pytest.raises(Trouble):
        followed(feed)
