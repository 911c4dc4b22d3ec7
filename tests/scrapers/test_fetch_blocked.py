"""Refusals as guards really sent them, and real pages, none of which may be taken for one."""

import json
from pathlib import Path

import pytest
from scrapy.http import Response

from scrapers.errors import Blocked, Gone, Trouble, Unreachable
from scrapers.fetch.answers import check_answer
from scrapers.fetch.blocked import guard
from tests.recordings import WEB

RECORDS = sorted((WEB / "blocked_pages").rglob("*.json"))
EXPECTED: dict[int, type[Trouble]] = {
    202: Blocked,
    403: Blocked,
    404: Gone,
    405: Blocked,
    429: Unreachable,  # within a crawl its Retry-After is looked at first
    502: Unreachable,
}


@pytest.fixture(autouse=True)
def _real_pages(shared: Path) -> None:
    """Skip loudly where they are not."""


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_a_recorded_refusal_is_never_a_page(path: Path) -> None:
    seen = json.loads(path.read_text())["data"]
    response = Response(seen["url"], status=seen["status"], headers=seen["headers"])
    if seen["status"] == 200:
        is_refusal = bool(guard(f"<html><title>{seen['title']}</title>".encode()))
        assert is_refusal == ("Request Access" in seen["title"])
    else:
        with pytest.raises(EXPECTED[seen["status"]]):
            check_answer(response)


def test_no_real_page_is_taken_for_a_guards() -> None:
    pages = [path for path in WEB.rglob("*.*") if path.suffix in (".html", ".htm", ".xml", ".json", ".body", ".txt")]
    assert len(pages) > 50
    assert [path.name for path in pages if guard(path.read_bytes())] == []
