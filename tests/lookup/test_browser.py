"""The pages for reading as a person meets them: on a phone, with a screen reader, without a script."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.templatetags.static import static
from django.test import Client
from playwright.sync_api import expect

from tests.builders import COUNTRY, LOUISIANA, a_place
from tests.lookup.test_claims import a_claim
from tests.rules import a_notice, a_published_rule, a_rule, rules_for_all
from tracker.catalog.load import load_governments
from tracker.evidence.store import keep
from tracker.vocabulary import Activity, Effect, InstrumentKind

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1"
BODY = b"<script>document.title = 'ran'</script>"
PAGES = [
    "/", "/?q=Atlantis", f"/place/{LOUISIANA}/", "/notices/", "/changes/", "/disagreements/", "/sources/",
    "/map/", "/map/?of=world", "/coming/", "/about/", "/compare/?place=LA&place=TX", "/ship/", "/data/",
    f"/report/?place={LOUISIANA}", "/evidence/1/", "/notices/1/", "/map/?of=moon", "/nowhere/",
]  # fmt: skip


@pytest.fixture
def answers(static_files, data_dir):
    """What the site answers, by address, with something on every page.

    It is asked before the browser starts, in the test's own transaction: a server beside it would need rows that are
    there for good, and those of the record can never be deleted again.
    """
    load_governments()
    rules_for_all(Effect.PROHIBITED, place=a_place(), substance="7-oh", citation="A law with a very long name " * 5)
    notice = a_notice(a_place(COUNTRY), firm="Leaf LLC", product="tea", charge="adulterated")
    for number in range(4):
        a_notice(a_place(COUNTRY), f"99-{number}", issued_on="2013-01-01")
    a_rule(place=a_place(COUNTRY), kind=InstrumentKind.AGENCY_POSITION, citation="A position", words="no safe dose")
    a_claim()
    a_rule(place=a_place(f"{LOUISIANA}/place:slidell", level="place"), citation="Ord. 1")
    a_rule(citation="RS 40:1", valid_from="2200", counts_from=date(2200, 1, 1))
    rule = a_published_rule(Effect.PROHIBITED, Activity.POSSESSION, words="kratom is unlawful " * 20)
    page = rule.publications.get().change.observation.page
    page.sha256, page.media_type = keep(BODY), "text/html"
    page.save()
    client = Client(headers={"host": "127.0.0.1"})
    stored = f"/evidence/{page.pk}/"
    asked = {address: address for address in [*PAGES, "/?q=LA", static("tracker.css"), static("lookup.js")]}
    asked |= {f"/suggest?q={words}": f"/suggest?q={words}" for words in ("loui", "missisi")}
    asked["/notices/1/"] = f"/notices/{notice.pk}/"
    asked |= {"/evidence/1/": stored, f"{stored}bytes": f"{stored}bytes"}
    said = {shown: client.get(address, follow=True) for shown, address in asked.items()}
    return {
        shown: {"status": one.status_code, "headers": dict(one.items()), "body": one.getvalue()}
        for shown, one in said.items()
    }


@pytest.fixture
def open_page(answers, request):
    """Open a page of the site in a real browser, with these settings."""
    browser = request.getfixturevalue("chromium")

    def answer(route):
        route.fulfill(**answers[route.request.url.removeprefix(SITE)])

    def open_page(address, **settings):
        context = browser.new_context(**settings)
        context.route(f"{SITE}/**", answer)
        page = context.new_page()
        page.goto(SITE + address)
        return page

    return open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_and_fits_a_phone(open_page, scheme):
    for address in PAGES:
        page = open_page(address, viewport={"width": 320, "height": 740}, color_scheme=scheme)
        found = Axe().run(page).response["violations"]
        assert [f"{address} {rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_every_page_fits_a_phone_with_letters_twice_as_large(open_page):
    for address in PAGES:
        page = open_page(address, viewport={"width": 390, "height": 844})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_on_the_map_all_but_what_is_in_focus_fades_or_a_neighbour_would_hide_it(open_page):
    page = open_page("/map/")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Tab")
    opacity = "all => all.map(one => getComputedStyle(one).opacity)"
    assert page.locator(".map a:focus").evaluate_all(opacity) == ["1"]
    assert set(page.locator(".map a:not(:focus)").evaluate_all(opacity)) == {"0.35"}


def test_no_page_breaks_the_content_security_policy(open_page):
    said: list[str] = []
    page = open_page("/")
    page.on("console", lambda message: said.append(message.text))
    for address in PAGES[:-2]:  # of the last two the browser itself tells that they are errors
        page.goto(SITE + address)
    assert said == []


def test_a_reader_without_a_script_finds_a_place_by_keyboard(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_label("Place").focus()
    page.keyboard.type("LA")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=LA")
    expect(page.get_by_role("heading", name="Kratom: Prohibited")).to_be_visible()
    assert page.context.cookies() == []


def test_stored_bytes_are_saved_and_never_run(open_page):
    page = open_page("/evidence/1/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the bytes").click()
    assert download.value.path().read_bytes() == BODY


def test_the_box_suggests_what_one_begins_to_type(open_page):
    page = open_page("/")
    page.get_by_label("Place").fill("loui")
    expect(page.locator("#places option")).to_have_count(1)
    expect(page.locator("#places option")).to_have_attribute("value", "Louisiana")


def test_the_label_of_what_is_spelt_otherwise_holds_what_was_typed_or_the_browser_would_hide_it(open_page):
    page = open_page("/")
    page.get_by_label("Place").fill("missisi")
    expect(page.locator("#places option")).to_have_count(1)
    expect(page.locator("#places option")).to_have_attribute("value", "Mississippi")
    expect(page.locator("#places option")).to_have_attribute("label", "missisi → Mississippi")


def test_where_one_is_is_asked_only_on_request_and_told_only_roughly(open_page):
    told: list[str] = []

    def near(route):
        told.append(route.request.post_data)
        route.fulfill(json={"address": f"/place/{LOUISIANA}/"})

    here = {"latitude": 30.451468, "longitude": -91.187147}
    page = open_page("/", geolocation=here, permissions=["geolocation"])
    page.route("**/near", near)
    assert told == []
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_role("heading", name="Louisiana", exact=True)).to_be_visible()
    assert told == ["latitude=30.45&longitude=-91.19"]


def test_the_answer_the_letters_and_the_report_are_seen_without_scrolling_on_a_phone(open_page):
    page = open_page(f"/place/{LOUISIANA}/", viewport={"width": 360, "height": 740})
    acts = page.locator(".acts").get_by_role("link")
    expect(acts.filter(has_text="Report an error")).to_be_in_viewport()
    for link in acts.all():
        expect(link).to_be_in_viewport()
    expect(page.get_by_text("not legal advice")).to_have_count(1)
    expect(page.get_by_text("not legal advice")).to_be_in_viewport()


def test_the_map_is_read_by_keyboard_and_its_table_says_the_same(open_page):
    page = open_page("/map/")
    louisiana = page.locator("svg.map a", has_text="Louisiana")
    louisiana.focus()
    expect(louisiana).to_be_focused()
    expect(louisiana).to_have_attribute("aria-label", "Louisiana: Prohibited")
    expect(page.get_by_role("row", name="Louisiana Prohibited")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/place/{LOUISIANA}/")


def test_a_page_on_paper_is_white_and_tells_where_and_when_it_was_answered(open_page, settings):
    page = open_page(f"/place/{LOUISIANA}/", color_scheme="dark")
    answered = page.locator(".printed")
    expect(answered).to_be_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    expect(answered).to_contain_text(f"{settings.PUBLIC_BASE_URL}/place/{LOUISIANA}/?on=20")
    expect(answered).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("heading", name="Stay informed")).to_be_hidden()
    for drawn in ("body", ".aside", "blockquote"):
        expect(page.locator(drawn).first).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize(
    ("summary", "within"), [("notices before these", "Import alert 99-0"), ("A position", "no safe dose")]
)
def test_what_is_long_is_unfolded_by_keyboard_without_a_script(open_page, summary, within):
    page = open_page(f"/place/{LOUISIANA}/", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    folded = page.locator("details", has_text=summary)
    expect(folded.get_by_text(within)).to_be_hidden()
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(folded.get_by_text(within)).to_be_visible()


def test_neither_a_ban_inside_nor_what_comes_next_is_folded(open_page):
    page = open_page(f"/place/{LOUISIANA}/", viewport={"width": 390, "height": 844}, java_script_enabled=False)
    expect(page.get_by_role("link", name="slidell")).to_be_visible()
    expect(page.get_by_text("RS 40:1", exact=True).first).to_be_visible()


def test_what_is_folded_on_the_screen_is_open_on_paper(open_page):
    page = open_page(f"/place/{LOUISIANA}/")
    claims = page.get_by_role("columnheader", name="Beside the record").first
    page.emulate_media(media="print")
    for folded in (claims, page.get_by_role("region", name="Earlier notices"), page.get_by_text("no safe dose")):
        expect(folded).to_be_visible()
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
