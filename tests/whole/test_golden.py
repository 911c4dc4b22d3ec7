"""The golden rule: whatever a source sends in the place of its page, what we say stays as it was, to the byte.

Sources of every family are read and published once. Then each sends something else at every address, another thing
at each visit: pages cut short, emptied, errors, walls, challenges. The whole line runs, and nobody is told anything.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from scrapers.run import declared
from tests.alerts.subscribers import a_subscription
from tests.line import a_reviewer, published
from tests.recordings import own_recording
from tests.scrapers.test_hostile_answers import HOSTILE, Hostile, said_instead
from tests.scrapers.visits import Pages, pages_of
from tracker.alerts.models import Alert
from tracker.catalog.load import load_governments
from tracker.catalog.models import Jurisdiction
from tracker.evidence.models import Source
from tracker.review.models import Change, Event
from tracker.vocabulary import GOOD_OUTCOMES, ChangeState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]

ERRORS = {
    "Service Unavailable": "The service is temporarily unavailable. Please try again later.",
    "502 Bad Gateway": "nginx",
    "Error": "An unexpected error has occurred. Reference number 18.2f.",
    "Access Denied": "You don't have permission to access this server.",
    "Just a moment...": "Checking your browser before accessing this site.",
    "Attention Required! | Cloudflare": "Sorry, you have been blocked.",
    "Human Verification": "Complete the puzzle to go on.",
    "Request Rejected": "The requested URL was rejected. Please consult with your administrator.",
    "Pardon Our Interruption": "Something about your browser made us think you were a bot.",
    "Runtime Error": "Server Error in '/' Application.",
    "Login": "Sign in to continue <input type=password>",
    "Session": "Your session has expired.",
    "Maintenance": "The site is down for scheduled maintenance.",
    "Page not found": "The page you requested was not found.",
    "Parked": "This domain is for sale.",
    "Welcome": "We have moved to a new site. See our new pages on controlled substances.",
    "429 Too Many Requests": "Rate limit exceeded.",
    "Cookies": "Please accept all cookies to read on.",
    "Enable JavaScript": "You need to enable JavaScript to run this app.",
    "Kratom": "Kratom is legal here. 7-OH is legal here.",
}
FIRST, LATER = "2026-05-04T12:00:00Z", "2026-06-0{}T12:00:00Z"
VISITS = 2
FDA = ("import_alert_54_15", "kratom_pages", "press_feed", "recalls_feed", "warning_letters")
FEDERAL = ("congress_kratom_bills", "ecfr_schedules", "federal_register_documents", "legiscan", "openfda_enforcement")
MODULES = [
    "scrapers.spiders.us.states",
    *(f"scrapers.spiders.us.fda_{name}" for name in FDA),
    *(f"scrapers.spiders.us.{name}" for name in FEDERAL),
    *(f"scrapers.spiders.{country}" for country in ("ca", "de", "gb", "se")),
]
"""Families of sources, but those of counties and cities: they would need the whole gazetteer."""
PLACES = ("Minnesota", "Louisiana", "Sweden", "us")
SAID = ("/feeds/changes.atom", "/notices/", "/data/rules.csv", "/data/notices.csv")
Visit = Callable[[str, Callable[[int], Hostile]], None]


def error_page(title: str, words: str) -> Hostile:
    """Return a page of the error that names the substance in its menu, as such pages do."""
    body = f"<nav>Kratom in Minnesota, Louisiana, Kentucky</nav><h1>{title}</h1><p>{words}</p>"
    return said_instead(f"<!doctype html><head><title>{title}</title></head><body>{body}</body></html>", "text/html")


MAIMED = [hostile for name, hostile in HOSTILE.items() if name != "rows gone"]  # some pages have none to lose
ANSWERS = (*MAIMED, *(error_page(title, words) for title, words in ERRORS.items()))


@pytest.fixture
def visits() -> dict[str, Pages]:
    """The pages that are our own, by source; of two sources that read one address the first."""
    found: dict[str, Pages] = {}
    for source in declared(MODULES):
        taken = {url for pages in found.values() for url in pages}
        if own_recording(source, lambda *_, **__: Path()) and taken.isdisjoint(pages := pages_of(source)):
            found[source.slug] = pages
    return found


@pytest.fixture
def visit(visits: dict[str, Pages], warc_of: Callable[..., Path]) -> Visit:
    """Let every source be read at a moment, each with an answer of its own, and run the line."""

    def read(moment: str, answer_of: Callable[[int], Hostile]) -> None:
        pages = {
            url: replace(answer_of(number)(answer, url), seen_at=moment)
            for number, pages in enumerate(visits.values())
            for url, answer in pages.items()
        }
        call_command("crawl", *visits, replay=[str(warc_of(pages, seen_at=moment))])
        call_command("tick")

    return read


def honest(_number: int) -> Hostile:
    return lambda answer, _url: answer


def said() -> list[object]:
    """Return what is published of laws and notices, and what is answered of places."""
    ask = Client()
    answers = [ask.get("/api/v1/lookup", {"q": place}).json()["answers"] for place in PLACES]
    return [*answers, *(ask.get(address).getvalue() for address in SAID)]


def last_good() -> dict[str, object]:
    return dict(Source.objects.values_list("slug", "last_good_at"))


def test_what_no_page_is_changes_nothing_that_is_said(settings: Any, visits: dict[str, Pages], visit: Visit) -> None:
    settings.TWO_PERSONS, settings.RECALL_SECONDS, settings.BRAKE_CHANGES = False, 0, 1000
    settings.SPIDER_MODULES = MODULES
    load_governments()
    a_subscription("ann@example.org", Jurisdiction.objects.get(iso_3166="US-MN"))
    visit(FIRST, honest)
    reviewer = a_reviewer()
    for change in Change.objects.filter(state=ChangeState.OPEN):
        published(change, reviewer)
    call_command("tick")
    before, mails, read_well, events = said(), Alert.objects.count(), last_good(), Event.objects.count()
    assert events > 10
    troubled: dict[str, set[str]] = {}

    for number in range(VISITS):
        visit(LATER.format(number + 1), lambda source, number=number: ANSWERS[(source + number) % len(ANSWERS)])
        for source in Source.objects.filter(slug__in=visits).exclude(last_outcome__in=GOOD_OUTCOMES):
            assert source.last_reason, source.slug
            troubled.setdefault(source.slug, set()).add(source.last_outcome)

    assert (said(), Alert.objects.count(), Event.objects.count()) == (before, mails, events)
    assert {slug for slug, day in last_good().items() if day != read_well[slug]} == set()
    assert troubled.keys() == visits.keys()
    assert "failed" not in set().union(*troubled.values())
