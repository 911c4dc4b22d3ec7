"""The way out: one click, no question, and nothing that a scanner or a stranger can end."""

import email
import http.client
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client
from lxml import html

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import a_change, a_place, an_event
from tracker.alerts.letter import fill, letter
from tracker.alerts.models import Subscriber, Subscription
from tracker.alerts.token import CONFIRM, stop_token
from tracker.vocabulary import Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def stop_link(*subscriptions: Subscription) -> str:
    return f"/unsubscribe/{stop_token(subscriptions[0].subscriber, [one.pk for one in subscriptions])}/"


def is_live(subscription: Subscription) -> bool:
    return Subscription.objects.filter(pk=subscription.pk, ended_at=None).exists()


def post(link: str, **form: str):
    """Post as a mail program does: with no cookie and no page before it."""
    return Client(enforce_csrf_checks=True).post(link, form or ONE_CLICK)


def test_one_click_ends_just_that_subscription():
    law, bills = a_subscription(), a_subscription(topic=Topic.BILLS)
    assert post(stop_link(law)).status_code == 200
    assert not is_live(law)
    assert is_live(bills)


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("end", ["/", ""])
def test_one_click_is_never_redirected(live_server, content_type, end, db):
    subscription = a_subscription()
    body = "List-Unsubscribe=One-Click"
    if "multipart" in content_type:
        body = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
    connection = http.client.HTTPConnection(urlsplit(live_server.url).netloc)
    connection.request("POST", stop_link(subscription).rstrip("/") + end, body, {"Content-Type": content_type})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == 200
    assert answer.getheader("Set-Cookie") is None
    assert not is_live(subscription)


def test_one_click_over_plain_http_is_not_redirected_in_production(settings):
    settings.SECURE_SSL_REDIRECT = True
    subscription = a_subscription()
    assert post(stop_link(subscription)).status_code == 200
    assert not is_live(subscription)


@pytest.mark.usefixtures("one_moment")
def test_clicking_twice_is_answered_the_same():
    link = stop_link(a_subscription())
    first, second = post(link), post(link)
    assert (first.status_code, first.content) == (second.status_code, second.content)


def test_looking_ends_nothing(client):
    subscription = a_subscription()
    link = stop_link(subscription)
    assert client.get(link).status_code == client.head(link).status_code == 200
    assert is_live(subscription)


def test_the_page_says_what_the_link_stops(client):
    page = client.get(stop_link(a_subscription())).content.decode()
    assert "changes of the law about every substance in Louisiana" in page


def test_on_paper_the_page_does_not_tell_the_link(client):
    page = html.fromstring(client.get(stop_link(a_subscription())).content.decode())
    (printed,) = page.find_class("printed")
    assert "/unsubscribe/" not in printed.text_content()


@pytest.mark.usefixtures("one_moment")
def test_a_wrong_link_gets_one_neutral_page_and_ends_nothing():
    subscription = a_subscription()
    good = stop_link(subscription).removeprefix("/unsubscribe/").rstrip("/")
    other_purpose = signing.dumps([subscription.subscriber.pk, 0, [subscription.pk]], salt=CONFIRM)
    unknown = stop_token(Subscriber(pk=999), [subscription.pk])
    wrong = [good[:-1], good.swapcase(), "x", other_purpose, unknown]
    answers = [post(f"/unsubscribe/{token}/", everything="yes") for token in wrong]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert is_live(subscription)


def test_a_link_ends_nothing_of_another_subscriber():
    hers, his = a_subscription("ann@example.org"), a_subscription("bob@example.org")
    post(f"/unsubscribe/{stop_token(a_subscriber('ann@example.org'), [his.pk])}/")
    assert is_live(hers)
    assert is_live(his)


def test_everything_can_be_stopped_from_any_mail():
    subscriptions = [a_subscription(), a_subscription(topic=Topic.BILLS)]
    link = stop_link(subscriptions[0])
    assert post(link, everything="yes").status_code == post(link, everything="yes").status_code == 200
    assert not any(map(is_live, subscriptions))
    assert Subscriber.objects.get().ended_at is not None


def test_an_old_mail_s_link_does_not_end_what_was_started_since():
    old = a_subscription()
    link = stop_link(old)
    post(link, everything="yes")
    Subscriber.objects.update(ended_at=None)
    new = a_subscription(topic=Topic.BILLS)
    assert post(link, everything="yes").status_code == 404
    assert is_live(new)


def test_the_link_in_a_mail_s_header_ends_all_that_brought_it(settings):
    subscriptions = [a_subscription(), a_subscription(topic=Topic.BILLS)]
    event, keys = an_event(a_change()), [one.pk for one in subscriptions]
    mail = fill(letter(event, subscriptions), event, subscriptions[0].subscriber, keys)
    header = email.message_from_bytes(mail.content)["List-Unsubscribe"]
    post(urlsplit(header.strip(" \r\n<>")).path)
    assert not any(map(is_live, subscriptions))


def test_the_desk_sees_how_many_a_change_would_reach(admin_client, client):
    a_subscription(place=a_place())
    link = f"/staff/reach/{a_change().pk}/"
    page = admin_client.get(link).content.decode()
    assert "1 subscriber will be told" in page
    assert "At once: 1" in page
    assert client.get(link).status_code == 302


def test_only_a_superuser_sees_an_address_in_the_admin(admin_client, client, django_user_model):
    link = f"/admin/alerts/subscriber/{a_subscriber('ann@example.org').pk}/change/"
    from django.contrib.auth.models import Permission

    clerk = django_user_model.objects.create_user("clerk", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_subscriber"))
    client.force_login(clerk)
    assert "ann@example.org" in admin_client.get(link).content.decode()
    assert "ann@example.org" not in client.get(link).content.decode()
