"""Whether an answer is a page at all: its status, its end, and what stands on it."""

import re
from collections.abc import Collection

from scrapy.http import Response

from scrapers.errors import Blocked, Gone, Incomplete, LandmarkMissing, Trouble, Unreachable
from scrapers.fetch.blocked import excuse, guard
from scrapers.fetch.headers import header
from scrapers.reading import Document
from scrapers.text import comparable
from tracker.contract import Address

REFUSALS = frozenset({401, 402, 403, 407, 451})
CHALLENGES = {"x-amzn-waf-action": re.compile("captcha|challenge"), "cf-mitigated": re.compile("challenge")}
"""Headers by which a guard says that it answers in the publisher's place, at whatever status."""

SHORT = 1000
"""Characters within which a refusal says what it has to say."""


def check_answer(response: Response, also: Collection[int] = ()) -> None:
    """Let a whole answer with status 200 pass, or with one that the source `also` answers with when all is well.

    Raises Blocked, Gone, Incomplete or Unreachable for every other.
    """
    for name, action in CHALLENGES.items():
        if action.search(header(response, name)):
            raise Blocked(f"{name}: {header(response, name)} (status {response.status})")
    if response.status in REFUSALS:
        raise Blocked(f"status {response.status}")
    if response.status in (404, 410) and response.status not in also:
        raise Gone(f"status {response.status}")
    if 200 < response.status < 300:
        raise Incomplete(f"status {response.status} in the place of a page")
    if response.status != 200 and response.status not in also:
        raise Unreachable(f"status {response.status}")
    if {"partial", "dataloss"} & set(response.flags):
        raise Incomplete("the connection closed and nothing says that this was the end")


def check_page(document: Document, address: Address | None) -> None:
    """Let the page pass on which the landmark of a declared address stands and that no guard wrote.

    Raises Blocked, LandmarkMissing, or what the page's text raises. A guard's own page is known by marks that no law
    text has. Mere words of refusal count only where the landmark is missing, or on a page without one that is as short
    as a refusal: laws, too, speak of denied access.
    """
    if mark := guard(document.body):
        raise Blocked(f"a guard answered in the publisher's place: {mark}")
    try:
        text = document.text()
    except Trouble:
        _excused(document.body)
        raise
    if address is None:
        if len(text) < SHORT:
            _excused(document.body)
    elif address.landmark not in text and comparable(address.landmark) not in document.comparable():
        _excused(document.body)
        raise LandmarkMissing(f"{address.landmark!r} does not stand on the page", address.landmark)


def _excused(body: bytes) -> None:
    if words := excuse(body):
        raise Blocked(f"the page says {words!r} and lacks what must stand there")
