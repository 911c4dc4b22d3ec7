"""Bills on kratom in all states and Congress, as LegiScan's search finds them. A bill is never law, whatever it says.

Who: LegiScan LLC, which gathers the legislatures' own pages; data under CC BY 4.0.
Where: https://api.legiscan.com/, its public API (manual 1.91): `getSearch` over all states in the current year, fifty a
page, then `getBill` for each. It answers nobody without a key (`LEGISCAN_API_KEY`).
How it words things: the results are numbered names beside `summary`; a bill has a `status` and a `progress` of numbered
events, explained in the manual's tables.
What is odd: every answer is status 200, an error too: its `status` is then "ERROR". "Passed" may be a resolution, so
only an event "chaptered" makes a bill enacted here. What found a bill is the search in its text: its title may name
nothing.
What makes it fail: another form, a status or an event that the tables do not have, more bills than a visit may ask for.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import scrapy

from scrapers.bills import CONGRESS, division, farthest, in_congress, of_congress, session
from scrapers.days import day
from scrapers.errors import Blocked, Suspect, UnknownPhrase
from scrapers.listing import bounded, number, optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document, values
from scrapers.spider import Spider
from tracker.contract import Address, Between, Bill, Key, Observation, Source
from tracker.vocabulary import Authority, BillStage

API = "https://api.legiscan.com/"
SEARCH = f"{API}?op=getSearch&state=ALL&year=2&query=kratom+OR+mitragynine+OR+hydroxymitragynine"
BUDGET = Between(low=0, high=150)
BILL = f"{API}?op=getBill&id="
RECENT = timedelta(days=120)
"""Bills without an action for so long are not asked for again."""

STAGES: dict[int, BillStage | None] = {
    0: None,
    1: BillStage.INTRODUCED,
    2: BillStage.PASSED_ONE_CHAMBER,
    3: BillStage.PASSED_BOTH_CHAMBERS,
    4: BillStage.PASSED_BOTH_CHAMBERS,
    5: BillStage.VETOED,
    6: None,
    7: BillStage.PASSED_BOTH_CHAMBERS,
    8: BillStage.ENACTED,
    9: BillStage.IN_COMMITTEE,
    10: BillStage.IN_COMMITTEE,
    11: BillStage.IN_COMMITTEE,
    12: None,
}
"""The manual's progress events, the first seven of which are its status values too; None says nothing of a stage."""

INTRODUCED = 1
TYPES_OF_CONGRESS = {
    **{"HB": "HR", "SB": "S", "HR": "HRES", "SR": "SRES"},
    **{"HJR": "HJRES", "SJR": "SJRES", "HCR": "HCONRES", "SCR": "SCONRES"},
}
"""Its names for the types of bills in Congress, where `HR` is a resolution of the House."""


class LegiScan(Spider):
    source = Source(
        slug="us_legiscan",
        jurisdiction="ocd-division/country:us",
        publisher="LegiScan",
        authority=Authority.SECONDARY,
        every=timedelta(days=1),
        addresses=(Address(url=SEARCH, landmark="OK"),),
        observations=Between(low=0, high=BUDGET.high),
        first_read=None,
        key=Key(switch="LEGISCAN_API_KEY", parameter="key"),
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        answer = document.json()
        if not isinstance(answer, dict) or answer.get("status") != "OK":
            raise Blocked("the API refuses the question")
        if document.url.startswith(BILL):
            yield observed(document, asked_for(document, answer))
            return
        found = required_object(answer, "searchresult")
        summary = required_object(found, "summary")
        recent = [bill for name, bill in found.items() if name != "summary" and self._is_recent(bill)]
        bounded(recent, BUDGET, "bills in one page of results")
        yield from (scrapy.Request(f"{BILL}{required(bill, 'bill_id')}") for bill in recent)
        if address:
            pages = number(summary, "page_total")
            yield from (scrapy.Request(f"{SEARCH}&page={page}") for page in range(2, pages + 1))

    def matter(self, document: Document) -> str:
        """Return what matters: of a bill its title and way, of the results which bills had which last action when."""
        answer = document.json()
        if not isinstance(answer, dict) or answer.get("status") != "OK":
            raise Blocked("the API refuses the question")
        if document.url.startswith(BILL):
            return observed(document, asked_for(document, answer)).text
        found = required_object(answer, "searchresult")
        named = ("state", "bill_number", "last_action_date", "last_action", "title")
        return "\n".join(
            sorted(values([optional(found[one], name) for name in named]) for one in found if one != "summary")
        )

    def _is_recent(self, found: dict[str, Any]) -> bool:
        last = optional(found, "last_action_date")
        return not last or day(last) >= (self.today - RECENT).isoformat()


def asked_for(document: Document, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the bill that the address asks for. Raises Suspect where the answer holds another one, or none."""
    told = required_object(answer, "bill")
    if document.url != f"{BILL}{required(told, 'bill_id')}":
        raise Suspect("the answer is of another bill", required(told, "bill_id"))
    return told


def observed(document: Document, told: dict[str, Any]) -> Observation:
    """Return what the answer says of one bill; its title is the quote."""
    title, place = required(told, "title"), required(told, "state")
    history = required_list(told, "history")
    reading = Bill(
        jurisdiction=division(place),
        session=session_of(place, required_object(told, "session")),
        identifier=identifier(place, required(told, "bill_number")),
        title=title,
        stage=stage(told),
        introduced_on=introduced_on(told),
        latest_action=required(history[-1], "action") if history else "",
        latest_action_on=day(required(history[-1], "date")) if history else "",
        url=required(told, "url"),
        substances=substances_in(f"{title}\n{optional(told, 'description')}") or ("kratom",),
    )
    text = f"{title}\n{reading.stage}\n{reading.latest_action_on} {reading.latest_action}"
    return document.observe(subject=reading.subject, quote=title, text=text, reading=reading)


def stage(told: dict[str, Any]) -> BillStage:
    """Return how far the bill has come. Raises UnknownPhrase for an event or a status that the manual does not have."""
    numbers = [
        number(told, "status"),
        *(number(event, "event") for event in required_list(told, "progress")),
    ]
    if strange := sorted(set(numbers) - STAGES.keys()):
        raise UnknownPhrase("events that the tables do not have", *map(str, strange))
    return farthest(one for found in numbers if (one := STAGES[found]))


def introduced_on(told: dict[str, Any]) -> str:
    """Return the day of the event that introduced the bill, "" where there is none."""
    days = [
        day(required(event, "date"))
        for event in required_list(told, "progress")
        if number(event, "event") == INTRODUCED
    ]
    return min(days, default="")


def session_of(place: str, told: dict[str, Any]) -> str:
    """Return the session's years, and what tells a special one from the regular one; of Congress its number."""
    first, last = required(told, "year_start"), required(told, "year_end")
    if place == CONGRESS:
        return of_congress(number(told, "year_start"))
    years = first if first == last else f"{first}-{last}"
    return session(
        place, f"{years} special {required(told, 'session_id')}" if required(told, "special") != "0" else years
    )


def identifier(place: str, called: str) -> str:
    """Return what the bill is called: in Congress as the Library of Congress calls it, so that it is one bill."""
    return in_congress(called, TYPES_OF_CONGRESS) if place == CONGRESS else called


def required_object(told: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the object under a name. Raises Suspect where there is none."""
    if not isinstance(told.get(name), dict):
        raise Suspect(f"the answer has no {name}", *told)
    return dict(told[name])


def required_list(told: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the objects listed under a name. Raises Suspect where there is no such list."""
    found = told.get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise Suspect(f"the answer has no list of {name}", *told)
    return found
