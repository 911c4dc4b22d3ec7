"""What programs subscribe to: an Atom feed of what happens, a calendar of the days on which laws begin."""

from datetime import timedelta

import pytest
from django.test import Client
from lxml import etree, html

from tests.builders import COUNTRY, LOUISIANA, SEEN, a_change, a_law, a_place, a_substance, an_event
from tests.line import FIRST, SECOND, a_reviewer, a_source_in, cells, crawled, proposed, published
from tests.line import a_law as a_read_law
from tracker.catalog.load import load_governments
from tracker.review.correct import retract
from tracker.review.models import Event
from tracker.review.publish import publish
from tracker.vocabulary import EventKind, Level

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ATOM = {"a": "http://www.w3.org/2005/Atom"}
TEXAS = f"{COUNTRY}/state:tx"


def entries(query: str = "") -> list[dict[str, str]]:
    response = Client().get(f"/feeds/changes.atom{query}")
    assert response.status_code == 200
    feed = etree.fromstring(response.content)
    return [
        {name: entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "published", "updated")}
        for entry in feed.findall("a:entry", ATOM)
    ]


def titles(query: str = "") -> set[str]:
    return {entry["title"] for entry in entries(query)}


def days(query: str = "") -> str:
    response = Client().get(f"/calendar.ics{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content.decode().replace("\r\n ", "")


@pytest.fixture
def line(settings, data_dir):
    settings.RECALL_SECONDS = 0
    load_governments()
    return a_reviewer()


def test_an_event_is_an_entry_with_what_was_and_what_is():
    a_substance()
    an_event()
    body = Client().get("/feeds/changes.atom").content.decode()
    assert "<title>Kratom, Louisiana: law changed</title>" in body
    assert "Sale of Kratom: not recorded → <strong>prohibited, from 2025-08-01</strong>" in body
    assert "<blockquote>kratom is unlawful</blockquote>" in body


def test_an_entry_keeps_its_id_when_the_feed_grows():
    an_event()
    (first,) = entries()
    an_event(a_change(subject="RS 40:965"))
    assert first in entries()
    assert len({entry["id"] for entry in entries()}) == 2


def test_what_was_wrong_keeps_its_entry_and_says_so():
    wrong = an_event()
    (before,) = entries()
    later = SEEN + timedelta(days=1)
    correction = an_event(a_change(corrects=wrong.change, subject="RS 40:965"), EventKind.CORRECTED)
    Event.objects.filter(pk=correction.pk).update(recorded_at=later)
    after = {entry["id"]: entry for entry in entries()}
    assert len(after) == 2
    assert after[before["id"]]["title"].startswith("Wrong, and corrected since: ")
    assert after[before["id"]]["published"] == before["published"]
    assert after[before["id"]]["updated"] > before["updated"]


def test_a_feed_of_a_place_tells_of_what_lies_above_and_below_it():
    load_governments()
    county = a_place(f"{LOUISIANA}/parish:orleans", level=Level.COUNTY)
    for place, name in ((a_place(COUNTRY), "us"), (a_place(), "la"), (a_place(TEXAS), "tx"), (county, "parish")):
        an_event(a_change(place, subject=name, machine=a_law()), jurisdiction=place)
    told = {title.rpartition(":")[0].removeprefix("Kratom, ").removeprefix("kratom, ") for title in titles("?place=LA")}
    assert told == {"United States", "Louisiana", county.name}


def test_a_feed_of_a_county_tells_of_the_cities_that_lie_in_it():
    city = a_place(f"{LOUISIANA}/place:shreveport", level=Level.PLACE)
    city.counties.add(a_place(f"{LOUISIANA}/county:caddo", level=Level.COUNTY))
    an_event(jurisdiction=city)
    assert len(entries(f"?place={LOUISIANA}/county:caddo")) == 1


def test_a_feed_of_a_substance_tells_of_no_other():
    a_substance()
    a_substance("7-oh", "7-OH")
    an_event(a_change(subject="one"), substances=["kratom"])
    an_event(a_change(subject="two"), substances=["7-oh", "kratom"])
    assert titles("?substance=7-oh") == {"7-OH, Kratom, Louisiana: law changed"}
    assert len(titles()) == 2


@pytest.mark.parametrize("query", ["?place=Atlantis", "?substance=tobacco"])
@pytest.mark.parametrize("address", ["/feeds/changes.atom", "/calendar.ics"])
def test_an_unknown_place_or_substance_is_no_empty_feed(address, query):
    a_substance()
    assert Client().get(address + query).status_code == 400


@pytest.mark.parametrize(
    "words", ["\x00\x0b\x1b[31m", "]]></title>", "<script>alert(1)</script>", "\ufffe\uffff", "\u202elawful", "&nbsp;&"]
)
def test_crawled_words_never_break_the_feed(words):
    an_event(a_change(quote=f"kratom {words}".replace("\x00", ""), machine=a_law(citation=f"RS {words}")))
    (entry,) = entries()
    assert entry["title"]
    body = Client().get("/feeds/changes.atom").content
    assert etree.fromstring(body).xpath("//*[local-name() = 'script']") == []


def test_a_feed_that_has_not_changed_is_not_sent_again():
    an_event()
    first = Client().get("/feeds/changes.atom")
    assert Client().get("/feeds/changes.atom", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_an_empty_feed_is_a_feed():
    assert entries() == []


def test_pages_lead_to_the_feed_and_the_calendar_of_their_place():
    load_governments()
    page = html.fromstring(Client().get(f"/place/{LOUISIANA}/").content.decode())
    links = dict(zip(page.xpath("//head/link/@type"), page.xpath("//head/link[@type]/@href"), strict=True))
    assert Client().get(links["application/atom+xml"]).status_code == 200
    assert "NAME:Kratom law: all substances in Louisiana" in days(links["text/calendar"].partition("calendar.ics")[2])


def test_a_moved_day_keeps_its_entry_in_the_calendar(line):
    crawled(a_source_in(), FIRST, a_read_law(*cells(valid_from="2025-08-01")))
    published(proposed()[0], line)
    first = days()
    crawled(a_source_in(), SECOND, a_read_law(*cells(valid_from="2025-09-01")), words="(12) Mitragynine, later")
    published(proposed()[0], line)
    second = days()
    assert "DTSTART;VALUE=DATE:20250801" in first
    assert "DTSTART;VALUE=DATE:20250901" in second
    assert _value(first, "UID") == _value(second, "UID")
    assert (_value(first, "SEQUENCE"), _value(second, "SEQUENCE")) == ("0", "1")


def test_a_law_taken_back_leaves_the_calendar_and_cancels_what_was_mailed(line):
    crawled(a_source_in(), FIRST, a_read_law(*cells(valid_from="2025-08-01")))
    wrong = published(proposed()[0], line)
    publish(correction := retract(wrong, line, reason="another code"))
    assert "BEGIN:VEVENT" not in days()
    mailed = _calendar_of(correction)
    assert (_value(mailed, "STATUS"), _value(mailed, "SEQUENCE")) == ("CANCELLED", "1")


def test_a_calendar_names_substances_as_people_do_and_says_when_to_ask_again(line):
    crawled(a_source_in(), FIRST, a_read_law(*cells(valid_from="2025-08-01")))
    published(proposed()[0], line)
    assert "SUMMARY:Kratom\\, Louisiana: " in days()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in days().splitlines()


def test_a_calendar_is_of_its_place_and_substance(line):
    crawled(a_source_in(), FIRST, a_read_law(*cells()))
    published(proposed()[0], line)
    assert "BEGIN:VEVENT" in days("?place=LA&substance=kratom")
    assert "BEGIN:VEVENT" not in days("?place=TX")
    assert "BEGIN:VEVENT" not in days("?substance=7-oh")


def _value(calendar: str, name: str) -> str:
    return next(line.partition(":")[2] for line in calendar.splitlines() if line.startswith(f"{name}:"))


def _calendar_of(change) -> str:
    from tracker.review.icalendar import calendar, effective_days

    return calendar(effective_days(change))
