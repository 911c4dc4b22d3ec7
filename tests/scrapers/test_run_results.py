"""The door of the crawl: one process, one result for each source, whatever happens to any of them."""

import hashlib
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scrapers import run
from scrapers.fetch.orders import Limits
from tests.stub_site import MODULES, PAGE, Held, Reply, StubSite, at, raw
from tracker.contract import result_type
from tracker.vocabulary import Outcome


def children() -> set[str]:
    """Return the ids of the processes that this thread has started and that are there."""
    return set(Path("/proc/thread-self/children").read_text().split())


def visited(*slugs: str, body: str = PAGE, **how: object) -> dict:
    """Crawl these sources, the same page being at every address of theirs."""
    with StubSite() as site:
        site.answers["/"] = Reply(body=body)
        site.answers["/robots.txt"] = Reply("", status=404)
        return Held().visit(*slugs, **at(site, *slugs) | how)


def test_every_declared_source_is_found_by_its_slug() -> None:
    assert "one-page" in {source.slug for source in run.declared(MODULES)}


def test_a_source_that_nobody_declares_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="no-such-source"):
        run.run(["no-such-source"], modules=MODULES, keep=str, recall=lambda *_, **__: None)


def test_a_page_is_read_with_its_bytes_kept_first() -> None:
    held = Held()
    with StubSite() as site:
        site.answers["/law"] = Reply()
        result = held.read(site, "one-page")
        page = result.pages[0]
    assert (result.outcome, result.reason, result.suspect) == (Outcome.OK, "", ())
    assert held.bodies[page.sha256] == PAGE.encode()
    assert (page.url, page.method, page.status, page.same) == ("https://one.example/law", "GET", 200, False)
    assert (page.media_type, page.size, result.size, result.requests) == ("text/html", len(PAGE), len(PAGE), 2)
    assert result.observations[0].page == page.sha256
    assert page.seen_at == result.seen_at
    assert timedelta() <= datetime.now(UTC) - page.seen_at < timedelta(minutes=1)


def test_a_result_survives_the_border() -> None:
    result = visited("one-page")["one-page"]
    assert result_type.validate_json(result_type.dump_json(result)) == result


def test_a_form_is_posted_and_known_by_its_hash() -> None:
    with StubSite() as site:
        site.answers["/search"] = Reply()
        result = Held().read(site, "form")
        assert (site.asked[-1].method, site.asked[-1].body) == ("POST", b"q=kratom")
    page = result.pages[0]
    assert (page.method, page.request_sha256) == ("POST", hashlib.sha256(b"q=kratom").hexdigest())


def test_a_bug_makes_its_own_source_failed_and_no_other() -> None:
    results = visited("buggy", "one-page")
    assert (results["buggy"].outcome, results["one-page"].outcome) == (Outcome.FAILED, Outcome.OK)
    assert "KeyError: 'status'" in results["buggy"].reason


def test_a_bug_is_logged_with_its_way_and_what_the_world_does_is_not(capfd: pytest.CaptureFixture[str]) -> None:
    visited("buggy", "puzzled")
    told = capfd.readouterr().err
    assert "buggy failed at https://" in told
    assert "Traceback" in told
    assert "puzzled" not in told


def test_what_was_seen_before_the_bug_is_not_lost() -> None:
    assert [found.subject for found in visited("buggy")["buggy"].observations] == ["before the bug"]


def test_a_word_that_is_not_understood_is_handed_on() -> None:
    result = visited("puzzled")["puzzled"]
    assert (result.outcome, result.suspect) == (Outcome.SUSPECT, ("decriminalised",))


def test_fewer_observations_than_declared_are_suspect() -> None:
    result = visited("demanding")["demanding"]
    assert (result.outcome, len(result.observations)) == (Outcome.SUSPECT, 1)
    assert "1 observations, where 50" in result.reason


def test_the_worst_page_decides() -> None:
    with StubSite() as site:
        site.answers |= {"/a": Reply(), "/b": Reply("", status=410)}
        result = Held().read(site, "two-pages")
    assert (result.outcome, len(result.pages), len(result.observations)) == (Outcome.GONE, 1, 1)


def test_a_redesign_weighs_more_than_a_page_that_is_gone() -> None:
    with StubSite() as site:
        site.answers |= {"/a": Reply(PAGE.replace("Act", "Code")), "/b": Reply("", status=410)}
        result = Held().read(site, "two-pages")
    assert result.outcome is Outcome.SUSPECT
    assert result.reason.endswith("and 1 more")


def test_a_process_that_dies_loses_only_what_it_had_not_told() -> None:
    results = visited("one-page", "dying")
    assert (results["dying"].outcome, results["dying"].reason[:4]) == (Outcome.FAILED, "lost")


def test_a_batch_ends_at_its_deadline() -> None:
    with StubSite() as site:
        site.answers["/law"] = raw(b"", every=30)
        result = Held().read(site, "one-page", deadline=3, limits=Limits(timeout=60))
    assert (result.outcome, "3 seconds" in result.reason) == (Outcome.FAILED, True)


def test_time_that_the_caller_takes_is_not_the_sources() -> None:
    class Slow(Held):
        def keep(self, body: bytes) -> str:
            time.sleep(0 if self.bodies else 4)
            return super().keep(body)

    with StubSite() as site:
        site.answers |= {"/law": Reply(PAGE.replace("<p>", "<a href='https://links.example/more'>more</a><p>"))}
        site.answers |= {"/more": Reply()}
        result = Slow().read(site, "links", limits=Limits(delay=0, seconds=3.5))
    assert (result.outcome, len(result.pages)) == (Outcome.OK, 2)


def test_a_caller_that_stops_leaves_no_process_behind() -> None:
    before = children()
    with StubSite() as site:
        site.answers["/law"] = Reply()
        held = Held()
        results = run.run(["one-page"], keep=held.keep, recall=held.recall, modules=MODULES, **at(site, "one-page"))
        next(results)
        results.close()  # type: ignore[attr-defined]
    assert children() <= before


def test_a_store_that_fails_is_the_callers_trouble() -> None:
    def full(body: bytes) -> str:
        raise OSError("no space left")

    before = children()
    with StubSite() as site, pytest.raises(OSError, match="no space left"):
        site.answers["/law"] = Reply()
        list(run.run(["one-page"], keep=full, recall=Held().recall, modules=MODULES, **at(site, "one-page")))
    assert children() <= before


def test_a_crawl_ends_with_the_process_that_ordered_it() -> None:
    code = (
        "import sys; from tests.stub_site import *; from scrapers import run\n"
        "how = {'mirrors': {'https://one.example/': sys.argv[1] + '/'}, 'allow': (sys.argv[1][7:],)}\n"
        "next(run.run(['one-page'], keep=str, recall=lambda *_, **__: None, modules=MODULES, **how))"
    )
    gone = threading.Event()

    def endless(connection: object, asked: object) -> None:
        started.set()
        while connection.recv(1):  # type: ignore[attr-defined]
            pass
        gone.set()

    started = threading.Event()
    with StubSite() as site:
        site.answers["/law"] = endless
        caller = subprocess.Popen([sys.executable, "-c", code, site.url], cwd=run.ROOT)
        assert started.wait(60)
        caller.kill()
        caller.wait()
        assert gone.wait(60)


def test_the_crawling_process_holds_no_django_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "x" * 60)
    modules, environment = (found.subject.split() for found in visited("modules")["modules"].observations)
    assert "scrapy" in modules
    assert not {"django", "celery", "psycopg"} & set(modules)
    assert "SECRET_KEY" not in environment


def test_yesterdays_pages_are_read_again_without_the_network() -> None:
    held = Held()
    with StubSite() as site:
        site.answers["/law"] = Reply()
        first = held.read(site, "one-page")
        asked = len(site.asked)
        again = held.read(site, "one-page", reread=True)
        assert len(site.asked) == asked
    assert (again.outcome, again.seen_at) == (Outcome.OK, first.seen_at)


def test_a_page_that_is_not_held_cannot_be_read_again() -> None:
    assert Held().visit("one-page", reread=True)["one-page"].outcome is Outcome.UNREACHABLE


def test_sources_of_one_host_are_read_one_after_another() -> None:
    busy, most = [0], [0]

    def counted(connection: object, asked: object) -> None:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        time.sleep(0.3)
        busy[0] -= 1
        Reply()(connection, asked)  # type: ignore[arg-type]

    with StubSite() as site:
        site.answers["/law"] = counted
        results = Held().visit("shared-a", "shared-b", "shared-c", **at(site, "shared-a"))
    assert {result.outcome for result in results.values()} == {Outcome.OK}
    assert most == [1]
