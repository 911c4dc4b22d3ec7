"""The recorded visit of a source as answers that a test may change, and what became of the reading then."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from scrapers.run import run
from tests.recordings import own_recording, real_recording
from tests.warc import Answer, write_warc
from tracker.contract import Absence, CrawlResult, Law, Source
from tracker.readings import Reading
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


def read(pages: Pages, slugs: list[str], folder: Path) -> dict[str, CrawlResult]:
    visit = write_warc(folder / "visit.warc", pages, DAY)
    results = run(slugs, keep=lambda body: hashlib.sha256(body).hexdigest(), recall=lambda *_, **__: None, replay=visit)
    return {result.source: result for result in results}


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
    """Return what each subject is read to be."""
    return {seen.subject: status(seen.reading) for seen in result.observations}


def status(law: Reading) -> object:
    """Return what a law is read to do, without the words that say so: where they end is the page's to mark.

    A law without cells is a mention, which a person must read; of an absence it is no matter what else is listed.
    """
    if isinstance(law, Absence):
        return law.subject_kind, law.jurisdiction
    if not isinstance(law, Law):
        return law
    if not law.cells:
        return "mentioned"
    cells = [replace(cell, conditions=tuple(replace(one, words="") for one in cell.conditions)) for cell in law.cells]
    return law.naming, law.substances, cells, law.preemption
