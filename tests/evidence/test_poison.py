"""A source whose reading ends the process that reads it: the others go on, and after three tries it is left alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.stub_site import HASTY, MODULES, Reply, StubSite, at
from tracker.catalog.load import load_governments
from tracker.evidence.batches import batches
from tracker.evidence.management.crawl_live import crawl_live
from tracker.evidence.management.crawling import declare_sources
from tracker.evidence.models import Crawl, Source
from tracker.vocabulary import Outcome

pytestmark = pytest.mark.django_db

NAMES = ("dying", "one-page")


@pytest.fixture
def site(data_dir: Path, settings: Any) -> Iterator[StubSite]:
    load_governments()
    with StubSite() as site:
        where = at(site, *NAMES)
        settings.SPIDER_MODULES, settings.SOURCE_URLS, settings.FETCH_ALLOW = MODULES, where["mirrors"], where["allow"]
        site.answers["/"] = Reply()
        declare_sources()
        yield site


def rung(at: datetime) -> None:
    """Read what is due at the moment, batch by batch, as the workers do."""
    for batch in batches(Source.objects.due(at).filter(slug__in=NAMES)):
        list(crawl_live(batch, limits=HASTY))


def test_a_source_that_kills_its_reader_is_parked_at_the_third_time_and_takes_no_other_along(site: StubSite) -> None:
    began = datetime.now(UTC)
    for days in range(4):
        rung(began + timedelta(days=2 * days))
    poison, other = (Source.objects.get(slug=slug) for slug in NAMES)
    assert (poison.health, poison.lost, other.health, other.lost) == ("parked", 3, "same", 0)
    assert list(Crawl.objects.filter(source=poison).values_list("outcome", flat=True)) == [Outcome.FAILED] * 3
    assert Crawl.objects.filter(source=other, outcome__in=(Outcome.OK, Outcome.SAME)).count() >= 3
