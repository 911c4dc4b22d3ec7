"""Bills on kratom in the states, as Open States' search finds them. A bill is never law, whatever it says.

Who: Open States (Plural Policy), which reads the legislatures' own pages; data in the public domain.
Where: https://v3.openstates.org/bills, its API v3: a search of the bills' text, twenty a page, newest change first.
It answers nobody without a key (`OPENSTATES_API_KEY`, sent as the header X-API-KEY); a free one may ask ten times a
minute, so only bills changed of late are asked for.
How it words things: a bill has actions with a `classification` from a closed list; what is not in it is ignored by the
publisher too, so is it here.
What is odd: no field says how far a bill has come; that is told from the actions. Days may carry an hour.
What makes it fail: another form, a place that is no state, more pages than a visit may ask for.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import scrapy

from scrapers.bills import CONGRESS, division, farthest, in_congress, session
from scrapers.days import day
from scrapers.errors import Incomplete, Suspect, UnknownPhrase
from scrapers.listing import bounded, number, optional, required
from scrapers.naming import substances_in
from scrapers.reading import Document
from scrapers.spider import Spider
from tracker.contract import Address, Between, Bill, Key, Observation, Source
from tracker.vocabulary import Authority, BillStage

BILLS = "https://v3.openstates.org/bills"
SEARCH = f"{BILLS}?q=kratom+OR+mitragynine+OR+hydroxymitragynine&sort=updated_desc&include=actions&per_page=20"
PAGES = Between(low=0, high=8)

STAGES = {
    "referral-committee": BillStage.IN_COMMITTEE,
    "committee-passage": BillStage.IN_COMMITTEE,
    "committee-passage-favorable": BillStage.IN_COMMITTEE,
    "enrolled": BillStage.PASSED_BOTH_CHAMBERS,
    "executive-veto": BillStage.VETOED,
    "became-law": BillStage.ENACTED,
    "executive-signature": BillStage.ENACTED,
}
PASSAGE = "passage"
TYPES_OF_CONGRESS = {name: name for name in ("HR", "S", "HRES", "SRES", "HJRES", "SJRES", "HCONRES", "SCONRES")}


class OpenStates(Spider):
    source = Source(
        slug="us_open_states",
        jurisdiction="ocd-division/country:us",
        publisher="Open States",
        authority=Authority.SECONDARY,
        every=timedelta(days=1),
        addresses=(Address(url=SEARCH, landmark=""),),
        observations=Between(low=0, high=160),
        first_read=None,
        key=Key(switch="OPENSTATES_API_KEY", header="X-API-KEY"),
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation | scrapy.Request]:
        answer = page_of(document)
        for told in answer["results"]:
            yield observed(document, told)
        if address:
            pages = range(2, number(answer["pagination"], "max_page") + 1)
            bounded(pages, PAGES, "further pages of bills")
            yield from (scrapy.Request(f"{SEARCH}&page={page}") for page in pages)

    def matter(self, document: Document) -> str:
        """Return what matters: each bill's title and way, in whichever order the bills come."""
        return "\n".join(sorted(observed(document, told).text for told in page_of(document)["results"]))


def page_of(document: Document) -> dict[str, Any]:
    """Return one page of results. Raises Suspect for any other answer, Incomplete where bills are missing from it."""
    answer = document.json()
    if not isinstance(answer, dict) or not {"results", "pagination"} <= answer.keys():
        raise Suspect("the answer is not a page of bills", *(answer if isinstance(answer, dict) else ()))
    if not isinstance(answer["results"], list) or not all(isinstance(told, dict) for told in answer["results"]):
        raise Suspect("the results are no list of bills", *answer)
    pages, found = answer["pagination"], len(answer["results"])
    before = (number(pages, "page") - 1) * number(pages, "per_page")
    due = min(number(pages, "per_page"), number(pages, "total_items") - before)
    if found != max(due, 0):
        raise Incomplete(f"{found} bills came on a page of {due}")
    return answer


def observed(document: Document, told: dict[str, Any]) -> Observation:
    """Return what the answer says of one bill; its title is the quote."""
    title, place = required(told, "title"), code(required(part(told, "jurisdiction"), "id"))
    session_name, called = required(told, "session"), required(told, "identifier")
    is_federal = place == CONGRESS
    reading = Bill(
        jurisdiction=division(place),
        session=session_name if is_federal else session(place, session_name),
        identifier=in_congress(called, TYPES_OF_CONGRESS) if is_federal else called.replace(" ", ""),
        title=title,
        stage=stage(actions(told)),
        introduced_on=on(told, "first_action_date"),
        latest_action=optional(told, "latest_action_description"),
        latest_action_on=on(told, "latest_action_date"),
        url=required(told, "openstates_url"),
        substances=substances_in(title) or ("kratom",),
    )
    text = f"{title}\n{reading.stage}\n{reading.latest_action_on} {reading.latest_action}"
    return document.observe(subject=reading.subject, quote=title, text=text, reading=reading)


def code(jurisdiction: str) -> str:
    """Return the postal code within `ocd-jurisdiction/country:us/state:vt/government`; without a state, Congress's."""
    parts = jurisdiction.split("/")
    if parts == ["ocd-jurisdiction", "country:us", "government"]:
        return CONGRESS
    if len(parts) != 4 or parts[:2] != ["ocd-jurisdiction", "country:us"] or parts[3] != "government":
        raise UnknownPhrase("not a legislature that we know", jurisdiction)
    return parts[2].partition(":")[2]


def part(told: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the object under a name. Raises Suspect where there is none."""
    if not isinstance(told.get(name), dict):
        raise Suspect(f"a bill has no {name}", *told)
    return dict(told[name])


def actions(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the bill's actions, each with the words that classify it. Raises Suspect where there is no such list."""
    found = told.get("actions")
    if not isinstance(found, list) or not all(isinstance(one, dict) and are_words(one) for one in found):
        raise Suspect("a bill has no list of actions", *told)
    return found


def are_words(action: dict[str, Any]) -> bool:
    """Tell whether an action is classified by a list of words, maybe an empty one."""
    words = action.get("classification")
    return isinstance(words, list) and all(isinstance(word, str) for word in words)


def stage(actions: list[dict[str, Any]]) -> BillStage:
    """Return how far the bill has come: a passage in either chamber counts once, in both as passed by both."""
    named = {word for action in actions for word in action["classification"]}
    chambers = {
        required(part(action, "organization"), "classification")
        for action in actions
        if PASSAGE in action["classification"]
    }
    passed = (BillStage.PASSED_ONE_CHAMBER, BillStage.PASSED_BOTH_CHAMBERS)[: len(chambers)]
    return farthest([*(STAGES[word] for word in named & STAGES.keys()), *passed])


def on(told: dict[str, Any], name: str) -> str:
    """Return the day under a name, "" where there is none; an hour beside it is left out."""
    return day(moment[:10]) if (moment := optional(told, name)) else ""
