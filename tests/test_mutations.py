"""A redesigned page is read as before or doubted aloud: nothing of the law changes for a change of the page.

Every source whose pages are HTML is replayed with each of the mutations, all sources in one process.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from scrapers.run import declared, run
from tests.mutations import HARMLESS, MUTATIONS, mutated
from tests.recordings import own_recording, real_recording
from tests.warc import Answer, write_warc
from tracker.contract import CrawlResult, Law, Source
from tracker.vocabulary import GOOD_OUTCOMES

TRUE, DOUBTED, FALSE = "true", "doubted", "FALSE"
DAY = "2026-05-04T12:00:00Z"
Pages = dict[str, Answer]


def pages_of(source: Source) -> Pages:
    """Return what each address of the source's recorded visit answered, or nothing where there is none."""
    held: Pages = {}

    def take(pages: Mapping[str, Answer], seen_at: str = DAY) -> Path:
        held.update({url: replace(answer, seen_at=answer.seen_at or seen_at) for url, answer in pages.items()})
        return Path()

    recorded = own_recording(source, take) or real_recording(source, take)
    return held or (dict(answers_in(recorded)) if recorded else {})


def answers_in(recorded: Path) -> list[tuple[str, Answer]]:
    with recorded.open("rb") as file:
        return [
            (
                record.rec_headers.get_header("WARC-Target-URI"),
                Answer(
                    body=record.content_stream().read(),
                    headers={"Content-Type": record.http_headers.get_header("Content-Type") or ""},
                    seen_at=record.rec_headers.get_header("WARC-Date"),
                ),
            )
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        ]


def is_page(answer: Answer) -> bool:
    return "html" in answer.headers["Content-Type"]


def as_after(answer: Answer, mutation: str) -> Answer:
    """Return the answer with its page mutated; what is no page in HTML stays."""
    return replace(answer, body=mutated(answer.body, mutation)) if is_page(answer) else answer


def read(pages: Pages, slugs: list[str], folder: Path) -> dict[str, CrawlResult]:
    visit = write_warc(folder / "visit.warc", pages, DAY)
    results = run(slugs, keep=lambda body: hashlib.sha256(body).hexdigest(), recall=lambda *_, **__: None, replay=visit)
    return {result.source: result for result in results}


@pytest.fixture(scope="module")
def visits() -> dict[str, Pages]:
    """The recorded pages of every source that has some in HTML, by its slug."""
    found = {source.slug: pages_of(source) for source in declared()}
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


def verdict(truth: CrawlResult, seen: CrawlResult) -> str:
    """Return whether a reading is the true one, one that goes to a person, or one that would pass for true."""
    if seen.outcome not in GOOD_OUTCOMES:
        return DOUBTED
    was, now = said(truth), said(seen)
    if was == now:
        return TRUE
    doubted = all(now.get(subject) in (told, "mentioned") for subject, told in was.items()) and was.keys() == now.keys()
    return DOUBTED if doubted else FALSE


def said(result: CrawlResult) -> dict[str, object]:
    """Return what each subject is read to be; a law without cells is a mention, which a person must read."""
    return {
        seen.subject: status(seen.reading) if isinstance(seen.reading, Law) else seen.reading
        for seen in result.observations
    }


def status(law: Law) -> object:
    """Return what a law is read to do, without the words that say so: where they end is the page's to mark."""
    if not law.cells:
        return "mentioned"
    cells = [replace(cell, conditions=tuple(replace(one, words="") for one in cell.conditions)) for cell in law.cells]
    return law.naming, law.substances, cells, law.preemption


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
