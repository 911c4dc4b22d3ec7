"""A redesigned page is read as before or doubted aloud: nothing of the law changes for a change of the page.

Every source whose pages are HTML is replayed with each of the mutations, all sources in one process.
"""

from dataclasses import replace

import pytest

from scrapers.run import declared
from tests.scrapers.mutations import HARMLESS, MUTATIONS, mutated
from tests.scrapers.visits import DOUBTED, FALSE, TRUE, Pages, pages_of, read, verdict
from tests.warc import Answer
from tracker.contract import CrawlResult


def is_page(answer: Answer) -> bool:
    return "html" in answer.headers["Content-Type"]


def as_after(answer: Answer, mutation: str) -> Answer:
    """Return the answer with its page mutated; what is no page in HTML stays."""
    return replace(answer, body=mutated(answer.body, mutation)) if is_page(answer) else answer


@pytest.fixture(scope="module")
def visits() -> dict[str, Pages]:
    """The recorded pages of every source that has some in HTML, by its slug."""
    found = {source.slug: pages_of(source) for source in declared() if not source.is_manual}
    return {slug: pages for slug, pages in found.items() if any(map(is_page, pages.values()))}


@pytest.fixture(scope="module")
def truth(visits: dict[str, Pages], tmp_path_factory: pytest.TempPathFactory) -> dict[str, CrawlResult]:
    pages = {url: answer for visit in visits.values() for url, answer in visit.items()}
    return read(pages, list(visits), tmp_path_factory.mktemp("truth"))


@pytest.fixture(scope="module")
def verdicts(
    visits: dict[str, Pages], truth: dict[str, CrawlResult], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], str]:
    """What became of each source under each mutation."""
    found = {}
    for mutation in MUTATIONS:
        pages = {url: as_after(answer, mutation) for visit in visits.values() for url, answer in visit.items()}
        for slug, result in read(pages, list(visits), tmp_path_factory.mktemp("mutated")).items():
            found[slug, mutation] = verdict(truth[slug], result)
    return found


def test_no_mutation_passes_off_a_false_reading_as_true(verdicts: dict[tuple[str, str], str]) -> None:
    false = [f"{slug}: {mutation}" for (slug, mutation), told in verdicts.items() if told == FALSE]
    assert false == [], table(verdicts)


def test_what_no_reader_sees_is_read_as_before_in_nine_of_ten(verdicts: dict[tuple[str, str], str]) -> None:
    harmless = [told for (_, mutation), told in verdicts.items() if mutation in HARMLESS]
    assert harmless.count(TRUE) >= 0.9 * len(harmless), table(verdicts)


def table(verdicts: dict[tuple[str, str], str]) -> str:
    """Return a line for each mutation: which sources doubt it, and which read it falsely."""
    return "\n".join(
        f"{mutation:28} {kind}: {', '.join(slugs)}"
        for mutation in MUTATIONS
        for kind in (DOUBTED, FALSE)
        if (slugs := [slug for (slug, other), told in verdicts.items() if (other, told) == (mutation, kind)])
    )
