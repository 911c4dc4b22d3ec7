"""A key goes to the publisher that wants it and nowhere else; a source without its key, or a person's own, waits."""

from pathlib import Path

import pytest

from scrapers.run import run
from tests.stub_site import MODULES, PAGE, Held, Reply, StubSite, at, raw, redirect
from tracker.contract import CrawlResult, result_type
from tracker.vocabulary import Outcome

SECRET = "s3cret+key/of=ours"
WRITTEN = "s3cret%2Bkey%2Fof%3Dours"


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMPLE_KEY", SECRET)


def read(site: StubSite, slug: str, **how: object) -> CrawlResult:
    site.answers.setdefault("/robots.txt", Reply("", status=404))
    site.answers.setdefault("/law", Reply())
    return Held().visit(slug, **at(site, slug) | how)[slug]


def is_unsaid(*told: str | bytes) -> bool:
    written = b"".join(one.encode() if isinstance(one, str) else one for one in told)
    return SECRET.encode() not in written and WRITTEN.encode() not in written


@pytest.mark.parametrize("slug", ["key-in-address", "key-in-header"])
def test_a_key_reaches_its_publisher_and_nothing_that_we_write(key: None, slug: str, tmp_path: Path, capfd) -> None:
    record = tmp_path / "visit.warc"
    with StubSite() as site:
        result = read(site, slug, record=record)
        robots, law = site.asked
    assert (law.path, law.headers.get("x-api-key")) in ((f"/law?key={WRITTEN}", None), ("/law", SECRET))
    assert is_unsaid(robots.path, str(robots.headers))
    assert result.outcome is Outcome.OK
    assert is_unsaid(result_type.dump_json(result), record.read_bytes(), *capfd.readouterr())


def test_a_key_does_not_follow_to_another_host(key: None) -> None:
    with StubSite() as site, StubSite() as other:
        other.answers["/"] = Reply()
        site.answers["/law"] = redirect(f"{other.url}/law")
        read(site, "key-in-address", allow=(*site.allow, *other.allow))
        assert [asked.path for asked in other.asked if "key" in asked.path] == []


def test_an_answer_that_repeats_the_key_is_not_taken(key: None) -> None:
    with StubSite() as site:
        site.answers["/law"] = Reply(PAGE.replace("Schedule", SECRET))
        result = read(site, "key-in-address")
    assert (result.outcome, result.pages) == (Outcome.BLOCKED, ())


def test_a_failure_does_not_tell_the_key(key: None, capfd) -> None:
    with StubSite() as site:
        site.answers["/law"] = raw(b"", every=5)
        result = read(site, "key-in-address")
    assert result.outcome is Outcome.UNREACHABLE
    assert is_unsaid(result.reason, *capfd.readouterr())


@pytest.mark.parametrize(
    ("slug", "why"),
    [("key-in-address", "EXAMPLE_KEY"), ("key-in-header", "EXAMPLE_KEY"), ("by-hand", "a person looks")],
)
def test_a_source_that_nobody_may_ask_waits_and_asks_nothing(slug: str, why: str) -> None:
    with StubSite() as site:
        result = read(site, slug)
        assert (result.outcome, result.requests, site.asked) == (Outcome.WAITING, 0, [])
    assert why in result.reason


def test_a_recorded_visit_needs_no_key(key: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "visit.warc"
    with StubSite() as site:
        read(site, "key-in-address", record=record)
    monkeypatch.delenv("EXAMPLE_KEY")
    (result,) = run(["key-in-address"], modules=MODULES, keep=Held().keep, recall=lambda *_, **__: None, replay=record)
    assert result.outcome is Outcome.OK
