"""Manners: robots.txt, Retry-After, conditional requests, pauses, and a name to complain to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from protego import Protego

from scrapers.fetch.orders import Limits
from scrapers.fetch.pace import LONGEST as LONGEST_DELAY
from scrapers.fetch.pace import crawl_delay
from scrapers.fetch.patience import DEFAULT, LONGEST, pause
from scrapers.settings import ROBOTS_NAME
from tests.stub_site import HASTY, PAGE, Answer, Held, Reply, StubSite, raw, redirect
from tracker.contract import CrawlResult
from tracker.vocabulary import Outcome

NOW = datetime(2026, 7, 1, tzinfo=UTC)
DISALLOW = "User-agent: *\nDisallow: /\n"
OURS = "User-agent: *\nAllow: /\n\nUser-agent: regulatory-status-tracker\nDisallow: /law\n"
PLAIN = {"Content-Type": "text/plain"}

ROBOTS: dict[str, tuple[Answer, Outcome]] = {
    "a no": (Reply(DISALLOW, headers=PLAIN), Outcome.ROBOTS),
    "a no to us by name": (Reply(OURS, headers=PLAIN), Outcome.ROBOTS),
    "a no elsewhere": (Reply("User-agent: *\nDisallow: /admin\n", headers=PLAIN), Outcome.OK),
    "a no behind a mark": (Reply(b"\xef\xbb\xbf" + DISALLOW.encode(), headers=PLAIN), Outcome.ROBOTS),
    "a no in UTF-16": (Reply(DISALLOW.encode("utf-16"), headers=PLAIN), Outcome.ROBOTS),
    "a no before 600 KiB": (Reply(DISALLOW + "# more\n" * 90_000, headers=PLAIN), Outcome.ROBOTS),
    "404": (Reply("", status=404), Outcome.OK),
    "403": (Reply("", status=403), Outcome.OK),
    "500": (Reply("", status=500), Outcome.ROBOTS),
    "503": (Reply("", status=503), Outcome.ROBOTS),
    "429": (Reply("", status=429), Outcome.BLOCKED),
    "an HTML page": (Reply(PAGE), Outcome.OK),
    "six redirects": (redirect("robots.txt"), Outcome.ROBOTS),
    "silence": (raw(b"", every=9), Outcome.ROBOTS),
    "half an answer": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser"), Outcome.ROBOTS),
}


@pytest.fixture(scope="module")
def robots() -> Iterator[dict[str, tuple[CrawlResult, list[str]]]]:
    """One run over hosts that each have other rules: the result and the pages asked for, by case."""
    slugs = {case: f"h{number:02}" for number, case in enumerate(ROBOTS)}
    with StubSite() as site:
        for case, slug in slugs.items():
            site.answers[f"/{slug}/robots.txt"] = ROBOTS[case][0]
            site.answers[f"/{slug}/law"] = Reply()
        mirrors = {f"https://{slug}.example/": f"{site.url}/{slug}/" for slug in slugs.values()}
        results = Held().visit(*slugs.values(), mirrors=mirrors, allow=site.allow, limits=replace(HASTY, timeout=6))
        yield {case: (results[slug], site.paths(f"/{slug}/")) for case, slug in slugs.items()}


@pytest.mark.parametrize("case", ROBOTS)
def test_robots_txt_is_obeyed_as_rfc_9309_has_it(case: str, robots: dict) -> None:
    result, asked = robots[case]
    assert result.outcome is ROBOTS[case][1], result.reason
    assert asked == ([f"/{result.source}/law"] if result.outcome is Outcome.OK else [])


def test_robots_txt_holds_for_a_form_too() -> None:
    with StubSite() as site:
        site.answers |= {"/robots.txt": Reply(DISALLOW, headers=PLAIN), "/search": Reply()}
        assert Held().read(site, "form").outcome is Outcome.ROBOTS
        assert site.paths() == []


def test_the_rules_of_a_host_are_read_once_for_all_its_pages() -> None:
    with StubSite() as site:
        site.answers["/"] = Reply()
        site.answers["/robots.txt"] = Reply("", status=404)
        assert Held().read(site, "two-pages").outcome is Outcome.OK
        assert [asked.path for asked in site.asked].count("/robots.txt") == 1


def test_a_stand_in_for_a_part_of_a_site_is_asked_for_its_own_rules() -> None:
    with StubSite() as site:
        site.answers |= {"/robots.txt": Reply(DISALLOW, headers=PLAIN), "/there": Reply()}
        mirrors = {"https://one.example/law": f"{site.url}/there"}
        result = Held().visit("one-page", mirrors=mirrors, allow=site.allow)["one-page"]
    assert result.outcome is Outcome.ROBOTS


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("120", timedelta(seconds=120)),
        ("0", DEFAULT),
        ("-5", DEFAULT),
        ("soon", DEFAULT),
        ("", DEFAULT),
        ("1e3", DEFAULT),
        ("٣", DEFAULT),
        ("9" * 5000, LONGEST),
        ("315360000", LONGEST),
        (format_datetime(NOW + timedelta(hours=2), usegmt=True), timedelta(hours=2)),
        (format_datetime(NOW - timedelta(hours=2), usegmt=True), DEFAULT),
        (format_datetime(NOW + timedelta(days=3650), usegmt=True), LONGEST),
    ],
)
def test_retry_after_is_honoured_within_reason(words: str, asked: timedelta) -> None:
    assert pause(words, NOW) == asked


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_for_time_is_asked_once(status: int) -> None:
    with StubSite() as site:
        site.answers["/a"] = site.answers["/b"] = Reply("", status=status, headers={"Retry-After": "120"})
        before = datetime.now(UTC)
        result = Held().read(site, "two-pages")
        assert len(site.paths()) == 1
    assert result.outcome is Outcome.BLOCKED
    assert result.retry_after is not None
    assert timedelta(seconds=119) < result.retry_after - before < DEFAULT


def test_a_host_is_left_alone_until_its_moment() -> None:
    moment = datetime.now(UTC) + timedelta(hours=1)
    with StubSite() as site:
        result = Held().read(site, "one-page", not_before={"one.example": moment})
        assert site.asked == []
    assert (result.outcome, result.retry_after) == (Outcome.BLOCKED, moment)


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    held = Held()
    with StubSite() as site:
        site.answers["/law"] = Reply(headers={"Content-Type": "text/html", "ETag": '"a"'})
        held.read(site, "one-page")
        site.answers["/law"] = Reply("", status=304, headers={"ETag": '"a"'})
        result = held.read(site, "one-page")
        assert site.asked[-1].headers["if-none-match"] == '"a"'
    assert (result.outcome, result.pages[0].same, len(result.observations)) == (Outcome.SAME, True, 1)


def test_the_day_of_the_last_change_is_a_validator_too() -> None:
    held = Held()
    day = "Wed, 01 Jul 2026 00:00:00 GMT"
    with StubSite() as site:
        site.answers["/law"] = Reply(headers={"Content-Type": "text/html", "Last-Modified": day})
        held.read(site, "one-page")
        held.read(site, "one-page")
        assert site.asked[-1].headers["if-modified-since"] == day


def test_an_index_that_did_not_change_still_leads_to_its_pages() -> None:
    held = Held()
    linked = PAGE.replace("<p>", "<a href='https://links.example/more'>more</a><p>")
    with StubSite() as site:
        site.answers |= {"/law": Reply(linked, headers={"Content-Type": "text/html", "ETag": '"a"'}), "/more": Reply()}
        held.read(site, "links")
        site.answers["/law"] = Reply("", status=304, headers={"ETag": '"a"'})
        result = held.read(site, "links")
        assert site.paths()[-2:] == ["/law", "/more"]
    assert [page.same for page in result.pages] == [True, False]
    assert result.outcome is Outcome.OK


def test_we_read_under_our_own_name() -> None:
    with StubSite() as site:
        site.answers["/law"] = Reply()
        Held().read(site, "one-page", contact="https://tracker.example")
        names = {asked.headers["user-agent"] for asked in site.asked}
    assert names == {"regulatory-status-tracker/0.1 (an open record of the law; https://tracker.example)"}


def test_no_cookie_is_carried_from_page_to_page() -> None:
    with StubSite() as site:
        site.answers["/"] = Reply(headers={"Content-Type": "text/html", "Set-Cookie": "session=1"})
        Held().read(site, "two-pages")
        assert len(site.asked) > 2  # robots.txt and two pages
        assert not any("cookie" in asked.headers for asked in site.asked)


def test_two_pages_of_a_host_are_read_with_a_pause_between() -> None:
    with StubSite() as site:
        site.answers["/"] = Reply()
        result = Held().read(site, "two-pages", limits=Limits(delay=0.5))
    assert result.seconds > 0.75


def test_two_pages_are_as_far_apart_as_the_hosts_rules_ask() -> None:
    with StubSite() as site:
        site.answers |= {"/": Reply(), "/robots.txt": Reply("User-agent: *\nCrawl-delay: 1.2\n", headers=PLAIN)}
        result = Held().read(site, "two-pages")
    assert result.outcome is Outcome.OK
    assert result.seconds > 1.2


@pytest.mark.parametrize(
    ("rules", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 3", 3),
        ("User-agent: regulatory-status-tracker\nCrawl-delay: 2\n\nUser-agent: *\nCrawl-delay: 9", 2),
        ("User-agent: *\nCrawl-delay: 86400", LONGEST_DELAY),
        ("User-agent: *\nCrawl-delay: soon", 0),
        ("User-agent: *\nCrawl-delay: -5", 0),
        ("User-agent: another\nCrawl-delay: 9", 0),
    ],
)
def test_a_crawl_delay_is_heeded_within_reason(rules: str, seconds: float) -> None:
    assert crawl_delay(Protego.parse(rules), ROBOTS_NAME) == seconds


def test_a_lost_connection_is_tried_once_more() -> None:
    with StubSite() as site:
        site.answers["/law"] = raw(b"")
        result = Held().read(site, "one-page")
        assert len(site.paths()) == 2
    assert result.outcome is Outcome.UNREACHABLE
