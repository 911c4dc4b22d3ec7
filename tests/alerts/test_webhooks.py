"""Alerts for programs: signed, in order, told again until they are taken, and to nowhere that the gate would refuse."""

import hmac
import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import SEEN, a_change, an_event
from tests.stub_site import Asked, Reply, StubSite, raw, redirect
from tracker.alerts.departed.retain import awaiting_forgetting
from tracker.alerts.departed.suppress import suppress
from tracker.alerts.departed.words import Parting
from tracker.alerts.dispatch import dispatch
from tracker.alerts.models import Alert, Webhook, WebhookEnding
from tracker.alerts.webhooks.call import TRIED_FOR, call_webhooks
from tracker.alerts.webhooks.owner import enable_webhook, remove_webhook, rotate_secret, set_webhook
from tracker.alerts.webhooks.sign import secret_of, signed
from tracker.alerts.webhooks.tell_owner import tell_owners
from tracker.alerts.words import AlertState, Channel, Frequency
from tracker.review.models import Event
from tracker.vocabulary import EventKind

pytestmark = pytest.mark.django_db
ANN = "ann@example.org"
TAKEN = Reply(body="", status=204)


def echo(connection, asked: Asked) -> None:
    """Answer a challenge with its word, and anything else with 200."""
    Reply(body=json.loads(asked.body)["data"].get("challenge", ""))(connection, asked)


@pytest.fixture
def site(settings):
    with StubSite() as site:
        settings.FETCH_ALLOW = site.allow
        site.answers["/"] = echo
        yield site


@pytest.fixture
def webhook(site) -> Webhook:
    """Ann's, verified; she asks for the law of Louisiana."""
    a_subscription(ANN)
    webhook = set_webhook(a_subscriber(ANN), f"{site.url}/hook")
    call_webhooks(Webhook.objects.all())
    site.asked.clear()
    return Webhook.objects.get(pk=webhook.pk)


def owed(subject: str = "RS 40:964") -> Alert:
    event = an_event(a_change(subject=subject))
    dispatch(event)
    return Alert.objects.get(event=event, channel=Channel.WEBHOOK)


def call() -> int:
    return call_webhooks(Webhook.objects.all())


def call_when_due() -> int:
    with time_machine.travel(Webhook.objects.get().next_try_at + timedelta(seconds=1)):
        return call()


def state(alert: Alert) -> str:
    alert.refresh_from_db()
    return alert.state


def told(site: StubSite) -> list[dict]:
    return [json.loads(asked.body) for asked in site.asked]


def is_signed(asked: Asked, secret: str) -> bool:
    """Check a message as a receiver does that knows nothing of us but the standard."""
    headers = {name.lower(): value for name, value in asked.headers.items()}
    content = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), asked.body])
    mac = b64encode(hmac.digest(b64decode(secret.removeprefix("whsec_")), content, "sha256")).decode()
    return f"v1,{mac}" in headers["webhook-signature"].split(" ")


def test_the_signature_is_that_of_the_standard_s_own_example():
    secret, moment = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", datetime.fromtimestamp(1614265330, UTC)
    headers = signed([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", moment, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_nothing_is_told_before_the_challenge_is_answered(site):
    site.answers["/"] = TAKEN
    a_subscription(ANN)
    set_webhook(a_subscriber(ANN), f"{site.url}/hook")
    call()
    dispatch(an_event())
    call()
    assert [message["type"] for message in told(site)] == ["challenge"]
    assert not Alert.objects.filter(channel=Channel.WEBHOOK).exists()


def test_an_alert_is_told_with_all_that_a_mail_says_and_signed(site, webhook):
    alert = owed()
    assert call() == 1
    (message,) = told(site)
    assert message["type"] == "status.published"
    assert message["data"]["place"]["id"] == "ocd-division/country:us/state:la"
    assert message["data"]["quote"] == "kratom is unlawful"
    assert is_signed(site.asked[0], secret_of(webhook))
    assert state(alert) == AlertState.ACCEPTED


def test_a_program_is_told_at_once_whatever_its_owner_wants_by_mail(site, webhook):
    webhook.subscriber.subscriptions.update(frequency=Frequency.WEEKLY)
    owed()
    assert call() == 1


def test_one_event_is_told_once(site, webhook):
    owed()
    assert (call(), call()) == (1, 0)
    assert len(site.asked) == 1


@pytest.mark.parametrize("answer", [Reply(status=500), redirect("/elsewhere"), raw(b"rubbish\r\n\r\n")])
def test_what_is_not_taken_is_told_again_with_the_same_id_and_body(site, webhook, answer):
    alert = owed()
    site.answers["/"] = answer
    assert call() == 0
    site.answers["/"] = TAKEN
    assert call() == 0, "it is left alone for a while"
    assert call_when_due() == 1
    first, second = site.asked
    assert (first.headers["webhook-id"], first.body) == (second.headers["webhook-id"], second.body)
    assert state(alert) == AlertState.ACCEPTED


def test_what_may_have_been_taken_before_a_crash_is_told_again_and_counted(site, webhook):
    alert = owed()
    before = timezone.now() - timedelta(seconds=1)
    Alert.objects.filter(pk=alert.pk).update(state=AlertState.LEASED, lease=uuid4(), next_try_at=before, attempts=1)
    Webhook.objects.update(leased_until=before)
    assert call() == 1
    alert.refresh_from_db()
    assert alert.ambiguous == 1


def test_the_order_is_kept_past_a_failure(site, webhook):
    for number, subject in enumerate(("first", "second")):
        alert = owed(subject)
        Event.objects.filter(pk=alert.event_id).update(recorded_at=SEEN + timedelta(hours=number))
    site.answers["/"] = Reply(status=503)
    call()
    site.answers["/"] = TAKEN
    assert call_when_due() == 2
    days = [message["timestamp"] for message in told(site)]
    assert days == sorted(days)
    assert len(days) == 3


def test_a_receiver_that_fails_for_54_hours_is_switched_off_and_its_owner_told(site, webhook):
    alert = owed()
    site.answers["/"] = Reply(status=500)
    began = timezone.now()
    call()
    while Webhook.objects.get().disabled_at is None:
        last = Webhook.objects.get().next_try_at
        call_when_due()
    assert last - began >= TRIED_FOR
    assert len(site.asked) > 15
    assert state(alert) == AlertState.PARKED
    assert WebhookEnding.objects.count() == 1


def test_one_that_is_gone_is_switched_off_at_once_and_resumed_when_its_owner_says(site, webhook):
    alert = owed()
    site.answers["/"] = Reply(status=410)
    call()
    assert state(alert) == AlertState.PARKED
    site.answers["/"] = TAKEN
    enable_webhook(webhook.subscriber)
    assert call() == 1
    assert state(alert) == AlertState.ACCEPTED


def test_the_owner_reads_why_it_was_switched_off_and_where_to_switch_it_on(site, webhook, sink):
    owed()
    site.answers["/"] = Reply(status=410)
    call()
    assert (tell_owners(WebhookEnding.objects.all()), tell_owners(WebhookEnding.objects.all())) == (1, 0)
    (mail,) = sink.sent_to(ANN)
    assert "It answered 410." in mail.message.get_content()
    assert "/manage/" in mail.message.get_content()


def test_a_new_secret_signs_beside_the_old_one_for_a_day(site, webhook):
    old = secret_of(webhook)
    rotate_secret(webhook.subscriber)
    new = secret_of(Webhook.objects.get())
    owed("one")
    call()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        owed("two")
        call()
    assert [(is_signed(asked, old), is_signed(asked, new)) for asked in site.asked] == [(True, True), (False, True)]


def test_a_correction_goes_to_the_programs_that_were_told_the_wrong(site, webhook):
    wrong = owed()
    call()
    a_subscription("bob@example.org")
    late = set_webhook(a_subscriber("bob@example.org"), f"{site.url}/late")
    call()
    site.asked.clear()
    correction = an_event(a_change(corrects=wrong.event.change, subject="RS 40:965"), EventKind.CORRECTED)
    dispatch(correction)
    assert call() == 1
    (message,) = told(site)
    assert message["type"] == "status.corrected"
    assert message["data"]["corrects"][0].endswith(f"event/{wrong.event_id}")
    assert not Alert.objects.filter(subscriber=late.subscriber, channel=Channel.WEBHOOK).exists()


def test_a_correction_cancels_what_was_not_yet_told(site, webhook):
    wrong = owed()
    dispatch(an_event(a_change(corrects=wrong.event.change, subject="RS 40:965"), EventKind.CORRECTED))
    call()
    assert [message["type"] for message in told(site)] == ["status.corrected"]
    assert state(wrong) == AlertState.SUPPRESSED


def test_what_is_taken_back_is_not_told_to_a_program_that_never_heard_of_it(site, webhook):
    wrong = owed()
    nothing = {**wrong.event.change.machine, "cells": [], "naming": "mentioned"}
    retraction = a_change(corrects=wrong.event.change, human=nothing, subject="RS 40:965")
    dispatch(an_event(retraction, EventKind.CORRECTED))
    assert call() == 0
    assert site.asked == []


def test_a_mailbox_that_takes_no_mail_does_not_stop_a_program(site, webhook):
    suppress(webhook.subscriber, Parting.BOUNCED)
    owed()
    assert call() == 1
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert not awaiting_forgetting(timezone.now()).exists()


def test_a_receiver_that_asks_for_time_is_left_alone_that_long(site, webhook):
    owed()
    site.answers["/"] = Reply(status=429, body="", headers={"Retry-After": "7200"})
    assert call() == 0
    assert Webhook.objects.get().next_try_at - timezone.now() > timedelta(hours=1, minutes=59)


def test_who_stopped_or_removed_is_told_nothing_more(site, webhook):
    alert = owed()
    remove_webhook(webhook.subscriber)
    assert call() == 0
    assert state(alert) == AlertState.SUPPRESSED


def test_a_receiver_that_drips_is_cut_off_and_its_owner_reads_why(site, webhook, monkeypatch):
    monkeypatch.setattr("tracker.alerts.webhooks.post.ANSWER_WITHIN", 0.5)
    owed()
    site.answers["/"] = raw(*[bytes([letter]) for letter in b"HTTP/1.1 200 OK\r\n\r\n"], every=0.2)
    assert call() == 0
    webhook.refresh_from_db()
    assert webhook.error == "No answer within 0.5 s."


def test_of_an_endless_answer_little_is_read(site, webhook):
    owed()
    sent = []

    def endless(connection, asked):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n")
        for _ in range(1000):
            sent.append(connection.send(b"x" * 1_000_000))

    site.answers["/"] = endless
    assert call() == 1
    assert sum(sent) < 100_000_000


def test_the_database_holds_no_secret(site, webhook):
    rows = str(Webhook.objects.values())
    assert secret_of(webhook).removeprefix("whsec_") not in rows
