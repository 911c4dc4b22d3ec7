"""The desk as a person meets it who has never seen it: with a keyboard, in the dark, and one item moves under them."""

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from tests.line import FIRST, SECOND, a_law, a_reviewer, cells, crawled
from tests.review.desk import a_full_queue, rows_may_go, signed_in
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source
from tracker.review.models import Change, SecondFactor
from tracker.review.staff.second_factor import secret_of
from tracker.vocabulary import ChangeState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _house(transactional_db: None, data_dir: Path, static_files: None, settings: object) -> Iterator[None]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    load_governments()
    yield
    with rows_may_go():
        call_command("flush", interactive=False, verbosity=0)


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"] if rule["impact"] != "minor"]


def test_ten_items_are_cleared_and_the_one_that_moved_is_refused(chromium: Browser, live_server: object) -> None:
    changes = a_full_queue(9)
    page = signed_in(chromium, live_server.url, a_reviewer())
    page.goto(f"{live_server.url}/admin/review/change/")
    page.get_by_role("link", name="Begin with what matters most").click()
    expect(page.get_by_role("heading", name="La. R.S. 40:964 (Louisiana)")).to_be_visible()
    expect(page.get_by_role("row", name="Louisiana Kratom")).to_contain_text("prohibited")

    moved = changes[3]
    for number, change in enumerate(changes):
        expect(page.get_by_text(f"{10 - number} waiting for you")).to_be_visible()
        expect(page.get_by_role("heading", name=str(change))).to_be_visible()
        if change == moved:
            crawled(
                change.source, SECOND, a_law(*cells(), citation=change.subject), body="<li>moved</li>(12) Mitragynine"
            )
            page.get_by_role("button", name="Accept", exact=True).click()
            expect(page.get_by_text("The source changed on")).to_be_visible()
            page.get_by_label("Reason").fill("it moved")
            page.get_by_role("button", name="Reject").click()
        elif number % 2:
            page.get_by_label("Reason").fill("another plant")
            page.keyboard.press("Tab")
            page.get_by_role("button", name="Reject").press("Enter")
        else:
            page.get_by_role("button", name="Accept", exact=True).press("Enter")
        expect(page.get_by_text("Rejected." if change == moved or number % 2 else "Accepted.").first).to_be_visible()

    expect(page.get_by_text("0 changes")).to_be_visible()
    assert Change.objects.filter(state=ChangeState.OPEN).count() == 0
    page.context.close()


def test_the_queue_stacks_on_a_telephone(chromium: Browser, live_server: object) -> None:
    a_full_queue(1)
    page = signed_in(chromium, live_server.url, a_reviewer(), viewport={"width": 390, "height": 740})
    page.goto(f"{live_server.url}/admin/review/change/")
    last = page.locator("#result_list .field-progress").first.bounding_box()
    assert last["x"] + last["width"] <= 390
    page.context.close()


def test_no_page_of_the_desk_is_wider_than_a_telephone(chromium: Browser, live_server: object) -> None:
    (first, *_) = a_full_queue(1)
    Source.objects.update(look_for="a ban of kratom", urls=[f"https://law.example/{'section' * 12}"], next_due=FIRST)
    page = signed_in(chromium, live_server.url, a_reviewer(), viewport={"width": 360, "height": 740})
    for address in (f"{first.pk}/change/", f"{first.pk}/edit/", "enter/", "by-hand/"):
        page.goto(f"{live_server.url}/admin/review/change/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_change_is_accessible_and_keeps_the_policy(
    chromium: Browser, live_server: object, scheme: str
) -> None:
    (first, *_) = a_full_queue(1)
    page = signed_in(chromium, live_server.url, a_reviewer(), color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for address in (f"{first.pk}/change/", f"{first.pk}/edit/", "enter/"):
        page.goto(f"{live_server.url}/admin/review/change/{address}")
        assert (address, violations(page)) == (address, [])
    assert said == []
    page.context.close()


def test_a_newcomer_enrols_an_authenticator_and_is_in(chromium: Browser, live_server: object, settings: object) -> None:
    settings.STAFF_2FA = True
    person = a_reviewer()
    person.set_password("correct horse battery staple")
    person.save()
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("rea")
    page.get_by_label("Password").fill("correct horse battery staple")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert violations(page) == []
    secret = secret_of(SecondFactor.objects.get())
    page.get_by_label("Code of your authenticator").fill(pyotp.TOTP(secret).now())
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="What there is")).to_be_visible()
    assert said == []
    page.close()
