"""Every declared source is read from a recorded visit, through the engine, and said what a person once checked.

A new spider needs a recorded visit and nothing else: the first run writes what was read and fails, so that a person
compares it with the page before it is committed.
"""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scrapers.run import declared, run
from tests.conftest import ROOT, miss
from tests.recordings import PAGES, WEB, own_recording, real_recording
from tracker.contract import Absence, CrawlResult, Source, result_type
from tracker.vocabulary import Outcome

READINGS = ROOT / "tests" / "readings"
READ_BY_MACHINE = [source for source in declared() if not source.is_manual]


@pytest.mark.parametrize("source", READ_BY_MACHINE, ids=lambda source: source.slug)
def test_every_source_says_what_a_person_has_checked(source: Source, warc_of: Callable[..., Path]) -> None:
    checked = READINGS / f"{source.slug}.json"
    own = own_recording(source, warc_of)
    recording = own or real_recording(source, warc_of)
    if recording is None:
        without_recording(source, checked)
    result = replayed(source, recording)
    assert result.outcome is Outcome.OK, f"{source.slug} ended {result.outcome}: {result.reason} {result.suspect}"
    found = as_json(result, in_clear=own is not None)
    if not checked.exists():
        checked.write_text(found)
        pytest.fail(f"{checked} was written from {recording}: read it, compare it with the page, commit it")
    assert json.loads(checked.read_text()) == json.loads(found), f"{source.slug} is read otherwise than was checked"


@pytest.mark.parametrize("source", READ_BY_MACHINE, ids=lambda source: source.slug)
def test_every_subject_is_named_as_its_reading_names_it(source: Source, warc_of: Callable[..., Path]) -> None:
    recording = own_recording(source, warc_of) or real_recording(source, warc_of)
    if recording is None:
        without_recording(source, READINGS / f"{source.slug}.json")
    for seen in replayed(source, recording).observations:
        assert isinstance(seen.reading, Absence) or seen.subject == seen.reading.subject


def test_a_checked_reading_belongs_to_a_source() -> None:
    slugs = {source.slug for source in declared()}
    assert {path.stem for path in READINGS.glob("*.json")} <= slugs


def without_recording(source: Source, checked: Path) -> None:
    if checked.exists() and not WEB.is_dir():
        miss(f"the recorded visit of {source.slug} lies in {WEB}, which is not there")
    pytest.fail(
        f"{source.slug} has no recorded visit: looked for {PAGES / source.slug}.warc.gz, for "
        f"{PAGES / source.slug / 'visit.json'}, and for its addresses in {WEB}. Make the first with "
        f"`python3 manage.py crawl {source.slug} --record tests/pages/{source.slug}.warc.gz`, if its pages are free "
        f"to be kept here; else write a short page of your own in the same form."
    )


def replayed(source: Source, recording: Path) -> CrawlResult:
    (result,) = run(
        [source.slug], keep=lambda body: hashlib.sha256(body).hexdigest(), recall=lambda *_, **__: None,
        replay=recording,
    )  # fmt: skip
    return result


def as_json(result: CrawlResult, *, in_clear: bool) -> str:
    """Write what was read; of other people's pages, their words only as hashes."""
    told = result_type.dump_python(result, mode="json")
    kept = {
        "source": told["source"],
        "seen_at": told["seen_at"],
        "pages": [{"url": page["url"], "text": page["text"]} for page in sorted(told["pages"], key=by_url)],
        "observations": sorted(told["observations"], key=lambda seen: (seen["url"], seen["subject"])),
    }
    for words in (*kept["pages"], *kept["observations"]):
        if not in_clear:
            words.update({name: hashed(words[name]) for name in ("quote", "text") if name in words})
    return json.dumps(kept, indent=2, ensure_ascii=False) + "\n"


def by_url(page: dict[str, Any]) -> str:
    return page["url"]


def hashed(words: str) -> str:
    return f"sha256:{hashlib.sha256(words.encode()).hexdigest()}"
