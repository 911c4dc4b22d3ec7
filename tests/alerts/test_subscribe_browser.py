"""The sign-up page as a person meets it: on a phone, in the dark, with a keyboard, a screen reader, no script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.builders import LOUISIANA, a_place, a_substance
from tracker.alerts.models import SignUp

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def files_under_their_own_names(static_files, settings):
    """The test server finds static files where they are written, not where they are collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(params=["light", "dark"])
def phone(request, chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme=request.param)
    yield context.new_page()
    context.close()


def violations(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def test_the_page_is_accessible_and_fits_a_phone(phone, live_server):
    a_place()
    phone.goto(f"{live_server.url}/subscribe/")
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_form_with_mistakes_is_accessible_too(phone, live_server):
    phone.goto(f"{live_server.url}/subscribe/")
    phone.get_by_role("button", name="Ask for a confirmation mail").click()
    expect(phone.get_by_text("This field is required.")).to_have_count(2)
    assert phone.title().startswith("Not sent – ")
    assert violations(phone) == []


def test_no_page_breaks_the_content_security_policy(phone, live_server):
    said = []
    phone.on("console", lambda message: said.append(message.text))
    phone.goto(f"{live_server.url}/subscribe/")
    assert said == []


def test_signing_up_needs_a_keyboard_and_no_script(chromium, live_server):
    a_place()
    a_substance()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/subscribe/?place={LOUISIANA}")
    page.get_by_label("Your e-mail address").focus()
    page.keyboard.type("ann@example.org")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Look into your mailbox").wait_for()
    context.close()
    assert SignUp.objects.get().jurisdiction.ocd_id == LOUISIANA


def test_the_first_key_leads_past_the_header(chromium, live_server):
    page = chromium.new_page()
    page.goto(f"{live_server.url}/subscribe/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.close()
