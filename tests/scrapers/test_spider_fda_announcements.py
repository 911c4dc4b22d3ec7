"""What the FDA announces in feeds and tables: an update takes the place of the first, never stands beside it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from scrapers.errors import Incomplete, OutOfBounds, Suspect, Trouble
from scrapers.spiders.us.fda_announcement import PLACE, family
from scrapers.spiders.us.fda_kratom_pages import FdaKratomPages
from scrapers.spiders.us.fda_page import HOST
from scrapers.spiders.us.fda_press_feed import FdaPressFeed
from scrapers.spiders.us.fda_recalls_feed import FdaRecallsFeed
from scrapers.spiders.us.fda_recalls_table import FdaRecallsTable
from tests.recordings import PAGES
from tests.scrapers.documents import a_document
from tracker.contract import Notice

SEEN = datetime(2026, 5, 9, 12, tzinfo=UTC)
TABLE = json.loads((PAGES / "us_fda_recalls_table" / "table.json").read_text())
FIRST = (PAGES / "us_fda_recalls_feed" / "announcement.html").read_text()
AGAIN = (PAGES / "us_fda_recalls_table" / "updated.html").read_text()
PRESS = (PAGES / "us_fda_press_feed" / "press.xml").read_text()
KRATOM = (PAGES / "us_fda_kratom_pages" / "kratom.html").read_text()
URL = f"{HOST}{PLACE}example-leaf-company-llc-recalls-green-kratom-capsules-because-possible-health-risk"


def table(rows: Any) -> list[str]:
    (address,) = FdaRecallsTable.source.addresses
    found = FdaRecallsTable().read(a_document(json.dumps(rows), address.url, seen_at=SEEN), address)
    return [request.url for request in found]


def announcement(page: str, url: str = URL) -> list[Notice]:
    found = FdaRecallsFeed().read(a_document(page, url, "text/html", seen_at=SEEN), None)
    return [seen.reading for seen in found]


def press(feed: str) -> list[Notice]:
    (address,) = FdaPressFeed.source.addresses
    return [seen.reading for seen in FdaPressFeed().read(a_document(feed, address.url, seen_at=SEEN), address)]


@pytest.mark.parametrize(
    ("slug", "called"),
    [
        ("firm-recalls-tea", "firm-recalls-tea"),
        ("updated-firm-recalls-tea", "firm-recalls-tea"),
        ("update-firm-recalls-tea", "firm-recalls-tea"),
        ("updated-release-firm-recalls-tea", "firm-recalls-tea"),
        ("updated-release-firm-recalls-tea-0", "firm-recalls-tea"),
        ("firm-recalls-tea-lot-7", "firm-recalls-tea-lot-7"),
        ("firm-expands-recall-tea", "firm-expands-recall-tea"),
    ],
)
def test_an_update_is_called_as_what_it_updates(slug: str, called: str) -> None:
    assert family(f"{HOST}{PLACE}{slug}") == called


def test_of_an_announcement_and_its_update_only_the_newest_is_followed() -> None:
    assert table(TABLE) == [f"{HOST}{PLACE}updated-{URL.rpartition('/')[2]}"]
    assert table(TABLE[::-1]) == table(TABLE)


def test_an_update_keeps_the_reference_and_says_its_own_day() -> None:
    (first,) = announcement(FIRST)
    (again,) = announcement(AGAIN, URL.replace("example-leaf", "updated-example-leaf"))
    assert again.reference == first.reference
    assert (first.issued_on, again.issued_on, again.updated_on) == ("2026-05-01", "", "2026-05-08")


def test_an_update_whose_address_was_cut_replaces_the_original_that_it_links() -> None:
    (again,) = announcement(AGAIN, f"{HOST}{PLACE}updated-example-leaf-company-llc-recalls-green-kratom-capsules")
    assert again.replaces == (URL.rpartition("/")[2],)


def test_a_real_recall_of_other_things_is_not_announced_here() -> None:
    assert announcement(FIRST.replace("kratom", "tea").replace("Kratom", "Tea")) == []


@pytest.mark.parametrize(
    ("rows", "trouble"),
    [({}, Suspect), ([], OutOfBounds), (TABLE[:5], OutOfBounds), ([*TABLE[:21], {"path": "/x"}], Suspect)],
    ids=["no list", "an empty list", "five rows", "a row in another form"],
)
def test_a_table_that_is_not_understood_leads_nowhere(rows: Any, trouble: type[Trouble]) -> None:
    with pytest.raises(trouble):
        table(rows)


def test_half_a_table_is_no_table() -> None:
    (address,) = FdaRecallsTable.source.addresses
    half = json.dumps(TABLE)[:-50]
    with pytest.raises(Incomplete):
        list(FdaRecallsTable().read(a_document(half, address.url), address))


def test_a_row_that_leads_elsewhere_is_suspect() -> None:
    with pytest.raises(Suspect):
        table([*TABLE[:21], {**TABLE[21], "path": "https://example.org/kratom"}])


MAIMED: dict[str, Callable[[str], str]] = {
    "no company": lambda page: page.replace("Company Name:", "Firm:"),
    "no day": lambda page: page.replace("Company Announcement Date:", "Date:"),
    "a day to come": lambda page: page.replace("May 1, 2026", "May 11, 2026"),
    "a fact twice": lambda page: page.replace("<dt>Brand", "<dt>Company Name:</dt><dd>Another</dd><dt>Brand"),
    "an empty fact": lambda page: page.replace("Example Leaf Company LLC</dd>", "</dd>"),
    "no heading": lambda page: page.replace("h1", "div"),
    "half the page": lambda page: page[: len(page) // 2],
}


@pytest.mark.parametrize("change", MAIMED.values(), ids=MAIMED.keys())
def test_an_announcement_that_is_not_understood_says_nothing(change: Callable[[str], str]) -> None:
    assert change(FIRST) != FIRST
    with pytest.raises(Trouble):
        announcement(change(FIRST))


def test_a_statement_is_told_from_a_press_release_and_its_day_is_washingtons() -> None:
    release, statement = press(PRESS)
    assert (release.notice_kind, release.issued_on) == ("press_release", "2026-05-02")
    assert statement.notice_kind == "statement"
    assert release.url.startswith("https://")


@pytest.mark.parametrize(
    "feed",
    [
        PRESS.replace("FDA Press Releases", "FDA Other"),
        PRESS.replace("pubDate", "date"),
        PRESS.replace("22:30:00 EDT", "later"),
        PRESS.replace("http://www.fda.gov/news-events", "http://example.org/news-events"),
        PRESS.replace("03 May 2026", "13 May 2026"),
        PRESS[: len(PRESS) // 2],
    ],
    ids=["another feed", "no day", "no moment", "a link elsewhere", "a day to come", "half the feed"],
)
def test_a_feed_that_is_not_understood_says_nothing(feed: str) -> None:
    with pytest.raises(Trouble):
        press(feed)


@pytest.mark.parametrize(
    "page",
    [
        KRATOM.replace(">FDA and Kratom<", ">FDA and Kava<"),
        KRATOM.replace("Content current as of:", "Published:"),
        KRATOM.replace("08/29/2025", "08/29/2035"),
    ],
    ids=["another heading", "no day", "a day to come"],
)
def test_the_agencys_page_in_another_form_says_nothing(page: str) -> None:
    address = FdaKratomPages.source.addresses[0]
    assert page != KRATOM
    with pytest.raises(Trouble):
        list(FdaKratomPages().read(a_document(page, address.url, "text/html", seen_at=SEEN), address))


def test_an_amended_word_of_the_agencys_page_is_seen_and_a_new_day_alone_is_not() -> None:
    address = FdaKratomPages.source.addresses[0]

    def text(page: str) -> str:
        return FdaKratomPages().matter(a_document(page, address.url, "text/html"))

    assert text(KRATOM.replace("08/29/2025", "08/30/2025")) == text(KRATOM)
    assert text(KRATOM.replace("says of kratom", "says against kratom")) != text(KRATOM)
