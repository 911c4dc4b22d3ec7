"""The page where a subscriber manages everything, opened by a link that only their mailbox gets."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import COUNTRY, LOUISIANA, a_place, a_substance, an_event
from tests.smtp import SmtpSink
from tracker.alerts.dispatch import dispatch
from tracker.alerts.health import sign_ups
from tracker.alerts.manage import send_links
from tracker.alerts.models import ManageLink, SignUp, Subscriber, Subscription
from tracker.alerts.volume import mails_a_month
from tracker.alerts.wish import Wish
from tracker.alerts.words import Frequency, Interest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ANN = "ann@example.org"


def mailed_page(client: Client, sink: SmtpSink) -> str:
    """Ask for the link as Ann does, and return the path in the mail."""
    client.post("/manage/", {"address": ANN})
    send_links(ManageLink.objects.all())
    return re.search(r"/manage/[^/\s]+/", sink.messages[-1].message.get_content())[0]


def test_the_link_goes_to_the_mailbox_and_opens_its_page(client, sink):
    a_subscription(ANN)
    page = mailed_page(client, sink)
    assert sink.messages[-1].recipients == (ANN,)
    assert "Changes of the law about every substance in Louisiana" in client.get(page).content.decode()


def test_the_word_of_a_link_is_kept_nowhere(client, sink):
    a_subscription(ANN)
    word = mailed_page(client, sink).split("/")[2]
    assert word not in str(ManageLink.objects.values())


@pytest.mark.usefixtures("one_moment")
def test_an_unknown_address_is_answered_the_same(client):
    a_subscription(ANN)
    answers = {
        re.sub(rb'value="[^"]*"', b"", client.post("/manage/", {"address": one}).content)
        for one in (ANN, "x@y.example")
    }
    assert len(answers) == 1
    assert ManageLink.objects.count() == 1


def test_an_unknown_address_is_answered_no_sooner(client, monkeypatch):
    waits: list[float] = []
    monkeypatch.setattr("tracker.alerts.views.even.time.sleep", waits.append)
    a_subscription(ANN)
    for address in (ANN, "unknown@example.org"):
        client.post("/manage/", {"address": address})
    assert len(waits) == 2


def test_a_link_dies_after_a_day(client, sink):
    a_subscription(ANN)
    page = mailed_page(client, sink)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert client.get(page).status_code == 404


def test_looking_changes_nothing(client, sink):
    subscription = a_subscription(ANN)
    client.get(mailed_page(client, sink) + "?do=forget")
    assert Subscription.objects.filter(pk=subscription.pk, ended_at=None).exists()


def test_one_subscription_is_changed_and_another_stopped(client, sink):
    law, bills = a_subscription(ANN), a_subscription(ANN, topic=Interest.BILLS)
    page = mailed_page(client, sink)
    client.post(page, {"do": "change", "subscription": law.pk, "frequency": "weekly"})
    client.post(page, {"do": "stop", "subscription": bills.pk})
    assert list(Subscription.objects.filter(ended_at=None).values_list("frequency", flat=True)) == [Frequency.WEEKLY]


def test_nobody_else_s_subscription_is_touched(client, sink):
    a_subscription(ANN)
    his = a_subscription("bob@example.org")
    client.post(mailed_page(client, sink), {"do": "stop", "subscription": his.pk})
    assert Subscription.objects.filter(pk=his.pk, ended_at=None).exists()


def test_who_paused_is_owed_nothing_until_they_go_on(client, sink):
    a_subscription(ANN)
    page = mailed_page(client, sink)
    client.post(page, {"do": "pause"})
    assert dispatch(an_event()) == 0
    client.post(page, {"do": "resume"})
    assert dispatch(an_event()) == 1


def test_who_is_forgotten_leaves_no_row(client, sink):
    a_subscription(ANN)
    dispatch(an_event())
    answer = client.post(mailed_page(client, sink), {"do": "forget"})
    assert "gone" in answer.content.decode()
    assert not Subscriber.objects.exists()


def test_a_state_with_its_counties_and_cities_is_told_of_them():
    county = a_place(f"{LOUISIANA}/county:caddo")
    a_subscription("all@example.org", place=a_place(LOUISIANA), includes_below=True)
    a_subscription("state@example.org", place=a_place(LOUISIANA))
    assert dispatch(an_event(jurisdiction=county)) == 1


def test_who_signs_up_is_told_before_how_many_mails_that_has_meant(client):
    a_substance()
    for event, days_ago in ((an_event(), 9), (an_event(), 400)):
        type(event).objects.filter(pk=event.pk).update(recorded_at=timezone.now() - timedelta(days=days_ago))
    form = {"address": "", "place": LOUISIANA, "substance": "", "topics": ["status"], "preview": "yes"}
    assert "0.1 mails a month" in client.post("/subscribe/", form).content.decode()
    assert not SignUp.objects.exists()


def test_many_events_of_one_day_are_one_mail_of_a_daily_digest_and_a_young_record_counts_for_a_month():
    now = timezone.now()
    for _ in range(3):
        event = an_event(jurisdiction=a_place(COUNTRY))
        type(event).objects.filter(pk=event.pk).update(recorded_at=now - timedelta(days=9))
    wish = Wish(place=a_place(), substance=None, topics=(Interest.STATUS,), frequency=Frequency.DAILY)
    assert mails_a_month(wish, now) == 1


def test_what_fills_in_the_field_that_nobody_sees_signs_nobody_up(client):
    a_place()
    form = {"address": ANN, "place": LOUISIANA, "topics": ["status"], "website": "http://spam.example"}
    assert client.post("/subscribe/", form).status_code == 302
    assert not SignUp.objects.exists()


def test_one_network_cannot_flood_many_mailboxes(client):
    a_place()
    for number in range(33):
        client.post("/subscribe/", {"address": f"u{number}@example.org", "place": LOUISIANA, "topics": ["status"]})
    assert SignUp.objects.count() == Subscriber.objects.count() == 30
    assert a_subscriber("u1@example.org").sign_ups.get().network != ""


def test_a_flood_from_everywhere_is_said_to_whoever_asks(client, monkeypatch):
    monkeypatch.setattr("tracker.alerts.subscribe.CONFIRMATIONS_A_DAY_IN_ALL", 2)
    a_place()
    form = {"place": LOUISIANA, "topics": ["status"]}
    answered = [client.post("/subscribe/", {**form, "address": f"u{n}@example.org"}).status_code for n in range(3)]
    assert answered == [302, 302, 503]
    assert sign_ups(timezone.now()) == "closed: too many within a day"
