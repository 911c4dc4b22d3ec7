"""Where a source may lead us: no detour reaches what could not be reached straight."""

from pathlib import Path

import pytest

from scrapers.fetch.orders import Limits
from tests.scrapers.tls import self_signed
from tests.spiders_for_run import LANDMARK
from tests.stub_site import HASTY, PAGE, Held, Reply, StubSite, at, canary, redirect
from tracker.vocabulary import Outcome

INWARD = [
    "http://127.0.0.1:{port}/",
    "http://127.0.0.2:{port}/",
    "http://127.1:{port}/",
    "http://2130706433:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://localhost:{port}/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://localhost/",
    "https://localhost/",
    "http://169.254.169.254/latest/meta-data",
    "http://[64:ff9b::7f00:1]/",
    "http://100.64.0.1/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "data:text/html,legal",
    "http://127.0.0.1:{port}\\@one.example/",
    "http://name@one.example/law",
]


def named(location: str) -> str:
    """Give the address without its port, which differs from run to run."""
    return location.replace(":{port}", "")


@pytest.fixture(scope="module")
def inward() -> dict[str, object]:
    """One run over hosts that each redirect inward, and whoever came to the canary meanwhile."""
    slugs = {location: f"h{number:02}" for number, location in enumerate(INWARD)}
    with StubSite() as site, canary() as (port, came):
        for location, slug in slugs.items():
            site.answers[f"/{slug}/law"] = redirect(location.format(port=port), 307)
        mirrors = {f"https://{slug}.example/": f"{site.url}/{slug}/" for slug in slugs.values()}
        results = Held().visit(*slugs.values(), mirrors=mirrors, allow=site.allow, limits=HASTY)
    return {location: results[slug] for location, slug in slugs.items()} | {"came": came}


@pytest.mark.parametrize("location", INWARD, ids=named)
def test_no_redirect_leads_inward(location: str, inward: dict) -> None:
    assert inward[location].outcome is Outcome.BLOCKED
    assert inward[location].pages == ()


def test_no_stand_in_leads_inward_unless_it_is_allowed() -> None:
    with canary() as (port, came):
        result = Held().visit("one-page", mirrors={"https://one.example/": f"http://127.0.0.1:{port}/"})["one-page"]
        assert came == []
    assert result.outcome is Outcome.BLOCKED


def test_no_connection_was_opened(inward: dict) -> None:
    assert inward["came"] == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_page_keeps_its_official_address(status: int) -> None:
    with StubSite() as site:
        site.answers |= {"/law": redirect("/moved", status), "/moved": Reply()}
        result = Held().read(site, "one-page")
        assert result.pages[0].fetched_from == f"{site.url}/moved"
    assert result.outcome is Outcome.OK
    assert result.pages[0].url == "https://one.example/law"


def test_a_mirror_that_redirects_to_itself_stands_for_the_official_host() -> None:
    with StubSite() as site:
        site.answers |= {"/law": redirect(f"{site.url}/moved"), "/moved": Reply()}
        assert Held().read(site, "one-page").outcome is Outcome.OK


def test_a_chain_of_redirects_ends_after_five() -> None:
    with StubSite() as site:
        site.answers |= {f"/law{'x' * hop}": redirect(f"/law{'x' * (hop + 1)}") for hop in range(50)}
        result = Held().read(site, "one-page")
        assert len(site.paths()) == 6
    assert result.outcome is Outcome.REDIRECTS


def test_an_answer_from_another_host_says_so() -> None:
    with StubSite() as site:
        site.answers |= {"/law": redirect("https://two.example/moved"), "/moved": Reply()}
        result = Held().visit("one-page", **at(site, "one-page", "two-pages"))["one-page"]
    assert (result.outcome, result.reason) == (Outcome.OK, "redirected to two.example")


def test_https_is_never_left_for_http() -> None:
    with StubSite() as site:
        site.answers |= {"/law": redirect("http://one.example/law")}
        result = Held().read(site, "one-page")
        assert site.paths() == ["/law"]
    assert result.outcome is Outcome.BLOCKED
    assert "from https" in result.reason


def test_a_form_that_is_moved_with_307_stays_a_form() -> None:
    with StubSite() as site:
        site.answers |= {"/search": redirect("/moved", 307), "/moved": Reply()}
        Held().read(site, "form")
        assert [(asked.method, asked.body) for asked in site.asked if asked.path == "/moved"] == [("POST", b"q=kratom")]


def test_a_refresh_header_is_not_followed() -> None:
    with StubSite() as site:
        site.answers |= {"/law": Reply(headers={"Refresh": "0;url=/else", "Content-Type": "text/html"})}
        Held().read(site, "one-page")
        assert site.paths() == ["/law"]


@pytest.mark.parametrize("link", ["file:///etc/passwd", "http://127.0.0.1:1/", "https://other.example/", "gopher://x/"])
def test_no_link_on_a_page_leads_where_the_source_does_not_live(link: str) -> None:
    with StubSite() as site:
        site.answers["/law"] = Reply(body=PAGE.replace("<p>", f"<a href='{link}'>more</a><p>"))
        result = Held().read(site, "links")
        assert site.paths() == ["/law"]
    assert result.outcome is Outcome.BLOCKED


def test_a_page_that_always_links_on_ends_at_the_budget() -> None:
    with StubSite() as site:

        def endless(connection: object, asked: object) -> None:
            count = len(site.asked)
            body = PAGE.replace("<p>", f"<a href='https://links.example/law?p={count}'>{count}</a><p>")
            Reply(body=body)(connection, asked)  # type: ignore[arg-type]

        site.answers["/law"] = endless
        result = Held().read(site, "links", limits=Limits(delay=0, requests=8))
        assert len(site.asked) == 8
    assert result.outcome is Outcome.BUDGET


def test_one_body_under_address_after_address_is_a_trap() -> None:
    links = "".join(f"<a href='https://links.example/law?p={number}'>next</a>" for number in range(9))
    with StubSite() as site:
        site.answers["/law"] = Reply(body=PAGE.replace("<p>", links + "<p>"))
        result = Held().read(site, "links")
    assert result.outcome is Outcome.BUDGET
    assert "the same page" in result.reason


def test_all_pages_of_a_source_together_may_not_be_too_large() -> None:
    with StubSite() as site:
        site.answers["/"] = Reply(body=PAGE.replace("<p>", f"<p>{'x' * 40_000}"))
        result = Held().read(site, "two-pages", limits=Limits(delay=0, total_bytes=60_000))
    assert result.outcome is Outcome.TOO_LARGE


def test_a_host_that_cannot_prove_who_it_is_is_not_read(tmp_path: Path) -> None:
    with StubSite(certificate=self_signed(tmp_path, "127.0.0.1")) as site:
        site.answers["/law"] = Reply()
        result = Held().read(site, "one-page")
        assert site.asked == []
    assert result.outcome is Outcome.UNREACHABLE
    assert "certificate" in result.reason


def test_a_host_that_is_not_there_is_unreachable() -> None:
    with StubSite() as site:
        how = at(site, "one-page")
    result = Held().visit("one-page", **how)["one-page"]
    assert result.outcome is Outcome.UNREACHABLE
    assert LANDMARK not in result.reason
