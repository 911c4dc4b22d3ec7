"""The manage page and the preview as a person meets them: in a real browser, on a phone, with no script."""

import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.alerts.test_subscribe_browser import files_under_their_own_names, violations
from tests.builders import LOUISIANA, a_place, a_substance, an_event
from tracker.alerts.models import Subscriber, Subscription, Webhook

__all__ = ["files_under_their_own_names"]  # a fixture that every test here takes

pytestmark = pytest.mark.django_db(transaction=True)
WORD = "a-word-that-only-her-mailbox-has"


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def open_her_page(page: Page, site: str) -> None:
    moment = timezone.now()
    a_subscriber().manage_links.create(
        word_sha256=hashlib.sha256(WORD.encode()).hexdigest(),
        requested_at=moment,
        expires_at=moment + timedelta(hours=1),
        next_try_at=moment,
    )
    page.goto(f"{site}/manage/{WORD}/")


def test_the_page_is_accessible_and_fits_a_phone(page, live_server):
    a_subscription()
    moment = timezone.now()
    Webhook.objects.create(
        subscriber=a_subscriber(), url="https://hooks.example.org/" + "x" * 80, salt="x", created_at=moment,
        next_try_at=moment,
    )  # fmt: skip
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    open_her_page(page, live_server.url)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert said == []


def test_hours_pauses_and_webhooks_are_set_where_she_reads_of_them(page, live_server):
    a_subscription()
    open_her_page(page, live_server.url)
    page.get_by_label("Time zone").select_option("Pacific/Guam")
    page.get_by_role("button", name="Keep these hours").click()
    expect(page.get_by_role("status")).to_have_text("Done.")
    page.get_by_label("Address").fill("https://127.0.0.1/hook")
    page.get_by_role("button", name="Post my alerts there").click()
    expect(page.get_by_role("status")).to_contain_text("public web")
    page.get_by_label("Address").fill("https://hooks.example.org/kratom")
    page.get_by_role("button", name="Post my alerts there").click()
    expect(page.get_by_text("It has not yet answered our challenge.")).to_be_visible()
    page.get_by_role("button", name="Stop just this").click()
    expect(page.get_by_text("You have no alerts.")).to_be_visible()
    assert Subscriber.objects.get().time_zone == "Pacific/Guam"
    assert not Subscription.objects.filter(ended_at=None).exists()


def test_stopping_everything_ends_the_link_as_well(page, live_server):
    a_subscription()
    open_her_page(page, live_server.url)
    page.get_by_role("button", name="Stop everything").click()
    expect(page.get_by_text("We send you nothing any more")).to_be_visible()
    page.goto(f"{live_server.url}/manage/{WORD}/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Your alerts")


def test_the_preview_is_accessible_and_told_as_a_status(page, live_server):
    a_place()
    a_substance()
    an_event()
    page.goto(f"{live_server.url}/subscribe/?place={LOUISIANA}")
    page.get_by_label("Your e-mail address").fill("ann@example.org")
    page.get_by_role("button", name="How many mails is that?").click()
    expect(page.get_by_role("status")).to_contain_text("a month")
    assert violations(page) == []
