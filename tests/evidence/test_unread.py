"""What a host calls unchanged, and what is unchanged but for its boilerplate, is not read again: its reading stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scrapers.fetch.core import core_sha256
from tests.spiders_for_run import LANDMARK
from tests.stub_site import HASTY, MODULES, Reply, StubSite, at
from tracker.catalog.load import load_governments
from tracker.contract import CrawlResult
from tracker.evidence.management.crawl_live import crawl_live
from tracker.evidence.management.crawling import declare_sources
from tracker.evidence.models import Observation, Page, Source
from tracker.vocabulary import Outcome

pytestmark = pytest.mark.django_db

LAW = f"<h1>{LANDMARK}</h1>" + "<p>No person shall sell a product that holds more than two percent of it.</p>" * 20
Read = Callable[[], tuple[CrawlResult, Outcome]]


def page(law: str = LAW, visitor: int = 1, **headers: str) -> Reply:
    body = f"<!doctype html><html><body><p>Visitor {visitor}</p><main>{law}</main></body></html>"
    return Reply(body, headers={"Content-Type": "text/html"} | headers)


UNCHANGED = Reply("", status=304, headers={"ETag": '"a"'})


@pytest.fixture
def site(data_dir: Path, settings: Any) -> Iterator[StubSite]:
    load_governments()
    with StubSite() as site:
        where = at(site, "standing")
        settings.SPIDER_MODULES, settings.SOURCE_URLS, settings.FETCH_ALLOW = MODULES, where["mirrors"], where["allow"]
        yield site


@pytest.fixture
def read(site: StubSite) -> Read:
    declare_sources()

    def read_once() -> tuple[CrawlResult, Outcome]:
        return next(iter(list(crawl_live(Source.objects.filter(slug="standing"), limits=HASTY))))

    return read_once


def test_a_page_that_its_host_calls_unchanged_is_seen_again_and_not_read(site: StubSite, read: Read) -> None:
    site.answers["/law"] = page(ETag='"a"')
    read()
    first = Observation.objects.get().last_seen_at
    site.answers["/law"] = UNCHANGED
    result, outcome = read()
    assert (outcome, result.observations, result.pages[0].unread) == (Outcome.SAME, (), True)
    assert Observation.objects.get().last_seen_at > first


def test_a_visitor_more_is_kept_and_not_read(site: StubSite, read: Read) -> None:
    for visitor in (1, 2, 3):
        site.answers["/law"] = page(visitor=visitor)
        result, outcome = read()
    assert (outcome, result.pages[0].unread) == (Outcome.SAME, True)
    assert Page.objects.values("text_sha256").distinct().count() == 1
    assert Page.objects.count() == 3
    assert Observation.objects.get().last_seen_at == Page.objects.get(newest=True).last_seen_at


def test_one_figure_more_in_the_main_part_is_read(site: StubSite, read: Read) -> None:
    for law in (LAW, LAW.replace("two", "three", 1)):
        site.answers["/law"] = page(law)
        _, outcome = read()
    assert outcome is Outcome.OK
    assert Observation.objects.count() == 2


def test_a_page_that_was_not_understood_is_read_whatever_its_host_says_of_changes(site: StubSite, read: Read) -> None:
    site.answers["/law"] = page(LAW.replace(LANDMARK, "Another Act"), ETag='"a"')
    read()
    site.answers["/law"] = UNCHANGED
    assert read()[1] is Outcome.SUSPECT


def test_a_trouble_between_makes_the_next_reading_a_whole_one(site: StubSite, read: Read) -> None:
    site.answers["/law"] = page(ETag='"a"')
    read()
    site.answers["/law"] = Reply("", status=500)
    read()
    site.answers["/law"] = UNCHANGED
    result, outcome = read()
    assert (outcome, len(result.observations)) == (Outcome.SAME, 1)


@pytest.mark.parametrize(
    "body",
    [
        f"<html><body>{LAW}</body></html>",
        f"<main>{LAW}</main><main>{LAW}</main>",
        f"<main>{LAW}",
        "<main>Loading</main>",
        f"<main>{LAW}</main><div role='main'>{LAW}</div>",
    ],
)
def test_a_page_without_one_main_part_has_no_core(body: str) -> None:
    assert core_sha256(body.encode(), "text/html") == ""


def test_the_same_bytes_in_another_charset_are_another_core() -> None:
    body = f"<main role=main>{LAW}</main>".encode()
    assert core_sha256(body, "text/html") != core_sha256(body, "text/html; charset=utf-16") != ""
