"""Junk at the doors of the alerts room: refused or answered, and never an error of ours."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import LOUISIANA, a_place, a_substance
from tracker.alerts.manage import LINK_LIVES
from tracker.alerts.models import ManageLink, SignUp, Subscriber, Subscription
from tracker.alerts.token import confirm_token, stop_token

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
FORM = "application/x-www-form-urlencoded"
WISH = {"address": "ann@example.org", "place": LOUISIANA, "substance": "", "topics": "status", "do": "change"}
HOSTILE = (
    "\x00",
    "a\r\nBcc: eve@evil.example",
    "\u202e{{ settings.SECRET_KEY }} %(x)s {0.__class__}",
    "' OR 1=1 --",
    "9" * 400,
    "-1",
    "\ud7ff\U0010ffff",
    "../../etc/passwd",
    "x" * 1_000_000,
)


def bodies() -> list[tuple[bytes, str]]:
    fields = [*WISH, "subscription", "frequency", "time_zone", "url"]
    one_is_hostile = [urlencode({**WISH, field: words}) for field in fields for words in HOSTILE]
    strange = [
        "&".join(f"topics=status{number}" for number in range(10_000)),
        "&".join([urlencode(WISH)] * 50),
        "%ff%fe=%00&=&&&address",
        "{}",
    ]
    forms = [(body.encode(), FORM) for body in (*one_is_hostile, *strange)]
    return [*forms, (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x"), (b"\xff" * 99, FORM)]


def a_manage_page() -> str:
    link = ManageLink(subscriber=a_subscriber(), requested_at=timezone.now(), expires_at=timezone.now() + LINK_LIVES)
    link.word_sha256 = "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"  # of "aaa"
    link.next_try_at = timezone.now()
    link.save()
    return "/manage/aaa/"


def a_stop_page() -> str:
    subscription = a_subscription()
    return f"/unsubscribe/{stop_token(subscription.subscriber, [subscription.pk])}/"


@pytest.mark.parametrize("page", [lambda: "/subscribe/", lambda: "/manage/", a_manage_page, a_stop_page])
def test_no_form_makes_an_error_of_ours(page: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.alerts.views.even.AS_LONG_AS", 0.0)
    a_place()
    a_substance()
    path, client = page(), Client(raise_request_exception=False)
    answered = {client.post(path, body, content_type=kind).status_code for body, kind in bodies()}
    assert answered <= {200, 302, 400, 404}


def test_no_made_up_token_opens_anything(client: Client) -> None:
    subscription = a_subscription()
    sign_up = SignUp.objects.create(
        subscriber=subscription.subscriber, jurisdiction=a_place(), topics=["status"], requested_at=timezone.now(),
        next_try_at=timezone.now(),
    )  # fmt: skip
    stop, confirm = stop_token(subscription.subscriber, [subscription.pk]), confirm_token(sign_up)
    a_manage_page()
    maimed = [token[:at] + "A" + token[at + 1 :] for token in (stop, confirm) for at in range(0, len(token) - 1, 3)]
    words = [words.replace("/", "").replace("\x00", "%00")[:200] for words in HOSTILE]
    junk = {*maimed, *words, stop[::-1], confirm * 9} - {stop, confirm}
    of_another_door = {"unsubscribe": confirm, "confirm": stop, "manage": stop}
    paths = [f"/{door}/{token}/" for door, other in of_another_door.items() for token in (*junk, other)]
    assert {client.post(path, {"do": "forget", "everything": "yes"}).status_code for path in paths} == {404}
    assert Subscription.objects.get().ended_at is None
    assert Subscriber.objects.exists()
