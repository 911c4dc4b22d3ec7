"""Signing up: an address, a mail, a click, and nothing to be learned by anyone else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import COUNTRY, LOUISIANA, SEEN, a_place, a_substance
from tests.smtp import SmtpSink
from tracker.alerts.invite import invite
from tracker.alerts.mailbox import mailbox
from tracker.alerts.models import SignUp, Subscriber, Subscription
from tracker.alerts.token import stop_token
from tracker.alerts.words import AlertState
from tracker.vocabulary import Level, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ANN = "ann@example.org"


def sign_up(client: Client, address: str = ANN, **more):
    a_place()
    a_substance()
    form = {"address": address, "place": LOUISIANA, "substance": "", "topics": ["status"], **more}
    return client.post("/subscribe/", form, follow=True)


def mailed_link(sink: SmtpSink, settings) -> str:
    """Send what is owed, and return the path of the link in the newest mail."""
    invite(SignUp.objects.all())
    text = sink.messages[-1].message.get_content()
    return re.search(rf"{re.escape(settings.PUBLIC_BASE_URL)}(/confirm/\S+)", text)[1]


def test_who_signs_up_and_confirms_is_subscribed(client, sink, settings):
    sign_up(client, substance="kratom", topics=["status", "bills"])
    client.post(mailed_link(sink, settings))
    subscriptions = Subscription.objects.filter(subscriber__address=ANN, ended_at=None)
    assert {subscription.topic for subscription in subscriptions} == {Topic.STATUS, Topic.BILLS}
    assert Subscriber.objects.get().confirmed_at is not None


def test_the_mail_goes_to_the_address_and_names_what_was_asked(client, sink, settings):
    sign_up(client, substance="kratom")
    mailed_link(sink, settings)
    (delivery,) = sink.messages
    assert delivery.recipients == (ANN,)
    assert "changes of the law about Kratom in Louisiana" in delivery.message.get_content()
    assert delivery.message["Auto-Submitted"] == "auto-generated"


def test_a_scanner_that_follows_the_link_confirms_nobody(client, sink, settings):
    sign_up(client)
    link = mailed_link(sink, settings)
    assert client.get(link).status_code == client.head(link).status_code == 200
    assert not Subscription.objects.exists()


def test_confirming_twice_subscribes_once(client, sink, settings):
    sign_up(client)
    link = mailed_link(sink, settings)
    assert client.post(link).status_code == client.post(link).status_code == 200
    assert Subscription.objects.count() == 1


def test_a_confirmation_link_works_for_48_hours(client, sink, settings):
    sign_up(client)
    link = mailed_link(sink, settings)
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert client.post(link).status_code == 404
    assert not Subscription.objects.exists()


def test_a_link_from_before_everything_was_stopped_starts_nothing(client, sink, settings):
    sign_up(client)
    link = mailed_link(sink, settings)
    Subscriber.objects.update(round=1, ended_at=timezone.now())
    assert client.post(link).status_code == 404
    assert not Subscription.objects.exists()


def test_a_confirmation_link_does_not_bring_back_what_was_stopped(client, sink, settings):
    sign_up(client)
    link = mailed_link(sink, settings)
    client.post(link)
    Subscription.objects.update(ended_at=timezone.now())
    client.post(link)
    assert not Subscription.objects.filter(ended_at=None).exists()


def test_a_stop_link_confirms_nothing(client):
    subscription = a_subscription()
    token = stop_token(subscription.subscriber, [subscription.pk])
    assert client.post(f"/confirm/{token}/").status_code == 404


@pytest.mark.usefixtures("one_moment")
def test_the_answer_does_not_tell_who_is_subscribed(client):
    a_subscription("known@example.org")
    a_subscriber("pending@example.org", confirmed_at=None)
    a_subscriber("left@example.org", ended_at=SEEN)
    addresses = ["new@example.org", "known@example.org", "pending@example.org", "left@example.org"]
    answers = [sign_up(Client(), address) for address in addresses]
    assert len({(answer.status_code, answer.content, str(answer.redirect_chain)) for answer in answers}) == 1
    assert SignUp.objects.count() == len(addresses)


@pytest.mark.usefixtures("one_moment")
def test_one_mailbox_is_asked_three_times_a_day_however_it_is_written(client):
    spellings = ["ann@example.org", "ANN@Example.org", "ann+a@example.org", "Ann+b@EXAMPLE.org", "ann+c@example.org"]
    answers = {sign_up(client, spelling).content for spelling in spellings}
    assert SignUp.objects.count() == 3
    assert len(answers) == 1


def test_the_day_after_a_mailbox_may_be_asked_again(client):
    for _ in range(4):
        sign_up(client)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        sign_up(client)
    assert SignUp.objects.count() == 4


def test_a_stranger_cannot_move_a_confirmed_subscriber_to_another_spelling(client):
    a_subscriber(ANN)
    sign_up(client, "ann+elsewhere@example.org")
    assert Subscriber.objects.get().address == ANN


def test_a_confirmation_mail_that_the_server_puts_off_is_sent_later(client, sink, settings):
    sign_up(client)
    sink.behave(ANN, "450 greylisted", "ok")
    assert not invite(SignUp.objects.all())
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert invite(SignUp.objects.all())
    assert SignUp.objects.get().state == AlertState.ACCEPTED


def test_a_confirmation_link_leads_home_whatever_host_the_visitor_named(sink, settings):
    sign_up(Client(headers={"X-Forwarded-Host": "evil.example"}))
    mailed_link(sink, settings)
    assert "evil.example" not in sink.messages[-1].message.as_string()


def test_an_unknown_host_is_refused(client):
    assert client.get("/subscribe/", headers={"host": "evil.example"}).status_code == 400


def test_a_place_may_be_given_by_its_exact_name(client):
    sign_up(client, place="louisiana")
    assert SignUp.objects.get().jurisdiction.ocd_id == LOUISIANA


def test_a_name_that_two_places_bear_must_be_chosen(client):
    a_place(f"{COUNTRY}/state:ga", name="Georgia")
    a_place("ocd-division/country:ge", name="Georgia")
    assert "Choose one from the list" in sign_up(client, place="Georgia").content.decode()


def test_a_link_from_a_place_s_page_chooses_that_place(client):
    a_place()
    assert f'<option value="{LOUISIANA}" selected>' in client.get(f"/subscribe/?place={LOUISIANA}").content.decode()


def test_a_link_from_a_county_s_page_chooses_that_county(client):
    county = a_place(f"{LOUISIANA}/county:caddo", name="Caddo Parish", level=Level.COUNTY)
    page = client.get(f"/subscribe/?place={county.ocd_id}").content.decode()
    assert f'<option value="{county.ocd_id}" selected>Caddo Parish, Louisiana</option>' in page
    sign_up(client, place=county.ocd_id)
    assert SignUp.objects.get().jurisdiction == county


@pytest.mark.parametrize(
    "junk",
    [
        {"address": "no address"},
        {"address": "a\x00@example.org"},
        {"address": f"a@{'ü' * 60}.example"},
        {"address": "a@example.org\r\nBcc: eve@evil.example"},
        {"place": "Atlantis"},
        {"place": "\x00"},
        {"substance": "sugar"},
        {"topics": ["weather"]},
        {"topics": []},
    ],
)
def test_junk_is_answered_with_the_form_and_stored_nowhere(client, junk):
    assert sign_up(client, **junk).status_code == 200
    assert not SignUp.objects.exists()


def test_a_form_from_another_site_is_refused():
    assert sign_up(Client(enforce_csrf_checks=True)).status_code == 403


def test_one_mailbox_has_one_key():
    assert mailbox("A.Nn+x@GMail.com") == mailbox("ann@googlemail.com") == "ann@gmail.com"
    assert mailbox("ann@BÜCHER.example") == mailbox("ann@xn--bcher-kva.example")
    assert mailbox("a.nn@example.org") != mailbox("ann@example.org")
