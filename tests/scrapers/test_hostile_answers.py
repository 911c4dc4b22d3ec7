"""Whatever comes in the place of a page, no source says on it what it does not say on the page itself.

Every source with a recorded visit is replayed with each of these answers at all of its addresses, all in one process.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scrapers.run import declared
from tests.scrapers.visits import FALSE, Pages, pages_of, read, verdict
from tests.warc import Answer
from tracker.contract import CrawlResult
from tracker.vocabulary import Outcome

Hostile = Callable[[Answer, str], Answer]
LANDMARKS = {address.url: address.landmark for source in declared() for address in source.addresses}
ROW = re.compile(r"(?is)<(tr|item|entry|li|p|para|text|FTNT)\b(?:(?!<th).)*?</\1>")


def cut(share: float) -> Hostile:
    """Return the answer without its end; where plain text ends nobody can tell, and its list's bounds must do."""

    def answered(answer: Answer, url: str) -> Answer:
        body = as_bytes(answer)
        has_an_end = body.lstrip().startswith((b"<", b"{", b"[", b"%PDF"))
        return replace(answer, body=body[: int(len(body) * (share if has_an_end else share / 2))])

    return answered


def said_instead(body: str, media_type: str) -> Hostile:
    return lambda answer, url: replace(answer, body=body.encode(), headers={"Content-Type": media_type})


def wall(words: str, title: str) -> Hostile:
    """Return a page of a guard's that names the substance, and says the very sentence by which we know the page."""

    def answered(answer: Answer, url: str) -> Answer:
        body = f"<!doctype html><title>{title}</title><body><h1>{LANDMARKS.get(url)}</h1>Kratom. {words}</body></html>"
        return said_instead(body, "text/html")(answer, url)

    return answered


def emptied(answer: Answer, url: str) -> Answer:
    """Leave of a table its header row, of a feed its channel, of an answer in JSON its names."""
    text = as_bytes(answer).decode("utf-8", "replace")
    try:
        return replace(answer, body=json.dumps(without_lists(json.loads(text))).encode())
    except json.JSONDecodeError:
        return replace(answer, body=ROW.sub("", text).encode())


def without_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_lists(inner) for name, inner in value.items()}
    return [] if isinstance(value, list) else value


def as_bytes(answer: Answer) -> bytes:
    return answer.body.encode() if isinstance(answer.body, str) else answer.body


HOSTILE: dict[str, Hostile] = {
    "a fifth of it": cut(0.2),
    "two thirds of it": cut(0.66),
    "nearly all of it": cut(0.95),
    "an empty object": said_instead("{}", "application/json"),
    "an empty list": said_instead("[]", "application/json"),
    "lists in lists without end": said_instead("[" * 50_000 + "]" * 50_000, "application/json"),
    "an error page": said_instead("<!doctype html><body>Oops! Kratom could not be loaded.</body></html>", "text/html"),
    "a page without a word": said_instead("<!doctype html></body></html>", "text/html"),
    "a PDF without a page": said_instead("%PDF-1.4\ntrailer<<>>\n%%EOF", "application/pdf"),
    "a captcha": wall("Please verify you are a human.", "Human Verification"),
    "a login": wall("<form>Sign in to continue <input type='password'></form>", "Code"),
    "a cookie wall": wall("Please accept all cookies to read on.", "Code"),
    "rows gone": emptied,
    "UTF-16 that does not say so": lambda answer, url: replace(
        answer, body=as_bytes(answer).decode("utf-8", "replace").encode("utf-16-le")
    ),
}


@pytest.fixture(scope="module")
def visits() -> dict[str, Pages]:
    found = {source.slug: pages_of(source) for source in declared() if not source.is_manual}
    return {slug: pages for slug, pages in found.items() if pages}


def all_read(visits: dict[str, Pages], hostile: Hostile, folder: Path) -> dict[str, CrawlResult]:
    pages = {url: hostile(answer, url) for visit in visits.values() for url, answer in visit.items()}
    return read(pages, list(visits), folder)


@pytest.fixture(scope="module")
def truth(visits: dict[str, Pages], tmp_path_factory: pytest.TempPathFactory) -> dict[str, CrawlResult]:
    return all_read(visits, lambda answer, url: answer, tmp_path_factory.mktemp("truth"))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_no_bug_and_says_nothing_but_the_truth(
    visits: dict[str, Pages], truth: dict[str, CrawlResult], hostile: Hostile, tmp_path: Path
) -> None:
    results = all_read(visits, hostile, tmp_path)
    assert [slug for slug, result in results.items() if result.outcome is Outcome.FAILED] == []
    assert [slug for slug, result in results.items() if verdict(truth[slug], result) == FALSE] == []
