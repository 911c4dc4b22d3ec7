"""Replay and record: a WARC file in the place of the web, through everything that the live web goes through."""

import gzip
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.stub_site import PAGE, Held, Reply, StubSite, at, raw
from tests.warc import Answer, write_warc
from tracker.contract import CrawlResult
from tracker.vocabulary import Outcome

LAW = "https://one.example/law"
DAY = "2026-06-30T12:00:00Z"
HTML = {"Content-Type": "text/html"}


def replayed(slug: str, path: Path, held: Held | None = None) -> CrawlResult:
    return (held or Held()).visit(slug, replay=path)[slug]


def response_only(path: Path, body: bytes, headers: Mapping[str, str], url: str = LAW) -> Path:
    """Write a response with no request beside it, its bytes as given, as many tools do."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        head = StatusAndHeaders("200 OK", list(headers.items()), "HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", BytesIO(body), http_headers=head, warc_headers_dict={"WARC-Date": DAY}
        )
        writer.write_record(record)
    return path


@pytest.mark.parametrize("name", ["visit.warc", "visit.warc.gz"])
def test_a_recorded_page_is_read_as_of_its_day(name: str, tmp_path: Path) -> None:
    result = replayed("one-page", write_warc(tmp_path / name, {LAW: PAGE}, DAY))
    assert (result.outcome, len(result.observations)) == (Outcome.OK, 1)
    assert result.seen_at == datetime(2026, 6, 30, 12, tzinfo=UTC)


def test_an_address_that_was_not_recorded_is_unreachable(tmp_path: Path) -> None:
    result = replayed("one-page", write_warc(tmp_path / "v.warc", {"https://one.example/else": PAGE}, DAY))
    assert result.outcome is Outcome.UNREACHABLE


def test_one_missing_page_makes_the_whole_source_unreachable(tmp_path: Path) -> None:
    result = replayed("two-pages", write_warc(tmp_path / "v.warc", {"https://two.example/a": PAGE}, DAY))
    assert (result.outcome, len(result.pages)) == (Outcome.UNREACHABLE, 1)


def test_recorded_rules_are_obeyed(tmp_path: Path) -> None:
    rules = ("User-agent: *\nDisallow: /", {"Content-Type": "text/plain"})
    pages = {"https://one.example/robots.txt": rules, LAW: PAGE}
    result = replayed("one-page", write_warc(tmp_path / "v.warc", pages, DAY))
    assert result.outcome is Outcome.ROBOTS


def test_a_validator_that_matches_is_answered_304(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "v.warc", {LAW: (PAGE, HTML | {"ETag": '"a"'})}, DAY)
    held = Held()
    assert replayed("one-page", path, held).outcome is Outcome.OK
    assert replayed("one-page", path, held).outcome is Outcome.SAME


def test_a_validator_that_does_not_match_is_answered_with_the_page(tmp_path: Path) -> None:
    held = Held()
    for tag in ('"a"', '"b"'):
        path = write_warc(tmp_path / "v.warc", {LAW: (PAGE, HTML | {"ETag": tag})}, DAY)
        assert replayed("one-page", path, held).outcome is Outcome.OK


def test_a_form_is_answered_by_what_it_asked(tmp_path: Path) -> None:
    url = "https://form.example/search"
    answers = [
        Answer(body=PAGE.replace("Schedule I.", word), form={"q": word}) for word in ("kratom", "kava", "tianeptine")
    ]
    held = Held()
    result = replayed("form", write_warc(tmp_path / "v.warc", {url: answers}, DAY), held)
    assert b"kratom" in held.bodies[result.pages[0].sha256]


def test_a_form_that_was_not_recorded_is_unreachable(tmp_path: Path) -> None:
    url = "https://form.example/search"
    path = write_warc(tmp_path / "v.warc", {url: [Answer(body=PAGE, form={"q": "kava"})]}, DAY)
    assert replayed("form", path).outcome is Outcome.UNREACHABLE


def test_a_form_recorded_without_its_request_is_answered_by_its_address(tmp_path: Path) -> None:
    path = response_only(tmp_path / "v.warc", PAGE.encode(), HTML, "https://form.example/search")
    assert replayed("form", path).outcome is Outcome.OK


def test_the_day_of_a_visit_is_the_newest_of_its_pages(tmp_path: Path) -> None:
    url = "https://dated.example/search"
    path = write_warc(tmp_path / "v.warc", {url: [Answer(body=PAGE, form={"until": "2026-06-30"})]}, DAY)
    assert replayed("dated-form", path).outcome is Outcome.OK


def test_an_error_page_is_replayed_as_one(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "v.warc", {LAW: Answer(body=PAGE, status=410)}, DAY)
    assert replayed("one-page", path).outcome is Outcome.GONE


def test_a_recorded_redirect_is_followed(tmp_path: Path) -> None:
    moved = Answer(body="", status=302, headers={"Location": "/moved"})
    path = write_warc(tmp_path / "v.warc", {LAW: moved, "https://one.example/moved": PAGE}, DAY)
    assert replayed("one-page", path).outcome is Outcome.OK


CHUNKS = f"10\r\n{PAGE[:16]}\r\n{len(PAGE) - 16:X}\r\n{PAGE[16:]}\r\n".encode()


@pytest.mark.parametrize(
    ("body", "headers", "outcome"),
    [
        (CHUNKS + b"0\r\n\r\n", {"Transfer-Encoding": "chunked"}, Outcome.OK),
        (PAGE.encode(), {"Transfer-Encoding": "chunked"}, Outcome.OK),
        (CHUNKS, {"Transfer-Encoding": "chunked"}, Outcome.INCOMPLETE),
        (CHUNKS[:-30], {"Transfer-Encoding": "chunked"}, Outcome.INCOMPLETE),
        (gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}, Outcome.OK),
        (gzip.compress(PAGE.encode())[:-9], {"Content-Encoding": "gzip"}, Outcome.INCOMPLETE),
        (PAGE.encode(), {"Content-Length": str(len(PAGE) + 1)}, Outcome.INCOMPLETE),
    ],
    ids=["chunked", "chunked no more", "no last chunk", "cut chunk", "gzip", "cut gzip", "shorter than it says"],
)
def test_bytes_as_other_tools_record_them_are_read_strictly(
    body: bytes, headers: dict[str, str], outcome: Outcome, tmp_path: Path
) -> None:
    assert replayed("one-page", response_only(tmp_path / "v.warc.gz", body, HTML | headers)).outcome is outcome


def test_a_revisit_stands_for_the_page_it_names(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "v.warc.gz", {"https://one.example/copy": PAGE}, DAY)
    with path.open("rb") as file:
        digest = next(ArchiveIterator(file)).rec_headers["WARC-Payload-Digest"]
    with path.open("ab") as file:
        writer = WARCWriter(file, gzip=True)
        record = writer.create_revisit_record(
            LAW,
            digest=digest,
            refers_to_uri="https://one.example/copy",
            refers_to_date=DAY,
            http_headers=StatusAndHeaders("200 OK", list(HTML.items()), "HTTP/1.1"),
        )
        writer.write_record(record)
    assert replayed("one-page", path).outcome is Outcome.OK


def test_what_is_no_warc_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "v.warc").write_text("<html>legal</html>")
    result = replayed("one-page", tmp_path / "v.warc")
    assert result.outcome is Outcome.UNREACHABLE
    assert "could not be read" in result.reason


def test_what_was_recorded_can_be_replayed(tmp_path: Path) -> None:
    path = tmp_path / "recorded.warc.gz"
    with StubSite() as site:
        zipped = Reply(gzip.compress(PAGE.encode()), headers=HTML | {"Content-Encoding": "gzip"})
        site.answers |= {"/law": zipped, "/search": Reply()}
        live = Held().visit("one-page", "form", record=path, **at(site, "one-page", "form"))
    again = Held().visit("one-page", "form", replay=path)
    assert [again[slug].outcome for slug in live] == [Outcome.OK, Outcome.OK]
    assert [page.sha256 for slug in live for page in again[slug].pages] == [
        page.sha256 for slug in live for page in live[slug].pages
    ]


def test_a_page_recorded_half_is_half_when_replayed(tmp_path: Path) -> None:
    path = tmp_path / "recorded.warc.gz"
    with StubSite() as site:
        site.answers["/law"] = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode())
        Held().read(site, "one-page", record=path)
    assert replayed("one-page", path).outcome is Outcome.INCOMPLETE


def test_a_recording_that_was_cut_off_is_whole_up_to_there(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "v.warc.gz", {LAW: PAGE, "https://one.example/else": PAGE * 50}, DAY)
    os.truncate(path, path.stat().st_size - 200)
    assert replayed("one-page", path).outcome is Outcome.OK


def test_a_record_that_was_cut_off_is_no_answer(tmp_path: Path) -> None:
    path = response_only(tmp_path / "v.warc", PAGE.encode(), HTML)
    os.truncate(path, path.stat().st_size - 10)
    result = replayed("one-page", path)
    assert result.outcome is Outcome.UNREACHABLE
    assert "breaks off" in result.reason


def test_the_real_visits_are_replayed(shared: Path) -> None:
    warcs, held = shared / "web" / "warc", Held()
    first = replayed("code", warcs / "first.warc.gz", held)
    assert (first.outcome, first.seen_at) == (Outcome.OK, datetime(2026, 6, 30, 12, tzinfo=UTC))
    second = replayed("code", warcs / "second.warc.gz", held)
    assert (second.outcome, second.seen_at) == (Outcome.OK, datetime(2026, 7, 30, 12, tzinfo=UTC))
    assert {page.url[-13:]: page.same for page in second.pages} == {"48-902.04.xml": True, "/7-742.11.xml": False}
