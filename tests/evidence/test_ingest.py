"""What one crawl saw becomes rows once, and only what differs in substance is news."""

from pathlib import Path

import pytest

from tests.line import FIRST, SECOND, THIRD, a_law, a_source_in, an_absence, cells, crawled
from tracker.catalog.load import load_governments
from tracker.contract import CrawlResult
from tracker.evidence.ingest import ingest
from tracker.evidence.models import Crawl, Observation, Page, Source
from tracker.evidence.store import Damaged, fetch, keep, path_of
from tracker.vocabulary import Cause, Outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(data_dir: Path) -> Source:
    load_governments()
    return a_source_in()


def test_a_page_is_kept_under_the_hash_of_its_bytes(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()), body="<li>Mitragynine</li>")

    assert fetch(Page.objects.get().sha256) == b"<li>Mitragynine</li>"


def test_bytes_that_changed_on_disk_are_not_served(source: Source) -> None:
    sha256 = keep(b"as it was")
    path_of(sha256).write_bytes(b"as it is")

    with pytest.raises(Damaged, match="does not hash to its name"):
        fetch(sha256)


def test_the_same_page_again_is_no_news(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))

    assert crawled(source, SECOND, a_law(*cells())) is Outcome.SAME
    assert Observation.objects.get().last_seen_at == SECOND
    assert Page.objects.get().last_seen_at == SECOND


def test_other_boilerplate_around_the_same_words_is_no_news_but_is_kept(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()), body="<p>visitor 1</p>")

    assert crawled(source, SECOND, a_law(*cells()), body="<p>visitor 2</p>") is Outcome.SAME
    assert Page.objects.count() == 2
    assert Observation.objects.count() == 1


def test_other_words_are_another_observation(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()), words="(12) Mitragynine")

    assert crawled(source, SECOND, a_law(*cells()), words="(12) Mitragynine, in any form") is Outcome.OK
    assert Observation.objects.count() == 2


def test_words_that_differ_in_print_alone_are_no_news(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()), words="(12) Mitragynine, in any form")

    assert crawled(source, SECOND, a_law(*cells()), words="(12) MITRAGYNINE in any form.") is Outcome.SAME
    assert Observation.objects.get().last_seen_at == SECOND


def test_a_citation_that_moved_is_news_for_a_person(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()), words="Mitragynine, under § 40-964(b)")

    assert crawled(source, SECOND, a_law(*cells()), words="Mitragynine, under § 40-965(b)") is Outcome.OK
    assert Observation.objects.count() == 2


def test_a_text_whose_bytes_are_damaged_says_nothing_of_the_new_one(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()), words="(12) Mitragynine, in any form")
    path_of(Observation.objects.get().text_sha256).write_bytes(b"")

    assert crawled(source, SECOND, a_law(*cells()), words="(12) MITRAGYNINE in any form.") is Outcome.OK


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - {Outcome.OK, Outcome.SAME}))
def test_a_bad_reading_keeps_its_page_and_leaves_no_observation(source: Source, outcome: Outcome) -> None:
    crawled(source, FIRST, a_law(*cells()), outcome=outcome)

    assert Page.objects.count() == 1
    assert Observation.objects.count() == 0


def test_a_bad_reading_does_not_advance_the_last_good_one(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))
    crawled(source, SECOND, outcome=Outcome.BLOCKED)
    source.refresh_from_db()

    assert (source.last_good_at, source.last_outcome, source.failures) == (FIRST, Outcome.BLOCKED, 1)


def test_a_crawl_is_ingested_once(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))
    result = CrawlResult(
        source=source.slug, outcome=Outcome.FAILED, reason="late", seen_at=None, requests=0, size=0, seconds=0,
        suspect=(), retry_after=None, pages=(), observations=(),
    )  # fmt: skip

    assert ingest(Crawl.objects.get(), result) is Outcome.OK
    assert Crawl.objects.get().outcome == Outcome.OK


def test_a_page_that_goes_and_comes_back_leaves_three_readings(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))
    crawled(source, SECOND, an_absence(), words="List of schedule I")
    crawled(source, THIRD, a_law(*cells()))

    assert [row.absent for row in Observation.objects.order_by("seen_at")] == [False, True, False]


def test_another_reading_of_the_same_bytes_is_our_own_doing(source: Source) -> None:
    crawled(source, FIRST, a_law(*cells()))
    crawled(source, SECOND, a_law(*cells(valid_from="2025-09-01")))

    assert [row.cause for row in Observation.objects.order_by("seen_at")] == [Cause.CRAWL, Cause.REREAD]


def test_a_page_that_could_not_be_read_at_first_is_news_once_it_can(source: Source) -> None:
    crawled(source, FIRST, outcome=Outcome.SUSPECT)
    crawled(source, SECOND, a_law(*cells()))

    assert Observation.objects.get().cause == Cause.CRAWL
