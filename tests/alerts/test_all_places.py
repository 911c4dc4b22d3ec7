"""One subscription to every place: asked for, told beforehand, matched once, named and stopped like any other."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from tests.alerts.subscribers import a_subscription
from tests.builders import COUNTRY, a_change, a_place, a_substance, an_event
from tests.smtp import SmtpSink
from tracker.alerts.dispatch import dispatch
from tracker.alerts.invite import invite
from tracker.alerts.models import Alert, SignUp, Subscription
from tracker.alerts.send import send
from tracker.alerts.volume import mails_a_month
from tracker.alerts.wish import Wish
from tracker.alerts.words import Frequency, Interest
from tracker.review.models import Event
from tracker.vocabulary import EventKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ANN = "ann@example.org"
TEXAS = f"{COUNTRY}/state:tx"
CANADA = "ocd-division/country:ca"


def everywhere(address: str = ANN, **more: object) -> Subscription:
    subscription = a_subscription(address, **more)
    Subscription.objects.filter(pk=subscription.pk).update(jurisdiction=None)
    return subscription


def events() -> list[Event]:
    return [an_event(a_change(a_place(place))) for place in (TEXAS, CANADA, COUNTRY)]


def test_who_asks_for_all_places_is_told_of_each() -> None:
    everywhere()
    assert [dispatch(event) for event in events()] == [1, 1, 1]


def test_who_asks_for_all_places_and_for_one_is_told_once() -> None:
    everywhere(frequency=Frequency.WEEKLY)
    a_subscription(ANN)
    assert dispatch(an_event()) == 1
    assert Alert.objects.get().frequency == Frequency.AT_ONCE


def test_all_places_are_of_the_substance_and_topic_that_were_asked_for() -> None:
    everywhere(substance=a_substance("7-oh"))
    everywhere("bob@example.org", topic=Interest.BILLS)
    assert dispatch(an_event()) == 0


def test_a_correction_is_told_to_who_asked_for_all_places() -> None:
    everywhere()
    wrong = an_event()
    dispatch(wrong)
    assert dispatch(an_event(a_change(corrects=wrong.change, subject="RS 40:965"), EventKind.CORRECTED)) == 1


def test_nobody_asks_for_all_places_twice() -> None:
    everywhere()
    with pytest.raises(IntegrityError):
        everywhere()


def test_how_many_mails_all_places_have_meant_is_told_beforehand(client: Client) -> None:
    wish = Wish(place=None, substance=None, topics=tuple(Interest))
    now = timezone.now()
    for event in events():
        Event.objects.filter(pk=event.pk).update(recorded_at=now - timedelta(days=1))
    assert mails_a_month(wish, now) == 3
    page = client.post("/subscribe/", {"place": "all", "topics": ["status"], "preview": "yes"}).content.decode()
    assert "would have meant 3 mails a month" in page


def test_all_places_are_asked_for_confirmed_and_named_in_every_mail(
    client: Client, sink: SmtpSink, settings: object
) -> None:
    form = {"address": ANN, "place": "all", "topics": ["status"], "includes_below": "on"}
    client.post("/subscribe/", form)
    invite(SignUp.objects.all())
    asked = sink.messages[-1].message.get_content()
    assert "changes of the law about every substance in all places" in asked
    client.post(re.search(r"(/confirm/\S+)", asked)[1])
    dispatch(an_event(a_change(a_place(CANADA))))
    send(Alert.objects.all())
    letter = sink.messages[-1].message.get_body(("plain",)).get_content()
    assert "changes of the law about every substance in all places" in letter
    client.post(re.search(r"(/unsubscribe/\S+/)", sink.messages[-1].message["List-Unsubscribe"])[1])
    assert not Subscription.objects.filter(ended_at=None).exists()
