"""What the world may send in the place of a page: each ends in a typed outcome, and none is a good reading."""

import gzip
import zlib
from collections.abc import Iterator

import pytest

from scrapers.fetch.orders import Limits
from tests.spiders_for_run import LANDMARK
from tests.stub_site import PAGE, Answer, Held, Reply, StubSite, at, raw, redirect
from tracker.contract import CrawlResult
from tracker.vocabulary import Outcome

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
BODY = PAGE.encode()
ZIPPED = gzip.compress(BODY)
CAP = 4 * 1024 * 1024


def coded(body: bytes, coding: str) -> Reply:
    return Reply(body=body, headers={"Content-Type": "text/html", "Content-Encoding": coding})


def page(words: str, title: str = "Department of Health") -> Reply:
    return Reply(body=f"<html><head><title>{title}</title></head><body><nav>Kratom</nav>{words}</body></html>")


def drip(connection: object, asked: object) -> None:
    raw(HEAD + b"Content-Length: 4000\r\n\r\n", *[b" "] * 40, every=0.5)(connection, asked)  # type: ignore[arg-type]


BOMB = gzip.compress(bytes(20 * CAP), 9)
CASES: dict[str, tuple[Answer, Outcome]] = {
    "half a page whose connection closes": (raw(HEAD + b"\r\n" + BODY[:60]), Outcome.INCOMPLETE),
    "a whole page that nothing says is whole": (raw(HEAD + b"\r\n" + BODY), Outcome.INCOMPLETE),
    "fewer bytes than its Content-Length": (raw(HEAD + b"Content-Length: 4000\r\n\r\n" + BODY), Outcome.INCOMPLETE),
    "chunks without a last one": (
        raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n"),
        Outcome.INCOMPLETE,
    ),
    "chunks of no length": (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<html\r\n"), Outcome.INCOMPLETE),
    "half a page with a true Content-Length": (Reply(body=BODY[:-20]), Outcome.INCOMPLETE),
    "no bytes": (Reply(body=""), Outcome.INCOMPLETE),
    "a cut gzip": (coded(ZIPPED[:-12], "gzip"), Outcome.INCOMPLETE),
    "a gzip without its checksum": (coded(ZIPPED[:-4], "gzip"), Outcome.INCOMPLETE),
    "a gzip with something behind": (coded(ZIPPED + b"more", "gzip"), Outcome.INCOMPLETE),
    "a gzip that is none": (coded(BODY, "gzip"), Outcome.INCOMPLETE),
    "a cut deflate": (coded(zlib.compress(BODY)[:-6], "deflate"), Outcome.INCOMPLETE),
    "a gzip bomb": (coded(BOMB, "gzip"), Outcome.TOO_LARGE),
    "a bomb in a bomb": (coded(gzip.compress(BOMB), "gzip, gzip"), Outcome.SUSPECT),
    "brotli": (coded(BODY, "br"), Outcome.SUSPECT),
    "more bytes than the cap": (Reply(body=BODY + bytes(CAP)), Outcome.TOO_LARGE),
    "one byte every half second": (drip, Outcome.UNREACHABLE),
    "headers and then silence": (raw(HEAD + b"Content-Length: 9\r\n\r\n", b"", every=9), Outcome.UNREACHABLE),
    "silence": (raw(b"", every=9), Outcome.UNREACHABLE),
    "a closed door": (raw(b""), Outcome.UNREACHABLE),
    "nonsense": (raw(b"\x16\x03\x01 not http\r\n\r\n"), Outcome.UNREACHABLE),
    "401": (Reply(status=401), Outcome.BLOCKED),
    "403": (Reply(status=403), Outcome.BLOCKED),
    "404": (Reply(status=404), Outcome.GONE),
    "410": (Reply(status=410), Outcome.GONE),
    "451": (Reply(status=451), Outcome.BLOCKED),
    "500": (Reply(status=500), Outcome.UNREACHABLE),
    "a page with 202": (Reply(status=202), Outcome.INCOMPLETE),
    "a page with 206": (Reply(status=206), Outcome.INCOMPLETE),
    "304 that nobody asked for": (Reply(body="", status=304), Outcome.INCOMPLETE),
    "a challenge by header": (Reply(headers={"x-amzn-waf-action": "challenge"}, status=202), Outcome.BLOCKED),
    "access denied": (page("You don't have permission to access this.", "Access Denied"), Outcome.BLOCKED),
    "a captcha with the landmark": (page(LANDMARK, "Human Verification"), Outcome.BLOCKED),
    "a script challenge": (page("<script>window._cf_chl_opt={}</script>" + LANDMARK), Outcome.BLOCKED),
    "request access": (page(LANDMARK, "Federal Register :: Request Access"), Outcome.BLOCKED),
    "a yellow page": (page("<H1>Server Error in '/' Application.<hr></H1>"), Outcome.BLOCKED),
    "a gateway's error": (page("<h1>502 Bad Gateway</h1>", "502 Bad Gateway"), Outcome.BLOCKED),
    "a login": (page('<form>Email <input type="password" name="p"></form>'), Outcome.BLOCKED),
    "a cookie wall": (page("Please accept all cookies to read on."), Outcome.BLOCKED),
    "an expired session": (page("Your session has expired."), Outcome.BLOCKED),
    "maintenance": (page("The site is down for maintenance."), Outcome.BLOCKED),
    "a parked domain": (page("This domain is for sale."), Outcome.BLOCKED),
    "a robot check": (page("Please verify you are a human."), Outcome.BLOCKED),
    "a soft 404": (page("The page you requested was not found."), Outcome.BLOCKED),
    "another page": (page("Welcome to the new website of the State of Example."), Outcome.SUSPECT),
    "the landmark in a script only": (page(f"<script>'{LANDMARK}'</script>"), Outcome.SUSPECT),
    "an empty object": (Reply(body="{}", headers={"Content-Type": "application/json"}), Outcome.SUSPECT),
    "an empty list": (Reply(body="[]", headers={"Content-Type": "application/json"}), Outcome.SUSPECT),
    "a picture": (Reply(body=b"\x89PNG\r\n\x1a\n\0\0", headers={"Content-Type": "image/png"}), Outcome.SUSPECT),
    "a refresh to somewhere": (page('<meta http-equiv="refresh" content="0;url=/else">'), Outcome.SUSPECT),
    "a redirect to itself": (redirect("law"), Outcome.REDIRECTS),
    "a redirect to nowhere": (Reply(body="", status=302), Outcome.INCOMPLETE),
}
SLUGS = {case: f"h{number:02}" for number, case in enumerate(CASES)}


@pytest.fixture(scope="module")
def results() -> Iterator[dict[str, CrawlResult]]:
    """One run over as many hosts as there are cases, and one honest host among them."""
    with StubSite() as site:
        for case, slug in SLUGS.items():
            site.answers[f"/{slug}/law"] = CASES[case][0]
        site.answers["/h79/law"] = Reply()
        mirrors = {f"https://{slug}.example/": f"{site.url}/{slug}/" for slug in [*SLUGS.values(), "h79"]}
        limits = Limits(delay=0, timeout=5, seconds=60, page_bytes=CAP)
        yield Held().visit(*SLUGS.values(), "h79", mirrors=mirrors, allow=site.allow, limits=limits)


@pytest.mark.parametrize("case", CASES)
def test_it_ends_in_its_own_outcome_with_a_reason(case: str, results: dict[str, CrawlResult]) -> None:
    result = results[SLUGS[case]]
    assert result.outcome is CASES[case][1]
    assert result.reason


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_seen_on_it(case: str, results: dict[str, CrawlResult]) -> None:
    assert results[SLUGS[case]].observations == ()


def test_a_host_among_them_is_read_as_if_it_were_alone(results: dict[str, CrawlResult]) -> None:
    assert (results["h79"].outcome, len(results["h79"].observations)) == (Outcome.OK, 1)


def test_what_was_sent_with_status_200_is_kept_for_a_person_to_look_at(results: dict[str, CrawlResult]) -> None:
    assert len(results[SLUGS["a captcha with the landmark"]].pages) == 1
    assert len(results[SLUGS["another page"]].pages) == 1


def test_a_law_may_speak_of_denied_access_and_maintenance() -> None:
    words = "Access denied. The system is under maintenance. Enable JavaScript. Your session has expired."
    with StubSite() as site:
        site.answers["/law"] = page(f"<h1>{LANDMARK}</h1><p>Sec. 404. Not found guilty. {words}</p>", "404 Kratom")
        assert Held().read(site, "one-page").outcome is Outcome.OK


def test_a_slow_source_ends_at_its_deadline() -> None:
    with StubSite() as site:
        site.answers["/law"] = drip
        result = Held().read(site, "one-page", limits=Limits(delay=0, timeout=60, seconds=2))
    assert result.outcome is Outcome.BUDGET
    assert result.seconds < 15  # all its bytes would take 20


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "two gzip members"])
def test_an_honest_coding_is_undone(coding: str) -> None:
    squeeze = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": ZIPPED,
        "deflate": zlib.compress(BODY),
        "raw deflate": squeeze.compress(BODY) + squeeze.flush(),
        "two gzip members": gzip.compress(BODY[:40]) + gzip.compress(BODY[40:]),
    }
    held = Held()
    with StubSite() as site:
        site.answers["/law"] = coded(bodies[coding], "deflate" if "deflate" in coding else "gzip")
        result = held.read(site, "one-page")
    assert held.bodies[result.pages[0].sha256] == BODY
    assert result.size == len(bodies[coding])


def test_only_codings_that_can_be_undone_are_asked_for() -> None:
    with StubSite() as site:
        site.answers["/law"] = Reply()
        Held().visit("one-page", **at(site, "one-page"))
        assert {asked.headers["accept-encoding"] for asked in site.asked} == {"gzip, deflate"}
